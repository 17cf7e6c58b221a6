// The words of a PDF as Chromium prints it, with the place of each: enough of the format for that, and an error for anything else.
import { inflateSync } from "node:zlib";

/** Every object by its number: its dictionary as text, and its stream where it has one. */
const objects = (bytes) => {
  const text = bytes.toString("latin1");
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)[1]);
  const [head, count] = /^xref\s+0 (\d+)\s+/.exec(text.slice(table));
  return Array.from({ length: Number(count) }, (_, number) => {
    const entry = table + head.length + 20 * number;
    if (text[entry + 17] !== "n") return null;
    const from = Number(text.slice(entry, entry + 10));
    const end = text.indexOf("endobj", from);
    const stream = />>\s*stream\r?\n/g;
    stream.lastIndex = from;
    const found = stream.exec(text);
    if (found === null || found.index > end) return { dict: text.slice(from, end) };
    const dict = text.slice(from, found.index);
    const raw = bytes.subarray(stream.lastIndex, stream.lastIndex + Number(/\/Length (\d+)/.exec(dict)[1]));
    return { dict, stream: () => (dict.includes("/FlateDecode") ? inflateSync(raw) : raw).toString("latin1") };
  });
};

const refs = (text) => [...text.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number));
const ref = (dict, name) => Number(new RegExp(`/${name} \\[?\\s*(\\d+) 0 R`).exec(dict)?.[1] ?? 0);
const code = (hex) => Number.parseInt(hex, 16);

/** A font's letters and widths (thousandths of its size) by glyph. */
const font = (all, { dict }) => {
  const letters = new Map();
  const map = all[ref(dict, "ToUnicode")]?.stream() ?? "";
  const say = (hex) => String.fromCharCode(...hex.match(/.{4}/g).map(code));
  for (const [, lines] of map.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, glyph, to] of lines.matchAll(/<(\w+)>\s*<(\w+)>/g)) letters.set(code(glyph), say(to));
  }
  for (const [, lines] of map.matchAll(/beginbfrange([^]*?)endbfrange/g)) {
    for (const [, first, last, to] of lines.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      for (let glyph = code(first); glyph <= code(last); glyph += 1) letters.set(glyph, String.fromCharCode(code(to) + glyph - code(first)));
    }
  }
  const inner = all[ref(dict, "DescendantFonts")]?.dict ?? "";
  const widths = new Map();
  for (const [, first, list, last, width] of (/\/W \[([^]*)\]\s*(?:\/|>>|$)/.exec(inner)?.[1] ?? "").matchAll(/(\d+) (?:\[([^\]]*)\]|(\d+) ([\d.]+))/g)) {
    if (list !== undefined) list.trim().split(/\s+/).forEach((one, index) => widths.set(Number(first) + index, Number(one)));
    else for (let glyph = Number(first); glyph <= Number(last); glyph += 1) widths.set(glyph, Number(width));
  }
  const plain = Number(/\/DW ([\d.]+)/.exec(inner)?.[1] ?? 1000);
  return (glyph) => [letters.get(glyph) ?? "\ufffd", widths.get(glyph) ?? plain];
};

const times = ([a, b, c, d, e, f], [g, h, i, j, k, l]) =>
  [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
const at = ([a, b, c, d, e, f], x, y) => [a * x + c * y + e, b * x + d * y + f];
/** The smallest upright rectangle around these points: left, low, right, high. */
const around = (points) => [0, 1].map((axis) => Math.min(...points.map((point) => point[axis])))
  .concat([0, 1].map((axis) => Math.max(...points.map((point) => point[axis]))));
const common = (one, other) => [0, 1].map((i) => Math.max(one[i], other[i])).concat([2, 3].map((i) => Math.min(one[i], other[i])));

const TOKEN = /\/[^\s/[\]<>()]+|<[0-9A-Fa-f]*>|\((?:\\.|[^\\)])*\)|<<|>>|[[\]]|[^\s/[\]<>()]+/g;

