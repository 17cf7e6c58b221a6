// A host's page on paper, with the element in it: nothing stands over anything, no line is cut, no row of amounts is torn, and
// nothing is left out or said twice, wherever the sheets end.
import assert from "node:assert/strict";
import { test } from "node:test";
import { host, put } from "./support/element.mjs";
import { overlaps, words } from "./support/pdf.mjs";
import { ready, useSite } from "./support/site.mjs";
import { STATES } from "./support/states.mjs";

const site = useSite();
const BEFORE = "Hiervoor staat een alinea van de gastheer.";
const AFTER = "Hierna staat nog een alinea van de gastheer.";
const TAG = "<cyber-subsidie eager></cyber-subsidie>";
const page = (inside) => `<p>${BEFORE}</p><div class="spacer"></div>${inside}<p>${AFTER}</p>`;
const HOSTS = {
  "a plain page": page(TAG),
  "a grid's cell": page(`<div style="display:grid;grid-template-columns:1fr">${TAG}</div>`),
  "a row, with a column beside it": page(`<div style="display:flex;gap:1rem"><aside style="flex:none;width:150px">Aan de zijkant.</aside><div style="flex:1">${TAG}</div></div>`),
  "a bar that sticks, in a box of its own": page(`<div style="border:1px solid;border-radius:8px"><div style="position:sticky;top:0">Menu</div>${TAG}</div>`),
};
/** Heights (px) of what stands before the element: a sheet's end goes through all of it, step by step. */
const STEPS = [0, 170, 340, 510, 680, 850];
const tight = (text) => text.normalize("NFKC").replace(/\s/g, "");

/** What the element shows on paper: the cells of each row of its tables, and its headline. */
const shown = (opened) =>
  opened.evaluate(() => {
    const { shadowRoot } = document.querySelector("cyber-subsidie");
    const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 1;
    return {
      rows: [...shadowRoot.querySelectorAll("tr")].filter(seen).map((row) => [...row.cells].filter(seen).map((cell) => cell.innerText)),
      headline: shadowRoot.querySelector("[part~=headline]").innerText,
    };
  });

for (const [name, body] of Object.entries(HOSTS)) {
  for (const state of ["nothing answered", "eligible", "a ledger"]) {
    test(`${name}, ${state}`, async (t) => {
      const opened = await host(site, body, { viewport: { width: 718, height: 1000 } });
      await ready(opened);
      await put(opened, "state", STATES[state]);
      const sheets = [];
      for (const height of STEPS) {
        await opened.evaluate((height) => { document.querySelector(".spacer").style.height = `${height}px`; }, height);
        await opened.emulateMedia({ media: "print" });
        const { rows, headline } = await shown(opened);
        const pages = words(await opened.pdf({ format: "A4", margin: { top: "12mm", right: "12mm", bottom: "12mm", left: "12mm" } }));
        const where = `${height} px down`;
        sheets.push(pages.length);
        const texts = pages.map((words) => tight(words.map(({ text }) => text).join("")));
        const whole = texts.join("");
        assert.ok(whole.length > 500, `${where}: ${whole.length} letters are read`);
        assert.deepEqual(pages.flatMap((words) => overlaps(words)), [], `${where}: one over the other`);
        assert.deepEqual(pages.flat().filter(({ cut }) => cut).map(({ text }) => text), [], `${where}: cut`);
        assert.ok(rows.length > 3, `${where}: ${rows.length} rows`);
        for (const row of rows) {
          const cells = row.map(tight);
          assert.ok(texts.some((text) => cells.every((cell) => text.includes(cell))), `${where}: torn, or not there: ${row.join(" | ")}`);
        }
        for (const once of [headline, BEFORE, AFTER]) assert.equal(whole.split(tight(once)).length - 1, 1, `${where}: "${once}" once`);
      }
      t.diagnostic(`${sheets.join(", ")} sheets`);
    });
  }
}

test("the reader of a PDF sees what it is asked to see", async () => {
  const opened = await host(site, `<style>p{margin:0;font:16px/20px sans-serif}.over{margin-top:-14px}.clip{height:9px;overflow:hidden}.gone{position:absolute;width:1px;height:1px;clip-path:inset(50%)}</style>
    <p>Onder elkaar</p><p>zoals het hoort: efficiënt, € 8.500.</p><p class="gone">Onzichtbaar</p><p class="clip">Afgesneden</p><p>Eerst</p><p class="over">Erover</p>`, { script: false });
  const [sheet, ...more] = words(await opened.pdf({ format: "A4" }));
  assert.deepEqual(more, []);
  const said = tight(sheet.map(({ text }) => text).join(""));
  assert.match(said, /Onderelkaarzoalshethoort:efficiënt,€8\.500\./);
  assert.doesNotMatch(said, /Onzichtbaar/);
  assert.deepEqual(sheet.filter(({ cut }) => cut).map(({ text }) => text), ["Afgesneden"]);
  assert.deepEqual(overlaps(sheet), ["Eerst / Erover"]);
});
