// The form as a visitor handles it: by its questions and labels.
import { FORM, HERE } from "./figures.mjs";

/** Picks an answer of a question. */
export const choose = (page, question, answer) =>
  page.getByRole("group", { name: question }).getByRole("radio", { name: answer, exact: true }).check();

/** Types in a field and leaves it. */
export const type = async (page, label, text) => {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(text);
  await field.blur();
};

/** Everything that a plain SME answers but its size: in the region, no public share, no earlier aid. */
export const plainEnterprise = async (page) => {
  await type(page, "Postcode van de vestiging die het traject krijgt", HERE);
  await page.getByLabel("Rechtsvorm", { exact: true }).selectOption(FORM);
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
