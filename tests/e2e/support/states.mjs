// States of the form worth looking at, as the fragments in which links keep them (src/link.rs). Where one lies on a side of a limit,
// it is counted from that limit (figures.mjs), so that it stays there under other figures.
import {
  aidLeaving, AWARDED, DECIDED, FORM, HERE, MILLION, of, packageOf, roomFor, SIZE, TOO_LARGE, TRAJECTORY, typed, typedDay,
} from "./figures.mjs";
import { PACKAGES } from "./scheme.mjs";

const link = (fields, ...records) =>
  ["1nl", ...Object.entries(fields).map(([code, text]) => `${code}=${encodeURIComponent(text)}`), ...records].join("&");
const record = (kind, fields) => [kind, ...Object.entries(fields).map(([code, text]) => `${code}=${encodeURIComponent(text)}`)].join("&");
const award = (date, amount) => record("a", { ad: date, aa: amount });
const enterprise = (level, fields) => record(`r${level}`, fields);

/** A link without what it tells of the moment it was made. */
export const unstamped = (link) => link.replace(/&_[rdoc]=[\w.-]*/g, "");

const DAY = { d: typedDay(DECIDED) };
// An enterprise in the region without public share or earlier aid; its size is still open.
const PLAIN = { ...DAY, p: HERE, f: FORM, o: "n", m: "y", e: "n", t: "n", x: "n" };
const SME = { ...PLAIN, s: "y" };
const LARGE = { ...PLAIN, s: "n", w: "n", n: "y" };
const YEARS = (headcount, turnover, balance) => ({ h1: headcount, t1: turnover, b1: balance, h2: headcount, t2: turnover, b2: balance });
const COMPUTED = { ...PLAIN, s: "c", w: "n", n: "n" };

// All directions told: a mother, her other daughter, and a daughter of that one.
const TOLD = { ga: "y", gb: "n", gs: "y", go: "n" };
const KIN = [
  enterprise(1, { k: "m", na: "Holding De Nachtegaal", c: "60", ...YEARS("40", "1.000.000", "900.000") }),
  enterprise(2, { k: "s", na: "Zusteronderneming", c: "38", ...YEARS("30,5", "2.000.000", "1.500.000") }),
  enterprise(3, { k: "d", na: "Kleindochter", c: "100", z: "y", ...YEARS("12", "400.000", "300.000") }),
];
// The same as a link of 1.0.0 tells it, or a host: how each belongs to the one above it is not said, and the list is whole.
const GROUP = [
  enterprise(1, { na: "Holding De Nachtegaal", c: "60", v: "60", ...YEARS("40", "1.000.000", "900.000") }),
  enterprise(2, { na: "Zusteronderneming", c: "38", v: "38", ...YEARS("30,5", "2.000.000", "1.500.000") }),
  enterprise(3, { na: "Kleindochter", c: "100", v: "100", z: "y", ...YEARS("12", "400.000", "300.000") }),
];
// Room for all of START, and later for the others too.
const LEDGER = [award(typedDay(AWARDED), typed(aidLeaving(roomFor("start")) - 500_050)), award("01-03-2026", "5.000,50")];
// Too low a price; one in its range; too much in all.
const [START, MEDIUM, PLUS] = PACKAGES.map((name) => packageOf(name).price);
const QUOTES = {
  q: "y", qs: typed(START[0] - 10_000), xs: "100", qm: typed(MEDIUM[0] + 150_000), xm: "1.500,55",
  qp: typed(PLUS[1]), xp: typed(of("extensions.total.max") - PLUS[1] + 500_000),
};
const { heads, turnover, balance } = SIZE;

export const STATES = {
  "nothing answered": "1nl",
  "eligible": link(SME),
  "refused with figures": link({ ...COMPUTED, ...YEARS(...TOO_LARGE), g: "n" }),
  "refused until a date": link({ ...SME, t: "y", td: typedDay(TRAJECTORY) }),
  "open, with errors at fields": link(
    { ...PLAIN, p: "0999", o: "y", op: "abc", s: "c", h1: "-5", t1: "1.2.3", b1: "8.500,5,0", t: "y", td: "31-02-2026", x: "y", q: "y", qm: "🙂" },
    award("24-11-26", "9".repeat(500)),
  ),
  "a group of four with totals": link({ ...COMPUTED, ...YEARS(typed(heads - 10_000), typed(turnover + 10 * MILLION), typed(balance - 3 * MILLION)), ...TOLD }, ...KIN),
  "a ledger": link({ ...SME, x: "y" }, ...LEDGER),
  "quotes of one under NIS2": link({ ...LARGE, ...QUOTES }),
  "everything": link({
    ...COMPUTED, ...YEARS(typed(heads - 1_000), typed(turnover + 10 * MILLION), typed(balance + MILLION)), g: "y", o: "y", op: "10", n: "y",
    t: "y", td: "24-11-2020", x: "y", ...QUOTES,
  }, ...GROUP, ...LEDGER),
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

/** What is made when it is unfolded, such as the rest of a firm's row, is there when this returns, and unfolded too. */
const openAll = (page, selector) =>
  page.evaluate(async (selector) => {
    const { shadowRoot } = document.querySelector("cyber-subsidie");
    for (let left; (left = [...shadowRoot.querySelectorAll(selector)].filter((fold) => !fold.open)).length > 0;) {
      for (const fold of left) fold.open = true;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
  }, selector);

/** Opens the sections of the form; what else can be unfolded stays as it is. */
export const openSections = (page) => openAll(page, "details.part");

/** Unfolds the cards of firms. */
const openCards = (page) =>
  page.evaluate(async () => {
    for (const head of document.querySelector("cyber-subsidie").shadowRoot.querySelectorAll(".firm[data-folded] > .firm-fold")) if (head.checkVisibility()) head.click();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });

/** Opens the sections, the cards of firms, and in each firm's row what few firms need. */
export const openFirms = async (page) => {
  await openAll(page, "details.part, .firm > details");
  await openCards(page);
};

/** Opens everything that can be unfolded, the cards of firms too. */
export const unfold = async (page) => {
  await openAll(page, "details");
  await openCards(page);
};
