// States of the form worth looking at, as the fragments in which links keep them (src/link.rs).

const link = (fields, ...records) =>
  ["1nl", ...Object.entries(fields).map(([code, text]) => `${code}=${encodeURIComponent(text)}`), ...records].join("&");
const record = (kind, fields) => [kind, ...Object.entries(fields).map(([code, text]) => `${code}=${encodeURIComponent(text)}`)].join("&");
const award = (date, amount) => record("a", { ad: date, aa: amount });
const enterprise = (level, fields) => record(`r${level}`, fields);

const DAY = { d: "23-11-2026" };
// A bv in Ghent without public share or earlier aid; its size is still open.
const PLAIN = { ...DAY, p: "9000", f: "bv", o: "n", m: "y", e: "n", t: "n", x: "n" };
const SME = { ...PLAIN, s: "y" };
const LARGE = { ...PLAIN, s: "n", w: "n", n: "y" };
const YEARS = (headcount, turnover, balance) => ({ h1: headcount, t1: turnover, b1: balance, h2: headcount, t2: turnover, b2: balance });
const COMPUTED = { ...PLAIN, s: "c", w: "n", n: "n" };

const GROUP = [
  enterprise(1, { na: "Holding De Nachtegaal", c: "60", v: "60", ...YEARS("40", "1.000.000", "900.000") }),
  enterprise(2, { na: "Zusteronderneming", c: "38", v: "38", ...YEARS("30,5", "2.000.000", "1.500.000") }),
  enterprise(3, { na: "Kleindochter", c: "100", v: "100", z: "y", ...YEARS("12", "400.000", "300.000") }),
];
const LEDGER = [award("24-11-2024", "285.000"), award("01-03-2025", "5.000,50")];
const QUOTES = { q: "y", qs: "8.400", xs: "100", qm: "18.500", xm: "1.500,55", qp: "35.000", xp: "30.000" };

export const STATES = {
  "nothing answered": "1nl",
  "eligible": link(SME),
  "refused with figures": link({ ...COMPUTED, ...YEARS("258,4", "60.000.000", "44.000.000"), g: "n" }),
  "refused until a date": link({ ...SME, t: "y", td: "24-11-2023" }),
  "open, with errors at fields": link(
    { ...PLAIN, p: "0999", o: "y", op: "abc", s: "c", h1: "-5", t1: "1.2.3", b1: "8.500,5,0", t: "y", td: "31-02-2026", x: "y", q: "y", qm: "🙂" },
    award("24-11-26", "9".repeat(500)),
  ),
  "a group of four with totals": link({ ...COMPUTED, ...YEARS("150", "60.000.000", "40.000.000"), g: "y" }, ...GROUP),
  "a ledger": link({ ...SME, x: "y" }, ...LEDGER),
  "quotes at 35 %": link({ ...LARGE, ...QUOTES }),
  "everything": link({ ...COMPUTED, ...YEARS("240", "60.000.000", "44.000.000"), g: "y", o: "y", op: "10", n: "y", t: "y", td: "24-11-2020", x: "y", ...QUOTES }, ...GROUP, ...LEDGER),
};

/** A state of one's own: a plain enterprise with these fields besides, and these awards and enterprises. */
export const sme = (fields = {}, ...records) => link({ ...SME, ...fields }, ...records);
export const computed = (fields = {}, ...records) => link({ ...COMPUTED, ...fields }, ...records);
export const large = (fields = {}, ...records) => link({ ...LARGE, ...fields }, ...records);
export { award, enterprise, YEARS as years };

/** Puts the element in a state; everything that follows from it is there when this returns. */
export const put = async (page, state) => {
  await page.evaluate(async (fragment) => {
    document.querySelector("cyber-subsidie").state = fragment;
    // Effects run after the task that caused them, pictures after those.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    scrollTo({ top: 0, behavior: "instant" });
  }, STATES[state] ?? state);
};

/** Opens everything that can be unfolded. */
export const unfold = (page) =>
  page.evaluate(() => {
    for (const fold of document.querySelector("cyber-subsidie").shadowRoot.querySelectorAll("details")) fold.open = true;
  });
