// widget.html: the form, what it makes of it, and the address in which all of it stands. Nothing is stored or sent.
import { chosen, fillIn, fragment, meant } from "./choices.js";
import { colour } from "./contrast.js";
import { isFrame, policy, sheet, snippet } from "./snippet.js";

const $ = (selector) => document.querySelector(selector);
const $$ = (selector) => [...document.querySelectorAll(selector)];
const data = JSON.parse($("#data").textContent);
const form = $("form");
const standard = chosen(form);
/** Milliseconds after the last key, before what is typed is shown. */
const PAUSE = 400;
/** The window of a phone, a tablet and a desk, by its width in pixels. */
const HEIGHTS = { 320: 640, 768: 900, 1280: 900 };

const home = new URL(data.up || "./", location.href);
const folder = new URL(`embed/${data.version}/`, home).href;
const number = (value, digits) => new Intl.NumberFormat(data.code, { minimumFractionDigits: 0, maximumFractionDigits: digits }).format(value);
const fill = (text, places) => text.replace(/\{(\w+)\}/g, (whole, name) => places[name] ?? whole);

const words = ([key, given = {}]) => {
  const places = { ...data.example, ...given };
  if (key === "contrast") {
    // Rounded down: what is refused never looks like what is asked for.
    Object.assign(places, {
      name: data.variable[given.name], ground: data.variable[given.ground], ratio: number(Math.floor(given.ratio * 100) / 100, 2), least: number(given.least, 1),
    });
  }
  return fill(data.wrong[key], places);
};

