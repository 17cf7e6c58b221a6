// Pictures of the element, and what fills it for them.

/** Every element on the page, the nth first, has its app, to its last part. */
export const allReady = async (page, count = 1) => {
  await page.waitForFunction((wanted) => {
    const all = (root) => [...root.querySelectorAll("*")].flatMap((one) => [...(one.localName === "cyber-subsidie" ? [one] : []), ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
    return all(document).filter((one) => one.shadowRoot?.querySelector('[part="conditions"]')).length >= wanted;
  }, count);
};

/** An application that opens much of the form. */
export const APPLICATION = {
  decisionDate: "2026-11-23", establishmentPostcode: "9000", publicParticipation: "0", legalForm: "bv", mainActivityAccepted: true,
  negativeEquity: false, nis2: true, customWorkEnterprise: false,
  enterprise: {
    lastYear: { headcount: "258.4", turnover: "60000000", balanceSheetTotal: "44000000" },
    yearBefore: { headcount: "251", turnover: "60000000", balanceSheetTotal: "44000000" },
  },
  deMinimis: [{ grantedOn: "2024-11-24", amount: "285000" }],
  quotes: { medium: { base: "18500", extensions: "1500.55" } },
};

/** The element itself, as this page shows it, to its last whole pixel: what is left of a pixel is the page's. */
export const shot = async (page, application) => {
  await page.mouse.move(0, 0);
  if (application) {
    await page.evaluate((value) => {
      document.querySelector("cyber-subsidie").application = value;
    }, application);
  }
  const { x, y, width, height } = await page.locator("cyber-subsidie").boundingBox();
  return page.screenshot({ animations: "disabled", fullPage: true, clip: { x, y, width: Math.floor(width), height: Math.floor(height) } });
};