/**
 * Runs a content stream. Gives each run of letters without a space to `word`: text, box, and the clip that holds for it; and what is
 * filled at once to `fill`: a box for each of its parts.
 */
const run = (all, { dict, stream }, start, word, fill = () => {}) => {
  const fonts = new Map();
  const named = (name) => Number(new RegExp(`/${name} (\\d+) 0 R`).exec(dict)?.[1] ?? 0);
  let state = { ...start };
  let [stack, given, path, clip, text, line, pen] = [[], [], [], false, null, null, 0];
  const add = (...points) => path.at(-1).push(...points.map(([x, y]) => at(state.matrix, x, y)));
  const begin = (...points) => {
    path.push([]);
    add(...points);
  };
  const pairs = (numbers) => numbers.flatMap((_, i) => (i % 2 ? [] : [[numbers[i], numbers[i + 1]]]));
  const drawn = () => {
    if (clip && path.length > 0) state.clip = common(state.clip, around(path.flat()));
    [path, clip] = [[], false];
  };
  const filled = () => {
    if (path.length > 0) fill(path.map(around));
    drawn();
  };
  const show = (hex) => {
    const { font: letter, size } = text;
    let [x, from, said] = [pen, 0, ""];
    const end = () => {
      const matrix = times(line, state.matrix);
      // Of a line of letters only what has ink: from a small letter's foot to a capital's head.
      if (said !== "") word(said, around([[from, 0], [x, 0], [from, size * 0.7], [x, size * 0.7]].map(([x, y]) => at(matrix, x, y))), state.clip);
      said = "";
    };
    for (const [glyph] of hex.matchAll(/.{4}/g)) {
      const [sign, width] = letter(code(glyph));
      const blank = sign.trim() === "";
      if (blank) end();
      else if (said === "") from = x;
      if (!blank) said += sign;
      x += (width / 1000) * size;
    }
    end();
    pen = x;
  };
  const act = {
    q: () => stack.push(state) && (state = { ...state }),
    Q: () => (state = stack.pop()),
    cm: (...matrix) => (state.matrix = times(matrix, state.matrix)),
    m: (...all) => begin(...pairs(all)),
    l: (...all) => add(...pairs(all)),
    re: (x, y, width, height) => begin([x, y], [x + width, y], [x, y + height], [x + width, y + height]),
    W: () => (clip = true),
    BT: () => (text = { font: text?.font, size: text?.size }),
    Tf: (name, size) => {
      if (!fonts.has(name)) fonts.set(name, font(all, all[named(name.slice(1))]));
      text = { font: fonts.get(name), size };
    },
    Tm: (...matrix) => ([line, pen] = [matrix, 0]),
    Td: (x, y) => ([line, pen] = [times([1, 0, 0, 1, x, y], line), 0]),
    Tj: (hex) => show(hex.slice(1, -1)),
    Do: (name) => {
      const inner = all[named(name.slice(1))];
      if (!inner.dict.includes("/Form")) return;
      const own = /\/Matrix \[([^\]]*)\]/.exec(inner.dict)?.[1].trim().split(/\s+/).map(Number) ?? [1, 0, 0, 1, 0, 0];
      run(all, inner, { ...state, matrix: times(own, state.matrix) }, word, fill);
    },
  };
  Object.assign(act, { c: act.l, v: act.l, y: act.l, "W*": act.W });
  for (const end of ["n", "S", "s"]) act[end] = drawn;
  for (const end of ["f", "f*", "B", "B*", "b", "b*"]) act[end] = filled;
  for (const [token] of stream().matchAll(TOKEN)) {
    if (/^[-+.\d]/.test(token)) given.push(Number(token));
    else if (/^[/<([\]>]/.test(token)) given.push(token);
    else {
      if (["TJ", "'", '"', "T*", "TD", "Tz", "Ts"].includes(token)) throw new Error(`pdf: ${token} is not read`);
      act[token]?.(...given);
      given = [];
    }
  }
};

