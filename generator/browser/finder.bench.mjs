// What the finder costs a reader of a hub of 10,000 groups in four languages.
// node finder.bench.mjs [HUB] prints it; nothing is asserted, since machines
// differ. Without a hub it is the one that generator/bench makes up.
//
//   bytes  of a first visit to one region: the page, its style and scripts, the
//          finder, towns to type, and the groups around Lyon. Text is counted
//          after gzip 6, as hosts send it; the finder's files are packed already.
//   ms     from a press on a choice until the new heading and cards stand in the
//          page: over the groups around a town, and over all groups.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { files, gzip, home, languages, open, read, repository, scratch, watched } from "./site.mjs";

const groups = 10_000;
const hub = process.argv[2] ?? join(scratch("finder"), "hub");
if (!process.argv[2]) execFileSync("go", ["run", "./generator/bench", "-write", hub, "-pages", String(Math.ceil(groups * 4 / 3))], { cwd: repository });
const site = await open(hub, "--no-search");
console.log(`${files(site.folder).filter((f) => f.startsWith("assets/finder/")).length} files of the finder`);

for (const language of languages) {
  const { page, context } = await watched(site);
  const seen = new Map();
  page.on("response", async (r) => {
    const path = decodeURIComponent(new URL(r.url()).pathname.slice(5));
    const body = await r.body().catch(() => null);
    if (body) seen.set(path, path.endsWith(".bin") ? body.length : gzip(body));
  });
  await page.goto(`${site.base}${home(language)}groups/`);
  await page.locator(".pill summary").nth(1).click(); // the place
  await page.locator("#near").pressSequentially("Lyo");
  await page.locator(".towns button").first().click();
  await page.locator(".count button").waitFor();
  await page.waitForLoadState("networkidle");
  const total = [...seen.values()].reduce((a, b) => a + b, 0);
  console.log(`${language}: ${total} bytes in ${seen.size} files, ${await page.locator(".count h2").innerText()}`);
  if (language === "en") for (const [path, bytes] of seen) console.log(`  ${bytes}\t${path || "(home)"}`);

  for (const [what, hash] of [["around Lyon", "#near=Lyon&at=45.75,4.85,FR"], ["all groups", "#topic=work"]]) {
    await page.goto(`${site.base}${home(language)}groups/${hash}`);
    await page.evaluate(() => performance.setResourceTimingBufferSize(2000));
    await page.reload();
    await page.locator(".count button").waitFor();
    const times = await page.evaluate(async () => {
      const boxes = [...document.querySelectorAll(".choices [type=checkbox]")].filter((b) => !b.checked).slice(0, 24);
      const out = [];
      for (const box of boxes) {
        for (let twice = 0; twice < 2; twice++) {
          const files = performance.getEntriesByType("resource").length;
          const start = performance.now();
          const done = new Promise((resolve) => {
            const watch = new MutationObserver(() => { watch.disconnect(); resolve(); });
            watch.observe(document.querySelector(".cols"), { childList: true, subtree: true });
          });
          box.click();
          await Promise.race([done, new Promise((r) => setTimeout(r, 3000))]);
          document.body.offsetHeight; // laid out
          const ms = performance.now() - start;
          out.push({ ms, loaded: performance.getEntriesByType("resource").length > files });
          await new Promise((r) => setTimeout(r, 30));
        }
      }
      return out;
    });
    for (const loaded of [false, true]) {
      const ms = times.filter((t) => t.loaded === loaded).map((t) => t.ms).sort((a, b) => a - b);
      const at = (share) => ms[Math.min(ms.length - 1, Math.floor(ms.length * share))].toFixed(0);
      if (ms.length) console.log(`${language}, ${what}, ${loaded ? "more files loaded" : "from what is there"}: median ${at(.5)} ms, 95 of 100 within ${at(.95)} ms, worst ${at(1)} ms, of ${ms.length} changes`);
    }
  }
  await context.close();
}
await site.close();
