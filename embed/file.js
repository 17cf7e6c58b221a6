// Answers that a visitor kept in a file. What the public form refuses comes into its field as it stands, marked, whatever it would be if it were typed.

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
  decisionDate: "d", establishmentPostcode: "p", lastTrajectoryDecision: "td", publicParticipation: "op",
  "[].capital": "c", "[].voting": "v", "[].grantedOn": "ad", "[].amount": "aa",
  "quotes.start.base": "qs", "quotes.start.extensions": "xs", "quotes.medium.base": "qm", "quotes.medium.extensions": "xm",
  "quotes.plus.base": "qp", "quotes.plus.extensions": "xp",
};
/** The field of an error, by the end of its path: `relations[0].lastYear.headcount`. */
const codeOf = (path) => {
  const figure = /(lastYear|yearBefore)\.(\w+)$/.exec(path);
  if (figure) return FIGURES[figure[2]] && FIGURES[figure[2]] + (figure[1] === "lastYear" ? 1 : 2);
  return CODES[path.replace(/^.*\[\d+\]/, "[]")];
};

/** Before what a file must not hold, though somebody may type it (src/answers/respelled.rs): it is marked, and no value. */
const UNREAD = "\u2063";

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

/** A file without answers. */
const NONE = { state: "", whole: false, without: [] };

/** The link of what a file holds, whether that was all right, and the paths of what was left out; an empty state where there are no answers in it. */
export const stateOf = (text, fragment, evaluate) => {
  let data;
  try {
    const read = JSON.parse(text);
    data = read.application ?? read;
  } catch {
    return NONE;
  }
  if (typeof data !== "object" || data === null || Array.isArray(data)) return NONE;
  const given = Object.keys(data);
  const typed = [];
  let state;
  // Taken out one by one, each with the field in which it can be seen. Few files are wrong in more places than this.
  for (let times = 0; times < 200; times += 1) {
    state = fragment(data);
    if (state !== undefined) break;
    const { path, code: wrong } = evaluate(data).errors?.[0] ?? {};
    if (!path) return NONE;
    const [at, name] = holder(data, path);
    if (typeof at !== "object" || at === null) return NONE;
    const raw = at[name];
    const shown = wrong !== "unknownField" && ["string", "number"].includes(typeof raw);
    typed.push({ at, path, code: shown ? codeOf(path) : undefined, raw });
    const instead = standIn(name, data);
    if (Array.isArray(at)) at.splice(Number(name), 1);
    else if (instead) at[name] = instead;
    else delete at[name];
  }
  if (state === undefined || !given.some((name) => Object.hasOwn(data, name))) return NONE;
  const without = [];
  const parts = state.split("&");
  const records = (kind) => parts.flatMap((part, place) => (kind.test(part) ? [place] : []));
  for (const { at, path, code, raw } of typed) {
    if (!code) {
      if (raw !== undefined) without.push(path);
      continue;
    }
    const firm = firms(data.relations).indexOf(at) >= 0 ? at : firms(data.relations).find((one) => one.lastYear === at || one.yearBefore === at);
    const award = (data.deMinimis ?? []).indexOf(at);
    const place = firm ? records(/^r\d+$/)[firms(data.relations).indexOf(firm)] : award >= 0 ? records(/^a$/)[award] : 0;
    if (place === undefined) continue;
    // In its record, which goes on to the next one; what stood in for it makes way.
    let end = place + 1;
    while (end < parts.length && parts[end].includes("=")) end += 1;
    const own = parts.slice(place + 1, end).filter((part) => !part.startsWith(`${code}=`));
    // Both are asked under a "yes", to "t" and "o".
    if (code === "td" || code === "op") own.push(`${code[0]}=y`);
    own.push(`${code}=${encodeURIComponent(UNREAD + raw)}`);
    parts.splice(place + 1, end - place - 1, ...own);
  }
  return { state: parts.join("&"), whole: typed.length === 0, without };
};
