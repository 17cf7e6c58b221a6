// Texts as a reader sees them.

/** Kinds of spaces are of no account to a comparison: amounts hold no-break ones. */
export const plain = (text) => text.replace(/[\s\u00a0\u202f]+/g, " ").trim();

/** All visible text of the page, shadow roots included. */
export const visibleText = async (page) => {
  const [document, shadows] = await Promise.all([
    page.locator("body").innerText(),
    page.locator("cyber-subsidie").evaluateAll((all) => all.map((element) => {
      const { shadowRoot } = element;
      return shadowRoot ? [...shadowRoot.children].map((child) => child.innerText ?? "").join("\n") : "";
    })).catch(() => []),
  ]);
  return plain([document, ...shadows].join("\n"));
};
