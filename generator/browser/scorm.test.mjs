// Promises to whoever learns with a module on a learning platform, and to those
// who run one: scorm-again plays the platform, in the frame around the page.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { files, launch, peerhub, unpack, scratch } from "./site.mjs";

const scorm12 = readFileSync(join(import.meta.dirname, "node_modules", "scorm-again", "dist", "scorm12.js"));
const platform = `<!doctype html><meta charset="utf-8"><title>Platform</title><script src="/scorm12.js"></script>
<script>
const kept = sessionStorage.getItem("cmi");
window.API = new Scorm12API({ autocommit: false, logLevel: 5 });
if (kept) API.loadFromJSON(JSON.parse(kept));
window.calls = [];
for (const name of ["LMSInitialize", "LMSSetValue", "LMSCommit", "LMSFinish"]) {
  const own = API[name].bind(API);
  API[name] = (...all) => { calls.push([name, ...all]); return own(...all); };
}
</script><iframe src="/sco/index.html" style="width:360px;height:700px" title="Module"></iframe>`;

let server, base, browser, folders;
before(async () => {
  const out = scratch("scorm");
  peerhub("export", "scorm", "introduction", "--out", out, "--base-url", "https://example.org/hub/", "--date", "2026-11-22");
  folders = Object.fromEntries(["en", "ar"].map((l) => [l, unpack(join(out, `introduction-${l}-scorm.zip`))]));
  server = createServer((request, response) => {
    const path = new URL(request.url, "http://x").pathname;
    const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript" };
    response.setHeader("content-type", types[extname(path)] ?? "text/html; charset=utf-8");
    if (path === "/") return response.end(platform);
    if (path === "/scorm12.js") return response.end(scorm12);
    if (!path.startsWith("/sco/")) return response.writeHead(404).end();
    response.end(readFileSync(join(folders.en, path.slice("/sco/".length))));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${server.address().port}/`;
  browser = await launch();
});
after(async () => { await browser.close(); server.closeAllConnections(); await new Promise((done) => server.close(done)); });

// onPlatform opens the module in a platform; strangers are requests to others.
async function onPlatform() {
  const context = await browser.newContext();
  const page = await context.newPage();
  const troubles = [];
  page.on("request", (r) => { if (!r.url().startsWith(base) && !r.url().endsWith("/favicon.ico")) troubles.push(r.url()); });
  page.on("pageerror", (e) => troubles.push(e.message));
  await page.goto(base);
  const sco = page.frameLocator("iframe");
  await sco.locator("[data-scorm]:not([hidden])").waitFor({ state: "attached" });
  return { context, page, sco, troubles, value: (key) => page.evaluate((k) => API.cmi.core[k], key) };
}

test("the platform learns that the module was begun, where the reader is, and that the last section was reached", async () => {
  const { context, page, sco, troubles, value } = await onPlatform();
  assert.equal(await value("lesson_status"), "incomplete");
  await sco.locator("#lesson-2").scrollIntoViewIfNeeded();
  await page.waitForFunction(() => API.cmi.core.lesson_location === "lesson-2");
  assert.equal(await value("lesson_status"), "incomplete");
  await sco.locator("[data-scorm]").scrollIntoViewIfNeeded();
  await page.waitForFunction(() => API.cmi.core.lesson_status === "completed");
  assert.equal(await sco.locator("[data-scorm] button").isVisible(), false);
  assert.notEqual(await sco.locator("[data-scorm] [role=status]").textContent(), "");
  assert.deepEqual(troubles, []);
  await context.close();
});

test("a press on the button completes it, and only what is promised is told", async () => {
  const { context, page, sco, value } = await onPlatform();
  const answer = sco.locator("details.answer").first();
  await answer.locator("summary").click();
  assert.ok(await answer.locator(".feedback").isVisible());
  await sco.locator("[data-scorm] button").dispatchEvent("click");
  assert.equal(await value("lesson_status"), "completed");
  await page.evaluate(() => document.querySelector("iframe").remove());
  await page.waitForFunction(() => calls.some((c) => c[0] === "LMSFinish"));
  const calls = await page.evaluate(() => window.calls);
  const told = new Set(calls.filter((c) => c[0] === "LMSSetValue").map((c) => c[1]));
  for (const key of told) assert.ok(["cmi.core.lesson_status", "cmi.core.lesson_location", "cmi.core.exit"].includes(key), key);
  assert.equal(calls.filter((c) => c[0] === "LMSFinish").length, 1);
  assert.ok(calls.some((c) => c[0] === "LMSCommit"));
  await context.close();
});

test("who comes back goes on where they were, and what is done stays done", async () => {
  const { context, page, sco } = await onPlatform();
  await page.evaluate(() => sessionStorage.setItem("cmi", JSON.stringify({ core: { lesson_location: "lesson-3", lesson_status: "incomplete" } })));
  await page.reload();
  await sco.locator("[data-scorm]:not([hidden])").waitFor({ state: "attached" });
  const top = await sco.locator("#lesson-3").evaluate((h) => h.getBoundingClientRect().top);
  assert.ok(Math.abs(top) < 200, `the lesson stands at ${top}`);
  await page.evaluate(() => sessionStorage.setItem("cmi", JSON.stringify({ core: { lesson_location: "lesson-1", lesson_status: "completed" } })));
  await page.reload();
  await sco.locator("[data-scorm]:not([hidden])").waitFor({ state: "attached" });
  assert.equal(await page.evaluate(() => API.cmi.core.lesson_status), "completed");
  assert.equal(await page.evaluate(() => calls.some((c) => c[1] === "cmi.core.lesson_status")), false, "done is not undone");
  await context.close();
});

test("without a platform, from the disk, it is a page that asks nobody for anything", async () => {
  for (const language of ["en", "ar"]) for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled });
    const page = await context.newPage();
    const troubles = [];
    page.on("console", (m) => { if (m.type() === "error") troubles.push(m.text()); });
    page.on("pageerror", (e) => troubles.push(e.message));
    page.on("request", (r) => { if (!r.url().startsWith("file:")) troubles.push(r.url()); });
    await page.goto(`file://${folders[language]}/index.html`);
    assert.equal(await page.locator("html").getAttribute("dir"), language === "ar" ? "rtl" : "ltr");
    assert.equal(await page.locator("[data-scorm]").isVisible(), false, "there is nobody to tell");
    assert.equal(await page.locator(".callout-facilitator").count(), 0);
    assert.notEqual(await page.locator("html").evaluate((h) => getComputedStyle(h).backgroundColor), "rgba(0, 0, 0, 0)", "the style is there");
    const answer = page.locator("details.answer").first();
    assert.equal(await answer.locator(".feedback").isVisible(), false, "answers are closed");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "it fits a phone");
    assert.ok(await page.locator("a[rel~=license]").count() > 0);
    assert.deepEqual(troubles, []);
    await context.close();
  }
});

test("the manifest names every file of the package", () => {
  for (const folder of Object.values(folders)) {
    const manifest = readFileSync(join(folder, "imsmanifest.xml"), "utf8");
    const named = [...manifest.matchAll(/<file href="([^"]*)"/g)].map((m) => m[1]).sort();
    assert.deepEqual(named, files(folder).filter((f) => f !== "imsmanifest.xml"));
    assert.match(manifest, /<schemaversion>1\.2<\/schemaversion>/);
    assert.match(manifest, /adlcp:scormtype="sco" href="index\.html"/);
  }
});
