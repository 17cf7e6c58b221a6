// The form as a visitor handles it: by its questions and labels.
import { FORM, HERE } from "./figures.mjs";

/** Unfolds what stands around a field, as a visitor does, from without to within. */
export const unfolded = async (field) => {
  // Other browsers' drivers do so by themselves (visitor.mjs).
  if (!field.evaluateHandle) return field;
  // A firm of which all is told is one line in a narrow column.
  const card = await field.evaluateHandle((element) => {
    const head = element.closest(".firm[data-folded]")?.querySelector(".firm-fold");
    return head?.checkVisibility() ? head : null;
  });
  await card.asElement()?.click();
  for (;;) {
    const summary = await field.evaluateHandle((element) => {
      const folds = [];
      for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) if (!fold.open) folds.unshift(fold);
      return folds[0]?.querySelector("summary") ?? null;
    });
    if (!summary.asElement()) return field;
    await summary.asElement().click();
  }
};

/** An answer of a question, in sight. */
export const answer = (page, question, name) =>
  unfolded(page.getByRole("group", { name: question, includeHidden: true }).getByRole("radio", { name, exact: true, includeHidden: true }));

/** Picks an answer of a question. */
export const choose = async (page, question, name) => (await answer(page, question, name)).check();

/** A field by its label, in sight. */
export const field = (page, label) => unfolded(page.getByLabel(label, { exact: true }));

/** The box of a provider, in sight. */
export const provider = (page, name) =>
  unfolded(page.getByRole("group", { name: PROVIDER, exact: true, includeHidden: true }).locator("label.tick", { hasText: name }).getByRole("checkbox", { includeHidden: true }));
/** The question's name. */
export const PROVIDER = "Dienstverlener";

/** Types in a field and leaves it. */
export const type = async (page, label, text) => {
  const typed = await field(page, label);
  await typed.fill(text);
  await typed.blur();
};

/** Everything that a plain SME answers but its size: in the region, no public share, no earlier aid. */
export const plainEnterprise = async (page) => {
  await type(page, "Postcode van de vestiging die het traject krijgt", HERE);
  await (await field(page, "Rechtsvorm")).selectOption(FORM);
  await choose(page, /Bezitten overheden samen/, "nee");
  await choose(page, /Staat je hoofdactiviteit/, "ja");
  await choose(page, /Is het eigen vermogen negatief/, "nee");
  await choose(page, /Kreeg je al subsidie voor een cybersecurity/, "nee");
  await choose(page, /de-minimissteun/, "nee");
};

/** The row of the sheet in which the applicant's own figures stand. */
export const OWN = "Jouw onderneming";

/** The figures of both years, of the applicant or of the firm of this name: head count, turnover, balance sheet total. */
export const figures = async (page, years, values, firm = OWN) => {
  for (const [index, year] of years.entries()) {
    const [headcount, turnover, balance] = values[index];
    await type(page, `Voltijdse equivalenten (VTE) ${year}, ${firm}`, headcount);
    await type(page, `Omzet ${year}, ${firm}`, turnover);
    await type(page, `Balanstotaal ${year}, ${firm}`, balance);
  }
};

/** Says that there are no (more) firms in the group: a "no" in each direction in which there is none. */
export const noMoreFirms = async (page) => (await unfolded(page.getByRole("button", { name: "Geen van deze vier", includeHidden: true }))).click();

/** A firm's row of the sheet, or its card. */
export const firm = (page, name) => page.getByRole("group", { name, exact: true, includeHidden: true }).and(page.locator(".firm"));

/** A firm's row with what few firms need unfolded: it is made when it is unfolded for the first time. */
export const firmWithMore = async (page, name) => {
  const row = firm(page, name);
  await unfolded(row.locator(".fold > summary").first());
  if (!(await row.locator("> .fold").evaluate((fold) => fold.open))) await row.locator("> .fold > summary").click();
  await row.locator("> .fold .ticks").waitFor();
  return row;
};

export const headline = (page) => page.getByRole("region", { name: "Resultaat" }).getByRole("heading", { level: 2 });
