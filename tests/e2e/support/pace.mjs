// How quick the machine is just now, so that a limit in milliseconds judges our work and not what else runs on it.

/** Milliseconds that the piece of work below takes on the quiet machine on which the limits were set (2 cores, 2026). */
const QUIET = 11;

/** A fixed piece of a browser's work that has nothing of ours in it: sums, texts, elements, layout. Gives the median of its times. */
const piece = () => {
  const place = document.body.appendChild(document.createElement("div"));
  const times = [];
  for (let count = 0; count < 25; count += 1) {
    const begun = performance.now();
    let sum = count;
    for (let step = 0; step < 500_000; step += 1) sum = (Math.imul(sum, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    const rows = Array.from({ length: 150 }, (_, row) => {
      const line = document.createElement("p");
      line.textContent = `${row} ${sum.toString(36)}`;
      return line;
    });
    place.replaceChildren(...rows);
    if (place.offsetHeight === 0) throw new Error("nothing was laid out");
    place.replaceChildren();
    times.push(performance.now() - begun);
  }
  place.remove();
  return times.sort((a, b) => a - b)[12];
};

/** How many times slower than the quiet machine this one is now; 1 where it is as quick or quicker. */
export const pace = async (browser) => {
  const page = await browser.newPage();
  await page.setContent("<!doctype html><title>pace</title>");
  const took = await page.evaluate(piece);
  await page.close();
  return { took, slower: Math.max(1, took / QUIET) };
};
