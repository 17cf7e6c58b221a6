// Which language an element speaks, and how it changes over without losing a visitor's place.
import { language } from "./load.js";
import { hold } from "./scroll.js";

/** What is told, in the language that was asked for, as long as its texts are not there. */
const WAITING = {
  fr: "Le texte en français n’est pas encore là. Voici le texte en néerlandais.",
  en: "The English text is not there yet. This is the Dutch text.",
  de: "Der deutsche Text ist noch nicht da. Das ist der niederländische Text.",
};

/** The language of the nearest ancestor that has one, also beyond shadow roots. */
const around = (element) => {
  for (let at = element; at; at = at.getRootNode().host) {
    const found = at.closest("[lang]");
    if (found) return found.lang;
  }
  return undefined;
};

/** The language that an element is to speak: of its own attribute or its surroundings; Dutch for one that there is not. */
export const wanted = (element) => language(around(element)) ?? "nl";

/** A line that says why the texts are in Dutch. */
export const waiting = (code) => {
  const line = document.createElement("p");
  line.className = "waiting";
  line.role = "status";
  line.lang = code;
  line.textContent = WAITING[code];
  return line;
};

/** Buttons for the languages among which a host lets its visitors choose. */
export const choice = (codes, now, choose) => {
  const group = document.createElement("p");
  group.className = "languages";
  for (const code of codes) {
    const button = document.createElement("button");
    button.type = "button";
    button.lang = code;
    button.ariaPressed = String(code === now);
    button.textContent = new Intl.DisplayNames([code], { type: "language" }).of(code);
    button.addEventListener("click", () => choose(code));
    group.append(button);
  }
  return group;
};

/** Runs `change`, which changes what stands around `root`: who is busy in it, or beside it, sees nothing move. */
export const still = (root, change) => {
  const before = root.getBoundingClientRect().top;
  change();
  if (root.getRootNode().activeElement) hold(root, before);
};

/** The place of each fold: that of the fold around it, and which one it is in there. */
const folds = (root) => {
  const places = new Map();
  const inside = {};
  for (const fold of root.querySelectorAll("details")) {
    const around = places.get(fold.parentNode.closest("details")) ?? "";
    inside[around] = (inside[around] ?? 0) + 1;
    places.set(fold, `${around}/${inside[around]}`);
  }
  return places;
};

/** Runs `change`, which makes everything in `root` anew, and puts back the focus, what was folded, and the place in the window. */
export const inPlace = (root, change) => {
  const before = {};
  for (const [fold, place] of folds(root)) before[place] = fold.open;
  const held = root.getRootNode().activeElement;
  const peers = () => [...root.querySelectorAll(held.localName)];
  const index = held && root.contains(held) ? peers().indexOf(held) : -1;
  const { id, selectionStart, selectionEnd } = held ?? {};
  const top = held?.getBoundingClientRect().top;
  change();
  // What is in a fold may be made only when it is unfolded: then once more.
  const unfold = () => {
    let more = false;
    for (const [fold, place] of folds(root)) {
      if (before[place] === !fold.open) {
        fold.open = !fold.open;
        more = true;
      }
      delete before[place];
    }
    if (more) setTimeout(unfold);
  };
  unfold();
  if (index < 0) return;
  const again = (id && root.querySelector(`#${CSS.escape(id)}`)) || peers()[index];
  again?.focus({ preventScroll: true });
  if (selectionStart != null) again?.setSelectionRange(Math.min(selectionStart, again.value.length), Math.min(selectionEnd, again.value.length));
  const back = () => again && hold(again, top);
  back();
  // Once more when the card beside it has found its height.
  requestAnimationFrame(back);
};
