// Measures search in a made-up hub beside Pagefind's on the same pages, and
// prints two tables in Markdown. `make bench-search` installs what it needs.
//
//   node bench.mjs [--pages 10000] [--queries 200] [--cold 10] [--seed 1] [--misses]
//
// Both indexes hold the same pages, and each language is asked in a page of
// that language. Cold: a browser that has seen nothing, for every query; bytes
// are those of bodies on the wire, the searching program included; ten results
// with their titles and excerpts; every answer of the host takes 50 ms.
// Quality: the page that has the title; for words, the first page that the same
// search finds for the right spelling, where it finds any (words have four
// letters or more, misspelt or not). --misses names what
// Peerhub did not find.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { languages, launch } from "../../browser/site.mjs";
import { cold, names, warm } from "./ask.mjs";
import { quality, quantile, trips } from "./measure.mjs";
import { random, realSlips, sets } from "./queries.mjs";
import { serve } from "./server.mjs";
import { build } from "./sites.mjs";

const codespell = "/usr/lib/python3/dist-packages/codespell_lib/data/dictionary.txt";
const { values: flags } = parseArgs({ options: {
  pages: { type: "string", default: "10000" }, queries: { type: "string", default: "200" }, cold: { type: "string", default: "10" },
  seed: { type: "string", default: "1" }, misses: { type: "boolean", default: false },
} });
const [pages, queries, colds, seed] = [flags.pages, flags.queries, flags.cold, flags.seed].map(Number);
const say = (text) => process.stderr.write(text + "\n");
const table = (rows) => rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const folder = mkdtempSync(join(tmpdir(), "peerhub-bench-search-"));
try {
  say(`building a hub of ${pages} pages, and both indexes`);
  const { folders, content } = build(folder, languages, pages, seed);
  const host = await serve(folders, languages);
  const browser = await launch();
  try {
    const asked = Object.fromEntries(languages.map((l, i) => [l, sets(random(seed * 100 + i), content[l], queries)]));
    if (existsSync(codespell)) asked.en["codespell's misspellings"] = realSlips(random(seed), codespell, content.en.words, queries);
    else say("codespell is not installed (Debian: apt-get install codespell): its row is left out");
    say(`asking ${queries} queries of each kind, warm`);
    const found = await answers(browser, host, asked);
    say(`asking ${colds} queries of each kind, cold`);
    const fetched = await costs(browser, host, asked);
    console.log(`${pages.toLocaleString("en")} pages in ${languages.length} languages, seed ${seed}, Chromium ${browser.version()}, Pagefind 1.6.\n`);
    console.log(costTable(fetched));
    console.log(qualityTable(found));
  } finally {
    await browser.close();
    host.close();
  }
} finally {
  rmSync(folder, { recursive: true });
}

// answers returns {engine: {kind: {language: quality}}}.
async function answers(browser, host, asked) {
  const out = {};
  for (const engine of Object.keys(names)) for (const [language, kinds] of Object.entries(asked)) for (const [kind, all] of Object.entries(kinds)) {
    if (!all.some((q) => q.page ?? q.right)) continue;
    const got = await warm(browser, host, engine, language, all);
    let wanted = all.map((q) => q.page);
    if (all[0]?.right) wanted = (await warm(browser, host, engine, language, all.map((q) => ({ text: q.right })))).map((r) => r[0]);
    ((out[engine] ??= {})[kind] ??= {})[language] = quality(wanted, got);
    if (flags.misses && engine === "peerhub") {
      all.forEach((q, i) => { if (wanted[i] && !got[i].includes(wanted[i])) say(`${language} ${kind}: ${q.text} (${q.right ?? q.page})`); });
    }
  }
  return out;
}

// costs returns one measurement for every cold query: {engine, language, kind, bytes, requests, trips, took}.
async function costs(browser, host, asked) {
  const out = [];
  for (const [language, kinds] of Object.entries(asked)) for (const [kind, all] of Object.entries(kinds)) for (const query of all.slice(0, colds)) {
    for (const engine of Object.keys(names)) {
      const { took, log } = await cold(browser, host, engine, language, query);
      out.push({ engine, language, kind, took, requests: log.length, trips: trips(log), bytes: log.reduce((sum, r) => sum + r.bytes, 0) });
    }
  }
  return out;
}

function costTable(fetched) {
  const engines = Object.keys(names);
  const kinds = [...new Set(fetched.map((f) => f.kind))];
  const both = (of, measure, part, unit = 1) => engines.map((engine) => {
    const q = quantile(fetched.filter((f) => f.engine === engine && of(f)).map((f) => f[measure]), part);
    return (q / unit).toFixed(unit > 1 ? 1 : 0);
  }).join(" : ");
  const row = (name, of) => [name, both(of, "bytes", 0.5, 1000), both(of, "bytes", 0.95, 1000), both(of, "requests", 0.5),
    both(of, "requests", 0.95), both(of, "trips", 0.5), both(of, "took", 0.5)];
  return table([
    [`A first answer, cold (${engines.map((e) => names[e]).join(" : ")})`, "kB, median", "kB, 95 %", "requests", "requests, 95 %", "trips in a row", "ms"],
    ["---", ...Array(6).fill("---:")],
    ...kinds.map((kind) => row(kind, (f) => f.kind === kind)),
    ...languages.map((l) => row(`all of these, ${l}`, (f) => f.language === l)),
    row("all", () => true),
  ]) + "\n";
}

function qualityTable(found) {
  const percent = (x) => `${(100 * x).toFixed(1)} %`;
  const cell = (kind, language, show) => Object.keys(names).map((e) => {
    const q = found[e][kind][language];
    return q ? show(q) : "";
  }).join(" : ");
  const rows = Object.keys(found.peerhub).flatMap((kind) => [
    [`${kind}: success@10`, (q) => percent(q.success)], [`${kind}: MRR@10`, (q) => q.mrr.toFixed(3)],
  ].map(([name, show]) => [name, ...languages.map((l) => (found.peerhub[kind][l] ? cell(kind, l, show) : "–"))]));
  return table([[`Found (${Object.values(names).join(" : ")})`, ...languages], ["---", ...languages.map(() => "---:")], ...rows]);
}
