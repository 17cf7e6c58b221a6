// The day of the tests. Only what tells the date stands still: a page's timers, frames and measurements are the browser's own.

/** Every browser of the tests lives there, wherever the machine stands. */
export const TIME_ZONE = "Europe/Brussels";
/** A Tuesday, noon, on a clock in that zone. */
export const TODAY = "2026-11-24T12:00:00";

/** Runs in the page before its own scripts: from then on it is that moment. */
const stop = (day) => {
  const Real = Date;
  const now = new Real(day).getTime();
  globalThis.Date = new Proxy(Real, {
    construct: (target, given, made) => Reflect.construct(target, given.length ? given : [now], made),
    apply: () => new Real(now).toString(),
    get: (target, name) => (name === "now" ? () => now : Reflect.get(target, name)),
  });
};

const moment = (day) => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) throw new Error(`"${day}" is no moment`);
  return day;
};

/** A page of playwright, on that day wherever it goes; `null` leaves it the real clock. */
export const onDay = async (page, day = TODAY) => {
  if (day !== null) await page.addInitScript(stop, moment(day));
  return page;
};

/** The same for a browser that runs nothing before a page's scripts: as the first thing in the document. */
export const htmlOnDay = (html, day = TODAY) => {
  if (!html.includes("<head>")) throw new Error("the document has no head to put its clock in");
  return html.replace("<head>", () => `<head><script>(${stop})("${moment(day)}")</script>`);
};
