// Answers that a visitor kept in a file. What the public form refuses comes into its field as it stands, so that the field says why.

/** A larger file holds no application. */
const LARGEST = 5_000_000;

/** The text of the file that a visitor picks; undefined where none was. */
export const picked = () => new Promise((done) => {
  const input = document.createElement("input");
  Object.assign(input, { type: "file", accept: ".json,application/json" });
  input.addEventListener("cancel", () => done(undefined));
  input.addEventListener("change", async () => {
    const [file] = input.files;
    done(file && file.size <= LARGEST ? await file.text().catch(() => "") : "");
  });
  input.click();
});

/** The codes in a link (src/answers/field.rs) of what can be typed, by its place in the public form. */
const FIGURES = { headcount: "h", turnover: "t", balanceSheetTotal: "b" };
const CODES = {
  decisionDate: "d", establishmentPostcode: "p", lastTrajectoryDecision: "td", capital: "c", voting: "v", name: "na", grantedOn: "ad", amount: "aa",
  "quotes.start.base": "qs", "quotes.start.extensions": "xs", "quotes.medium.base": "qm", "quotes.medium.extensions": "xm",
  "quotes.plus.base": "qp", "quotes.plus.extensions": "xp",
};
/** The field of an error, by the end of its path: `relations[0].lastYear.headcount`. */
const codeOf = (path) => {
  const figure = /(lastYear|yearBefore)\.(\w+)$/.exec(path);
  if (figure) return FIGURES[figure[2]] && FIGURES[figure[2]] + (figure[1] === "lastYear" ? 1 : 2);
  return CODES[path] ?? CODES[path.split(".").at(-1)];
};

/** What takes the place of a value without which the public form takes nothing. */
const standIn = (name, data) => ({
  decisionDate: new Date().toLocaleDateString("sv"), grantedOn: data.decisionDate, amount: "0.00", base: "0.00",
})[name];

/** Where a path leads: the object that holds the value, and the value's name in it. */
const holder = (data, path) => {
  const names = path.split(/[.[\]]+/).filter(Boolean);
  const last = names.pop();
  return [names.reduce((at, name) => at?.[name], data), last];
};

/** The enterprises in the order of a link, each list before the next enterprise. */
const firms = (list) => (Array.isArray(list) ? list.flatMap((one) => [one, ...firms(one?.relations)]) : []);

/** The link of what a file holds, and whether that was all right; without a state where there are no answers in it. */
export const stateOf = (text, fragment, evaluate) => {
  let data;
  try {
    const read = JSON.parse(text);
    data = read.application ?? read;
  } catch {
    return { whole: false };
  }
  if (typeof data !== "object" || data === null || Array.isArray(data)) return { whole: false };
  const typed = [];
  let state;
  // Taken out one by one, each with the field in which it can be seen. Few files are wrong in more places than this.
  for (let times = 0; times < 200; times += 1) {
    state = fragment(data);
    if (state !== undefined) break;
    const { path } = evaluate(data).errors?.[0] ?? {};
    if (!path) return { whole: false };
    const [at, name] = holder(data, path);
    if (typeof at !== "object" || at === null) return { whole: false };
    typed.push({ at, code: codeOf(path), raw: at[name] });
    const instead = standIn(name, data);
    if (Array.isArray(at)) at.splice(Number(name), 1);
    else if (instead) at[name] = instead;
    else delete at[name];
  }
  if (state === undefined) return { whole: false };
  const parts = state.split("&");
  const records = (kind) => parts.flatMap((part, place) => (kind.test(part) ? [place] : []));
  for (const { at, code, raw } of typed) {
    if (!code) continue;
    const firm = firms(data.relations).indexOf(at) >= 0 ? at : firms(data.relations).find((one) => one.lastYear === at || one.yearBefore === at);
    const award = (data.deMinimis ?? []).indexOf(at);
    const place = firm ? records(/^r\d+$/)[firms(data.relations).indexOf(firm)] : award >= 0 ? records(/^a$/)[award] : 0;
    if (place === undefined) continue;
    // In its record, which goes on to the next one; what stood in for it makes way.
    let end = place + 1;
    while (end < parts.length && parts[end].includes("=")) end += 1;
    const own = parts.slice(place + 1, end).filter((part) => !part.startsWith(`${code}=`));
    if (["string", "number"].includes(typeof raw)) own.push(...(code === "td" ? ["t=y"] : []), `${code}=${encodeURIComponent(raw)}`);
    parts.splice(place + 1, end - place - 1, ...own);
  }
  return { state: parts.join("&"), whole: typed.length === 0 };
};
