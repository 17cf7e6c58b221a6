// How long evaluate(object) -> object and counterfactuals(object) -> object take from JavaScript on the shipped wasm, in
// Chromium: the median of many runs.
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

// As in the native benchmark: a group of ten, and a hundred relations.
const LEVERS = [[10, 1, 10], [100, 1, 120], [96, 8, 120]];
const group = (relations, deep) => {
  const relation = (below) => ({
    capital: "40", voting: "33.33", control: false, listedInvestor: false, alreadyIncluded: false,
    lastYear: figures("1.25", "90000.10", "40000"), yearBefore: figures("1", "88000", "39000.5"),
    relations: below > 1 ? [relation(below - 1)] : [],
  });
  const own = figures("150", "60000000", "3000000");
  return {
    ...application,
    nis2: true,
    enterprise: { lastYear: own, yearBefore: own, newlyFounded: true, ownershipChanged: false },
    relations: Array.from({ length: Math.floor(relations / deep) }, () => relation(deep)),
  };
};

const measureLevers = async ({ module, application, runs }) => {
  const widget = await import(module);
  await widget.ready;
  const { counterfactuals } = widget;
  const result = counterfactuals(application);
  if (!result.changes?.length) throw new Error(JSON.stringify(result));
  const times = [];
  for (let i = 0; i < runs; i += 1) {
    const begun = performance.now();
    counterfactuals(application);
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const at = (part) => times[Math.floor((times.length - 1) * part)];
  return { changes: result.changes.length, median: at(0.5), low: at(0.05), high: at(0.95) };
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
  for (const [relations, deep, limit] of LEVERS) {
    const found = await page.evaluate(measureLevers, { module, application: group(relations, deep), runs: 60 });
    const ms = (value) => `${value.toFixed(1)} ms`;
    console.log(`counterfactuals(object), ${relations} relations${deep > 1 ? `, ${deep} deep` : ""}: median ${ms(found.median)} (5 % ${ms(found.low)}, 95 % ${ms(found.high)}), limit ${limit}; ${found.changes} changes`);
    if (process.argv.includes("--check") && found.median > limit) process.exitCode = 1;
  }
} finally {
  await browser.close();
  await server.close();
}
