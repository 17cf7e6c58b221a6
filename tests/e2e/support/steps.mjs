// Where the reader stands after a press, and what moves under it: run in the page, in browsers that a test does not drive by hand.

/** An SME with two awards, and with few answers left. */
export const start = async () => {
  document.querySelector("cyber-subsidie").state = "1nl&d=23-11-2026&p=9000&f=bv&o=n&m=y&e=n&t=n&s=y&x=y&a&ad=24-11-2024&aa=1.000&a&ad=24-11-2025&aa=2.000";
  await new Promise((done) => setTimeout(done, 200));
};

/** Presses, and tells what has the focus after each press. */
export const stands = async () => {
  const { shadowRoot } = document.querySelector("cyber-subsidie");
  for (const section of shadowRoot.querySelectorAll("details.part")) section.open = true;
  const stood = [];
  for (const name of ["Steun 1 verwijderen", "Verwijderen ongedaan maken: Steun 1", "Steun toevoegen"]) {
    const button = [...shadowRoot.querySelectorAll("button")].find((one) => one.innerText.trim() === name);
    button.focus();
    button.click();
    await new Promise((done) => setTimeout(done, 200));
    const focused = shadowRoot.activeElement;
    stood.push([focused?.closest("fieldset")?.querySelector("legend").innerText ?? "", (focused?.labels?.[0] ?? focused)?.innerText.trim()].join("/"));
  }
  return stood;
};
export const STOOD = ["/Verwijderen ongedaan maken: Steun 1", "Steun 1/Toegekend op", "Steun 3/Toegekend op"];

/** Picks each answer of the form in turn, and tells which of them moved when it was pressed, and how far. */
export const moved = async () => {
  const { shadowRoot } = document.querySelector("cyber-subsidie");
  for (const section of shadowRoot.querySelectorAll("details.part")) section.open = true;
  const names = [...new Set([...shadowRoot.querySelectorAll("[type=radio]")].map((radio) => radio.name))];
  const all = [];
  for (const name of names) {
    for (const radio of shadowRoot.querySelectorAll(`[name="${name}"]`)) {
      // In what is folded nothing is pressed.
      if (radio.parentElement.getClientRects().length === 0) continue;
      radio.scrollIntoView({ block: "center", behavior: "instant" });
      await new Promise((done) => setTimeout(done, 50));
      const { top } = radio.getBoundingClientRect();
      radio.click();
      // What is drawn then, is what is seen.
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const by = radio.getBoundingClientRect().top - top;
      if (Math.abs(by) > 1) all.push(`${name}=${radio.value} by ${by} px`);
    }
  }
  return all;
};
