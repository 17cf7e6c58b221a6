// The form as a visitor handles it: by its questions and labels.
import { FORM, HERE } from "./figures.mjs";

/** Unfolds what stands around a field, as a visitor does, from without to within. */
export const unfolded = async (field) => {
  // Other browsers' drivers do so by themselves (visitor.mjs).
  if (!field.evaluateHandle) return field;
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

/** The figures of both years: head count, turnover, balance sheet total. */
export const figures = async (scope, years, values) => {
  for (const [index, year] of years.entries()) {
    const [headcount, turnover, balance] = values[index];
    await type(scope, `Voltijdse equivalenten (VTE) ${year}`, headcount);
    await type(scope, `Omzet ${year}`, turnover);
    await type(scope, `Balanstotaal ${year}`, balance);
  }
};

export const headline = (page) => page.getByRole("region", { name: "Resultaat" }).getByRole("heading", { level: 2 });