/** Says what is wrong at each field; of the one that is being typed in, only when it has been left. */
const tellWrong = (wrong, typing) => {
  for (const line of $$(".wrong")) {
    const name = line.id.replace(/-wrong$/, "");
    const side = line.dataset.side ? `${line.dataset.side}: ` : "";
    const text = wrong[name] ? side + words(wrong[name]) : "";
    if (text && name === typing && !line.textContent) continue;
    if (line.textContent !== text) line.textContent = text;
    for (const field of form.elements) {
      // A group of choices says it by its description.
      if (field.name !== name || field.matches("[type=radio], [type=checkbox]")) continue;
      if (text) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
  }
};

let shown = "";
let turn = 0;
const preview = $("#preview");
const showPreview = (told) => {
  const address = new URL(`widget-preview.html?${isFrame(told.door) ? told.door : "element"}#${encodeURIComponent(JSON.stringify(told))}`, home).href;
  if (address === shown) return;
  shown = address;
  // Not `src`, which would put each choice into the way back.
  preview.contentWindow.location.replace(address);
};

const hash = async (text) => {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
};

const put = (selector, text) => {
  const place = $(selector);
  if (place.textContent !== text) place.textContent = text;
};

const showFiles = (door, place, languages) => {
  $(".files").hidden = door !== "self";
  put(".files-text", fill(data.said["files-text"], { folder: place }));
  const names = ["widget.js", "widget.wasm", ...languages.filter((one) => one !== "nl").map((one) => `${one}.txt`)];
  if ($(".names").textContent === names.join("")) return;
  $(".names").replaceChildren(...names.map((name) => {
    const [item, link] = ["li", "a"].map((tag) => document.createElement(tag));
    Object.assign(link, { href: folder + name, download: name, textContent: name });
    item.append(link);
    return item;
  }));
};

const show = async (typing) => {
  const values = chosen(form);
  const told = fragment(values, standard);
  const { door, lang } = values;
  const { attributes, variables, folder: own, shown: packages, wrong } = meant(values, data, (property, value) => CSS.supports(property, value));
  tellWrong(wrong, typing);
  for (const link of $$(".languages a")) link.hash = told;
  if (told !== location.hash.slice(1)) history.replaceState(null, "", told ? `#${told}` : location.pathname + location.search);

  for (const one of $$("[data-doors]")) one.hidden = !one.dataset.doors.split(" ").includes(door);
  $('[data-field="folder"]').hidden = door !== "self";
  $('[data-field="address"]').hidden = !["mail", "web"].includes(values.contact);
  $('[data-field="provider-fixed"]').hidden = !values.provider;
  for (const name of ["ask", "per-package"]) $(`[data-field="${name}"]`).hidden = values.contact === "none";
  $(".own-colours").hidden = isFrame(door);
  $(".no-colours").hidden = !isFrame(door);
  $(".listen").hidden = !attributes.some(([name, value]) => name === "contact" && value === "event");
  for (const field of $$('.tone [type="color"]')) field.value = colour(values[field.dataset.for]) ?? field.defaultValue;
  for (const side of ["light", "dark"]) {
    for (const field of $$(`[name^="${side}."]`)) field.closest(".tone").toggleAttribute("data-idle", values.theme !== "auto" && values.theme !== side);
  }
  showFiles(door, own, [...new Set([lang, ...values.languages.split(" ").filter(Boolean)])]);

  const base = door === "self" ? own : folder;
  const lines = data.lines[lang].filter((_, at) => packages.includes(data.packages[at].id));
  const made = { door, base, attributes, variables, lines, title: data.frames[lang], integrity: data.integrity, iframeIntegrity: data.iframeIntegrity };
  put("#snippet", snippet(made));
  showPreview({ door, attributes, variables, lines, title: made.title, version: data.version });

  const style = isFrame(door) ? "" : sheet(variables);
  const mine = (turn += 1);
  const styleHash = style && crypto.subtle ? await hash(style) : undefined;
  if (mine !== turn) return;
  put("#policy", policy({ door, base, styleHash }));
  $(".policy-style").hidden = !style;
  put(".policy-style", styleHash ? data.said["policy-style"] : data.said["policy-no-style"]);
};

let picked = false;
const fit = () => {
  // Its own edges are one pixel each.
  const room = $(".preview").clientWidth - 2;
  const widths = $$('[name="width"]');
  // The widest that is seen at its true size, until somebody chooses.
  if (!picked) (widths.findLast(({ value }) => value <= room) ?? widths[0]).checked = true;
  const width = Number(widths.find(({ checked }) => checked).value);
  const scale = Math.min(1, room / width);
  const stage = $(".stage").style;
  // Beside the form it stays in view, so it is no higher than the window.
  const most = getComputedStyle($(".preview")).position === "sticky" ? innerHeight - $(".preview").clientHeight + $(".stage").clientHeight - 32 : Infinity;
  stage.setProperty("--width", `${width}px`);
  stage.setProperty("--height", `${Math.max(300, Math.min(HEIGHTS[width], Math.floor(most / scale)))}px`);
  stage.setProperty("--scale", String(scale));
  const percent = new Intl.NumberFormat(data.code, { style: "percent" }).format(scale);
  put(".scale", scale < 1 ? fill(data.preview.scaled, { percent }) : data.preview.whole);
};

/** Opens each part in which something was chosen or is wrong, so that nothing of it is out of sight. */
const unfold = () => {
  for (const fold of $$("details.part, details.more")) {
    const fields = [...fold.querySelectorAll("[name]")];
    const values = chosen(form);
    if (fields.some(({ name }) => values[name] !== standard[name])) fold.open = true;
  }
};

const open = () => {
  const known = fillIn(form, location.hash.slice(1));
  put(".notice", known ? "" : data.wrong.link);
  unfold();
  return show();
};

let waiting;
form.addEventListener("input", ({ target }) => {
  clearTimeout(waiting);
  if (target.dataset.for) {
    form.elements[target.dataset.for].value = target.value;
  }
  const typing = ["text", "textarea"].includes(target.type) ? target.name : undefined;
  // A browser lets an address be changed only so often.
  if (typing || target.type === "color") waiting = setTimeout(() => show(typing), PAUSE);
  else show();
});
form.addEventListener("change", () => {
  clearTimeout(waiting);
  show();
});
$(".quiet").addEventListener("click", () => {
  form.reset();
  put(".notice", "");
  show();
});
form.addEventListener("submit", (event) => event.preventDefault());
$(".widths").addEventListener("change", () => {
  picked = true;
  fit();
});
addEventListener("resize", fit);
addEventListener("hashchange", () => {
  const place = location.hash.slice(1);
  // A way to a place in the page is no choice.
  if (place && document.getElementById(place)) {
    show();
    return;
  }
  if (place !== fragment(chosen(form), standard)) open();
});

const said = new Map();
for (const button of $$("[data-copy]")) {
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy);
    const told = button.nextElementSibling;
    clearTimeout(said.get(told));
    told.textContent = "";
    let answer = data.said.copied;
    try {
      await navigator.clipboard.writeText(text.textContent);
    } catch {
      getSelection().selectAllChildren(text);
      answer = data.said["not-copied"];
    }
    told.textContent = answer;
    said.set(told, setTimeout(() => { told.textContent = ""; }, 8_000));
  });
}

for (const part of [form, ...$$(".preview, .code")]) part.hidden = false;
$(".plain").remove();
document.documentElement.dataset.works = "";
new ResizeObserver(fit).observe($(".preview"));
open();
