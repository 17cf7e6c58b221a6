// A visitor who answers by the mouse and by typing, and whose every act is counted: a press, a choice of a list, a typed field.

/** What a page's element has evaluated. */
export const evaluation = (page) => page.evaluate(() => document.querySelector("cyber-subsidie").evaluation);

/** All that follows from an act is there, and drawn. */
export const settle = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)))));

/** The acts of a visitor on this page; `acts()` says how many there were. What is not to be seen can't be pressed. */
export const visitor = (page) => {
  let count = 0;
  const act = async (what) => {
    count += 1;
    await what();
    await settle(page);
  };
  const root = page.locator('[part="root"]');
  return {
    acts: () => count,
    /** Picks an answer of a question. */
    pick: (question, answer) =>
      act(() => page.getByRole("group", { name: question }).locator("label", { has: page.getByRole("radio", { name: answer, exact: true }) }).click()),
    type: (label, text) =>
      act(async () => {
        await page.getByLabel(label, { exact: true }).click();
        await page.keyboard.type(text);
      }),
    /** A choice of a list: its letters on the keyboard, or a press, are one act. */
    select: (label, value) => act(() => page.getByLabel(label, { exact: true }).selectOption(value)),
    press: (name) => act(() => root.getByRole("button", { name, exact: true }).locator("visible=true").first().click()),
    /** Opens or folds a section by its heading's line. */
    section: (title) => act(() => page.locator(".part > summary", { has: page.getByRole("heading", { name: title, exact: true }) }).click()),
  };
};
