// How long evaluate(object) -> object takes from JavaScript on the shipped wasm, in Chromium: the median of many runs.
import { fileURLToPath } from "node:url";
import { launch } from "../tests/e2e/support/browser.mjs";
import { startServer } from "./serve.mjs";

const LIMIT = 100;
const GOAL = 60;

// Two relations, two awards, three quotes: the same work as in the native benchmark.
const figures = (headcount, turnover, balanceSheetTotal) => ({ headcount, turnover, balanceSheetTotal });
const application = {
  decisionDate: "2024-09-01",
  establishmentPostcode: "9000",
  publicParticipation: "0",
  legalForm: "bv",
  mainActivityAccepted: true,
  negativeEquity: false,
  lastTrajectoryDecision: "2019-03-01",
  customWorkEnterprise: false,
  nis2: false,
  enterprise: { lastYear: figures("42.5", "8500000", "4200000"), yearBefore: figures("40", "7900000", "4000000.50") },
  relations: [
    { name: "moeder", capital: "60", voting: "60", lastYear: figures("12", "3000000", "9000000"), yearBefore: figures("11", "2800000", "8700000") },
    { name: "partner", capital: "30", voting: "25", lastYear: figures("100", "22000000", "15000000"), yearBefore: figures("98", "21000000", "14000000") },
  ],
  deMinimis: [{ grantedOn: "2022-05-01", amount: "12500" }, { grantedOn: "2023-11-15", amount: "40000.50" }],
  quotes: { start: { base: "9000" }, medium: { base: "18500", extensions: "10000" }, plus: { base: "30000", extensions: "25000" } },
};

const measure = async ({ module, application, runs }) => {
  const widget = await import(module);
  await widget.ready;
  const { evaluate } = widget;
  const result = evaluate(application);
  if (result.errors) throw new Error(JSON.stringify(result.errors));
  for (let i = 0; i < 2_000; i += 1) evaluate(application);
  // A browser's clock is coarse, so batches are timed instead of single runs.
  const batch = 50;
  const times = [];
  for (let i = 0; i < runs / batch; i += 1) {
    const begun = performance.now();
    for (let j = 0; j < batch; j += 1) evaluate(application);
    times.push(((performance.now() - begun) * 1000) / batch);
  }
  times.sort((a, b) => a - b);
  const at = (part) => times[Math.floor((times.length - 1) * part)];
  return { status: result.status, median: at(0.5), low: at(0.05), high: at(0.95) };
};

const server = await startServer({ root: fileURLToPath(new URL("../dist", import.meta.url)) });
const browser = await launch();
try {
  const page = await browser.newPage();
  // The document without its script, so that nothing else runs during the measurement.
  await page.goto(server.url);
  const module = new URL("widget.js", server.url).href;
  const { status, median, low, high } = await page.evaluate(measure, { module, application, runs: 20_000 });
  const us = (value) => `${value.toFixed(1)} us`;
  console.log(`evaluate(object) in Chromium ${browser.version()}: median ${us(median)} (5 % ${us(low)}, 95 % ${us(high)}), limit ${LIMIT}, goal ${GOAL}; status ${status}`);
  if (process.argv.includes("--check") && median > LIMIT) process.exitCode = 1;
} finally {
  await browser.close();
  await server.close();
}