/** The pages of a PDF as objects, each with its sheet: left, low, right, high. */
const pages = (bytes) => {
  const all = objects(bytes);
  const tree = (number) => {
    const { dict } = all[number];
    return /\/Type \/Pages/.test(dict) ? refs(/\/Kids \[([^\]]*)\]/.exec(dict)[1]).flatMap(tree) : [all[number]];
  };
  const root = all.find((one) => one && /\/Type \/Catalog/.test(one.dict));
  return tree(ref(root.dict, "Pages")).map(({ dict }) => ({
    sheet: /\/MediaBox \[([^\]]*)\]/.exec(dict)[1].trim().split(/\s+/).map(Number),
    run: (start, word, fill) => run(all, { dict, stream: all[ref(dict, "Contents")].stream }, start, word, fill),
  }));
};

/**
 * The pages of a PDF, each a list of its words `{ text, left, top, right, bottom, cut }` in points from the sheet's upper left corner,
 * as they are drawn. What is clipped away whole is no word; `cut` says that a part of its height is.
 */
export const words = (bytes) =>
  pages(bytes).map(({ sheet, run }) => {
    const found = [];
    const word = (text, box, clip) => {
      const [left, low, right, high] = common(box, clip);
      if (right - left < 0.3 || high - low < 0.3) return;
      const [top, bottom] = [high, low].map((height) => sheet[3] - height);
      const cut = high - low < (box[3] - box[1]) * 0.9;
      const last = found.at(-1);
      // A word is drawn in pieces where its letters stand closer than usual.
      if (last && Math.abs(last.bottom - bottom) < 0.1 && Math.abs(left - last.right) < 1) Object.assign(last, { text: last.text + text, right, cut: cut || last.cut });
      else found.push({ text, left, top, right, bottom, cut });
    };
    run({ matrix: [1, 0, 0, 1, 0, 0], clip: sheet }, word);
    return found;
  });

/**
 * What a camera sees of the drawing with the most parts in a PDF, of rectangles alone: black and white, `{ pixels, width, height }`,
 * four bytes a pixel, `fine` pixels a point, with a white edge.
 */
export const drawing = (bytes, fine = 4, edge = 16) => {
  let most = [];
  for (const { sheet, run } of pages(bytes)) {
    run({ matrix: [1, 0, 0, 1, 0, 0], clip: sheet }, () => {}, (boxes) => {
      if (boxes.length > most.length) most = boxes;
    });
  }
  const [left, low, right, high] = around(most.flatMap(([left, low, right, high]) => [[left, low], [right, high]]));
  const [width, height] = [right - left, high - low].map((size) => Math.ceil(size * fine) + 2 * edge);
  const pixels = new Uint8ClampedArray(4 * width * height).fill(255);
  const place = (size) => Math.round(size * fine) + edge;
  for (const box of most) {
    for (let y = place(high - box[3]); y < place(high - box[1]); y += 1) {
      for (let x = place(box[0] - left); x < place(box[2] - left); x += 1) pixels.fill(0, 4 * (y * width + x), 4 * (y * width + x) + 3);
    }
  }
  return { pixels, width, height };
};

/** The pairs of a page's words of which one stands over the other by more than two points in each direction. */
export const overlaps = (page, least = 2) => {
  const pairs = [];
  const sorted = [...page].sort((one, other) => one.top - other.top);
  sorted.forEach((one, index) => {
    for (const other of sorted.slice(index + 1)) {
      if (other.top > one.bottom - least) break;
      if (Math.min(one.right, other.right) - Math.max(one.left, other.left) > least && Math.min(one.bottom, other.bottom) - other.top > least) {
        pairs.push(`${one.text} / ${other.text}`);
      }
    }
  });
  return pairs;
};
