// How fast examples/batch.rs is, and what memory it takes: made-up enterprises, 100,000 and a million of them.
//   node scripts/bench-batch.mjs PROGRAM
import { spawn } from "node:child_process";
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";

const GOAL = 100_000;
const [program] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "batch-"));
const at = (name) => join(folder, name);

const NAMES = ["id", "establishmentPostcode", "publicParticipation", "legalForm", "mainActivityAccepted", "negativeEquity", "lastTrajectoryDecision",
  "nis2", "enterprise.lastYear.headcount", "enterprise.lastYear.turnover", "enterprise.lastYear.balanceSheetTotal", "enterprise.yearBefore.headcount",
  "enterprise.yearBefore.turnover", "enterprise.yearBefore.balanceSheetTotal", "relations", "deMinimis", "quotes.medium.base", "quotes.medium.extensions"];
const FORMS = ["bv", "nv", "vzw", "soleTrader", "silentPartnership", "foundation"];

/** Always the same enterprises: some of each kind, one in fifty with an error. */
const make = async (name, rows) => {
  const file = createWriteStream(at(name));
  file.write(`${NAMES.join(",")}\n`);
  let seed = 1;
  const below = (number) => (seed = (seed * 48271) % 2147483647) % number;
  for (let row = 1; row <= rows;) {
    let text = "";
    for (const end = Math.min(row + 5_000, rows + 1); row < end; row += 1) {
      text += [row, 1000 + below(9000), below(40), FORMS[below(6)], below(9) ? "ja" : "nee", below(9) ? "false" : "true", below(3) ? "none" : `20${10 + below(16)}-0${1 + below(9)}-15`,
        below(2) ? "true" : "", below(50) ? below(400) : "-1", below(60_000_000), below(50_000_000), below(400), below(60_000_000), below(50_000_000), below(5) ? "none" : "",
        below(2) ? "none" : `2025-0${1 + below(9)}-01 ${below(150_000)}.50; 2024-03-1${below(9)} ${below(150_000)}`, below(2) ? 15_000 + below(9_000) : "", ""].join(",") + "\n";
    }
    if (!file.write(text)) await once(file, "drain");
  }
  file.end();
  await once(file, "finish");
};

/** The most memory that a process had so far, in kB, and the processor's seconds that it took; nothing once it has ended. */
const usedBy = (pid) => {
  try {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ").slice(11, 13);
    return { peak: Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/^VmHWM:\s+(\d+)/m)[1]), busy: (Number(user) + Number(system)) / 100 };
  } catch {
    return undefined;
  }
};

const run = async (name) => {
  const begun = performance.now();
  const child = spawn(program, [at(name), at("outcomes.csv"), at("errors.csv"), "--on", "2026-11-23"], { stdio: "inherit" });
  let used;
  const watch = setInterval(() => { used = usedBy(child.pid) ?? used; }, 10);
  const [code] = await once(child, "exit");
  clearInterval(watch);
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
  return { seconds: (performance.now() - begun) / 1000, ...used };
};

try {
  const peaks = [];
  for (const rows of [100_000, 1_000_000]) {
    await make("enterprises.csv", rows);
    const { seconds, peak, busy } = await run("enterprises.csv");
    peaks.push(peak);
    console.log(`${rows.toLocaleString("en")} rows: ${seconds.toFixed(1)} s, ${Math.round(rows / seconds).toLocaleString("en")} rows a second (goal ${GOAL.toLocaleString("en")} on two cores), ${((busy / rows) * 1e6).toFixed(1)} us of a processor each, at most ${(peak / 1024).toFixed(1)} MB`);
  }
  console.log(`ten times the rows: ${(peaks[1] / peaks[0]).toFixed(2)} times the memory`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
