// What Lighthouse says of the starter hub on a phone: the table on standard output, from the
// median of three runs of each page. It fails where a page is below what is promised. Speed
// depends on the machine: for a claim it should do nothing else.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { browser, browserFlags, host, scratch, serve } from "../../browser/site.mjs";

const RUNS = 3;
const promised = { performance: 95, accessibility: 100 };
const addresses = ["", "groups/", "groups/tuesday-tea-and-talk/", "training/introduction/",
  "training/introduction/sharing-not-steering/", "library/", "help/", "search/#q=hearing voices", "search/#q=want to die",
  "fr/training/introduction/sharing-not-steering/", "fr/search/#q=entendre des voix", "es/search/#q=oír voces",
  "ar/training/introduction/what-it-is/", "ar/search/#q=سماع الأصوات"];

const built = await host();
const site = await serve(built.folder, true);
const out = join(scratch("lighthouse"), "said.json");
// A process of its own, since this one serves what it asks for.
const flags = [`--output-path=${out}`, "--output=json", "--quiet", `--only-categories=${Object.keys(promised)}`,
  `--chrome-flags=--headless ${browserFlags.join(" ")}`];
const run = async (address) => {
  const env = { CHROME_PATH: browser, ...process.env };
  const code = await new Promise((done) =>
    spawn(join(import.meta.dirname, "node_modules/.bin/lighthouse"), [encodeURI(site.base + address), ...flags], { stdio: "inherit", env }).on("close", done));
  if (code) throw new Error(`Lighthouse ended with ${code} at /${address}`);
  return JSON.parse(readFileSync(out, "utf8"));
};
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
console.log("| page | speed | accessibility | largest paint, s | blocked, ms | kB |\n| --- | ---: | ---: | ---: | ---: | ---: |");
for (const address of addresses) {
  const said = [];
  for (let n = 0; n < RUNS; n++) said.push(await run(address));
  const of = (what) => median(said.map(what));
  const scores = Object.fromEntries(Object.keys(promised).map((c) => [c, of((r) => Math.round(100 * r.categories[c].score))]));
  const audit = (name) => of((r) => r.audits[name].numericValue);
  const seconds = (audit("largest-contentful-paint") / 1000).toFixed(1), kB = Math.round(audit("total-byte-weight") / 1000);
  console.log(`| /${address} | ${Object.values(scores).join(" | ")} | ${seconds} | ${Math.round(audit("total-blocking-time"))} | ${kB} |`);
  for (const [category, least] of Object.entries(promised)) {
    if (scores[category] >= least) continue;
    console.error(`/${address}: ${category} is ${scores[category]}, and ${least} is promised`);
    process.exitCode = 1;
  }
}
await Promise.all([site.close(), built.close()]);
