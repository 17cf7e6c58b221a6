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

/**
 * Whether two pictures show the same: of equal size, and no colour of any pixel more than one shade of 256 off. The edge of a curve
 * is rounded this way or that with the piece of the page it happens to be drawn in; nobody sees that, and all else is far more.
 */
export const same = async (browser, one, other) => {
  if (one.equals(other)) return true;
  const page = await browser.newPage();
  const near = await page.evaluate(async (pictures) => {
    const [a, b] = await Promise.all(pictures.map(async (base64) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]));
      const drawing = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
      drawing.drawImage(bitmap, 0, 0);
      return drawing.getImageData(0, 0, bitmap.width, bitmap.height);
    }));
    return a.width === b.width && a.height === b.height && a.data.every((shade, index) => Math.abs(shade - b.data[index]) <= 1);
  }, [one, other].map((picture) => picture.toString("base64")));
  await page.close();
  return near;
};

/**
 * What of the page is drawn in and just around an element, as light: rows of relative luminances (WCAG), from 0 to 1. `around` is how
 * many pixels of its surroundings come with it.
 */
export const light = async (page, locator, around = 4) => {
  await page.mouse.move(0, 0);
  const { left, top, width, height } = await locator.evaluate((element) => {
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = element.getBoundingClientRect();
    return { left, top, width, height };
  });
  const clip = { x: Math.round(left) - around, y: Math.round(top) - around, width: Math.round(width) + 2 * around, height: Math.round(height) + 2 * around };
  const picture = (await page.screenshot({ animations: "disabled", clip })).toString("base64");
  const reader = await page.context().browser().newPage();
  const rows = await reader.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]));
    const drawing = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    drawing.drawImage(bitmap, 0, 0);
    const { data, width, height } = drawing.getImageData(0, 0, bitmap.width, bitmap.height);
    const linear = (shade) => (shade <= 10 ? shade / 255 / 12.92 : ((shade / 255 + 0.055) / 1.055) ** 2.4);
    return Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => {
      const [red, green, blue] = data.slice((y * width + x) * 4, (y * width + x) * 4 + 3);
      return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }));
  }, picture);
  await reader.close();
  return rows;
};

/** The contrast of two luminances, from 1 to 21. */
export const contrast = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
