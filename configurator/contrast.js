// Contrast of colours by WCAG 2.2, and which colours of a host are refused for too little of it.

/** A colour as `#rrggbb`, from that or `#rgb`, with or without its sign; null for any other text. */
export const colour = (text) => {
  const [, digits] = /^#?((?:[0-9a-f]{3}){1,2})$/i.exec(text.trim()) ?? [];
  if (!digits) return null;
  return `#${(digits.length === 3 ? [...digits].map((one) => one + one).join("") : digits).toLowerCase()}`;
};

const luminance = (hex) => {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** From 1, for one colour on itself, to 21, for black on white. */
export const ratio = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const TEXT = 4.5;
const EDGE = 3;
/** What is read on which grounds, by the names of the variables, and the ratio that it must have (docs/EMBEDDING.md). */
export const PAIRS = [
  ["text", ["surface", "raised", "chosen", "yes-soft", "no-soft", "open-soft"], TEXT],
  ["muted", ["surface", "raised"], TEXT],
  ["action", ["surface", "raised", "chosen"], TEXT],
  ["action-strong", ["surface", "raised", "chosen"], TEXT],
  ["on-action", ["action", "action-strong"], TEXT],
  ["on-ink", ["ink"], TEXT],
  ["yes", ["surface", "raised", "yes-soft"], TEXT],
  ["no", ["surface", "raised", "no-soft"], TEXT],
  ["open", ["surface", "raised", "open-soft"], TEXT],
  ["border", ["surface", "raised"], EDGE],
  ["accent", ["ink"], EDGE],
].flatMap(([name, grounds, least]) => grounds.map((ground) => ({ name, ground, least })));

/**
 * Of the colours that are `wanted`, by name, those that are read well beside each other and beside `defaults`, which stand where none
 * is wanted; and of each refused one the first pair in which it fails, with its ratio. Taking one back can spoil another, so
 * this goes on until nothing fails.
 */
export const judge = (wanted, defaults) => {
  const accepted = { ...wanted };
  const refused = {};
  for (let failed = true; failed;) {
    const shown = { ...defaults, ...accepted };
    const fails = PAIRS.map((pair) => ({ ...pair, ratio: ratio(shown[pair.name], shown[pair.ground]) })).filter((pair) => pair.ratio < pair.least);
    failed = false;
    for (const pair of fails) {
      for (const name of [pair.name, pair.ground]) {
        if (!(name in accepted) && !(name in refused)) continue;
        refused[name] ??= pair;
        failed ||= name in accepted;
        delete accepted[name];
      }
    }
  }
  return { accepted, refused };
};
