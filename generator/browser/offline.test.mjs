// What a reader keeps on the phone: kept, read without the internet, brought up to date, erased. The network
// is the test's own server, which can be gone, be another build, or answer what it should not.
import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { build, files, home, launch, open, read, repository, scratch, serve, watched } from "./site.mjs";

let site, second, none;
// hub is the starter hub with something else in a page and in its settings.
function hub(settings, text) {
  const folder = scratch("hub");
  cpSync(join(repository, "content"), join(folder, "content"), { recursive: true });
  writeFileSync(join(folder, "hub.yaml"), readFileSync(join(repository, "hub.yaml"), "utf8") + settings);
  const page = join(folder, "content/guides/en/starting-a-group.md");
  writeFileSync(page, readFileSync(page, "utf8") + text);
  return folder;
}
before(async () => {
  site = await open();
  second = join(scratch("second"), "public");
  build(site, hub("", "\nThe second build says more.\n"), second);
  none = join(scratch("none"), "public");
  build(site, hub("\noffline: false\n", ""), none, "--no-search");
});
after(async () => { await site?.close(); });

const first = () => Object.assign(site, { folder: site.first ??= site.folder, off: false, answer: null });
const status = (page, text) => page.locator("[data-keep] > [role=status]").filter({ hasText: text }).waitFor();
const stores = (page) => page.evaluate(async () => ({
  caches: await caches.keys(), workers: (await navigator.serviceWorker.getRegistrations()).map((w) => w.scope),
}));

// keep goes to the page and keeps what is ticked, and more.
async function keep(page, { more = [], others = "No, only I do", language = "en" } = {}) {
  await page.goto(`${site.base}${home(language)}help/keep/`);
  for (const name of more) await page.getByLabel(name).check();
  await page.getByLabel(others).check();
  await page.getByRole("button", { name: /^Keep it/ }).click();
}

test("nothing is kept and no worker comes before somebody presses the button and says whose phone it is", async () => {
  const { page, context, troubles } = await watched(first());
  await page.goto(site.base);
  await page.goto(`${site.base}help/`);
  await page.getByRole("link", { name: "Keep this on my phone" }).click();
  const go = page.getByRole("button", { name: /^Keep it \(/ });
  await go.waitFor();
  assert.match(await go.innerText(), /\d (kB|MB)/);
  await go.click();
  assert.match(await page.locator("fieldset [role=alert]").innerText(), /Please say first/);
  assert.ok(await page.locator("fieldset [role=alert]").isVisible());
  await page.getByLabel("Yes, or perhaps").check();
  await page.getByText("Then what you keep here can be seen by them.").waitFor();
  assert.deepEqual(await stores(page), { caches: [], workers: [] });
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(violations.map((v) => v.id), []);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("kept, read without the internet, brought up to date, erased", async () => {
  const { page, context } = await watched(first());
  await page.goto(site.base);
  await page.evaluate(async () => { // another hub of the same host, and one whose path begins alike
    for (const name of ["peerhub /other/ offline", "peerhub /hub/two/ offline 0123456789"]) await (await caches.open(name)).put("/other/x", new Response("theirs"));
  });
  await keep(page, { more: ["Guides"] });
  await status(page, "It is on this phone now.");
  assert.match(await page.locator("[data-keep]").innerText(), /\d+ pages, [\d.]+ (MB|kB), as they were on 22 November 2026/);
  const kept = (await stores(page)).caches.filter((name) => name.startsWith("peerhub /hub/ offline "));
  assert.equal(kept.length, 1, "one cache a build");

  site.off = true;
  // First page, a group by the finder, its page, the help numbers
  await page.goto(site.base);
  await page.getByText("From this phone, as it was on").waitFor();
  await page.goto(`${site.base}groups/`);
  await page.locator("a.chip").filter({ hasText: "Online" }).first().click();
  await page.locator(".count button").waitFor();
  const group = page.locator(".cols > div:visible > .cards h3 a").first(), name = await group.innerText();
  await group.click();
  await page.locator("h1").filter({ hasText: name }).waitFor();
  await page.goto(`${site.base}help/`);
  await page.locator("h3").first().waitFor();
  // The search
  await page.goto(`${site.base}search/`);
  await page.locator("input[role=combobox]").fill("starting a group");
  await page.keyboard.press("Enter");
  await page.locator("[data-results] .results li a").first().waitFor();
  // What it finds and is not kept says so, in the answers and in the suggestions; what is kept does not.
  const missing = "Not on this phone: needs the internet.";
  await page.locator("input[role=combobox]").fill("what is peer support");
  await page.locator("[role=option]").filter({ hasText: missing }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator("ol.results .detail").filter({ hasText: missing }).first().waitFor();
  const opens = await page.locator("ol.results li").evaluateAll(async (all, missing) => {
    const cache = await caches.open((await caches.keys()).find((name) => name.startsWith("peerhub /hub/ offline "))), out = { kept: 0, marked: 0, wrong: [] };
    for (const li of all) {
      const url = new URL(li.querySelector("a").href), kept = !!await cache.match(url.origin + url.pathname), marked = li.textContent.includes(missing);
      if (kept === marked) out.wrong.push(li.textContent);
      out[kept ? "kept" : "marked"]++;
    }
    return out;
  }, missing);
  assert.deepEqual([opens.wrong, opens.kept > 0, opens.marked > 0], [[], true, true], JSON.stringify(opens));
  await page.goto(`${site.base}guides/starting-a-group/`);
  assert.equal(await page.locator("h1").count(), 1);
  // What is not kept leads to what is.
  await page.goto(`${site.base}fr/guides/`);
  await status(page, "that page is not on this phone");
  await page.getByRole("link", { name: "All groups" }).last().waitFor();
  // Of another hub that lies below this one nothing is told.
  for (const other of ["two/", "two/help/keep/", "guidestwo/"]) await assert.rejects(page.goto(site.base + other), /net::/, other);

  // A deploy: the old build stays until the reader wants the new one, and in pages that are open.
  Object.assign(site, { off: false, folder: second });
  const other = await context.newPage();
  await other.goto(`${site.base}groups/`);
  await page.goto(`${site.base}guides/starting-a-group/`);
  assert.equal(await page.getByText("The second build says more.").count(), 0, "an update was forced");
  await page.goto(`${site.base}help/keep/`);
  await page.getByText("There is a newer version.").waitFor();
  await page.getByRole("button", { name: "Get the newer version" }).click();
  await status(page, "The next one that you open is new.");
  site.requests.length = 0;
  await other.locator("a.chip").filter({ hasText: "Online" }).first().click();
  await other.locator(".count button").waitFor();
  // The page to keep things asks in its own time what there is now: those are its lists.
  assert.deepEqual(site.requests.filter((r) => r.includes("/assets/") && !r.includes("/assets/offline/")), [], "an open page asks for files of the other build");
  site.off = true;
  await page.goto(`${site.base}guides/starting-a-group/`);
  await page.getByText("The second build says more.").waitFor();
  await other.close();
  await page.goto(site.base);
  await page.waitForFunction(async () => (await caches.keys()).filter((name) => name.startsWith("peerhub /hub/ offline ")).length === 1);

  site.off = false;
  await page.goto(`${site.base}help/keep/`);
  await page.getByRole("button", { name: "Erase all that is kept" }).click();
  await status(page, "Nothing of it is on this phone any more.");
  assert.deepEqual(await stores(page), { caches: ["peerhub /other/ offline", "peerhub /hub/two/ offline 0123456789"], workers: [] });
  await context.close();
});

test("a day later a kept page looks for a newer build, says so, and changes nothing", async () => {
  const { page, context } = await watched(first());
  await keep(page);
  await status(page, "It is on this phone now.");
  site.folder = second;
  await page.goto(`${site.base}groups/`);
  await page.getByText("From this phone, as it was on").waitFor();
  assert.equal(await page.locator("[data-newer]").count(), 0, "it was looked for today");
  await page.clock.setFixedTime(new Date(Date.now() + 864e5));
  await page.reload();
  await page.locator("[data-newer]").waitFor();
  await context.close();
});

// What can go wrong in the middle. Of the answers to files of the first build, one is another.
const answers = {
  "a file is gone": [(response) => { response.writeHead(404).end("gone"); }, "The site was renewed just now."],
  "a network answers with a page of its own": [(response) => { response.writeHead(200, { "content-type": "text/html" }).end("<h1>Sign in</h1>"); }, "Perhaps this network wants you to sign in first."],
  "the connection breaks": [(response) => { response.socket.destroy(); }, "There is no internet just now."],
};
for (const [what, [answer, says]] of Object.entries(answers)) {
  test(`${what}: nothing is kept, nothing of before is lost, and it is said`, async () => {
    const { page, context } = await watched(first());
    site.answer = (request, response, path) => path.endsWith(".bin") && !path.includes("/-/") && (answer(response), true);
    await keep(page);
    await status(page, says);
    assert.deepEqual((await stores(page)).workers, []);
    assert.deepEqual((await stores(page)).caches.filter((name) => / offline ./.test(name)), []);
    site.answer = null;
    await page.getByRole("button", { name: /^Keep it/ }).click();
    await status(page, "It is on this phone now.");
    const before = await stores(page);
    site.folder = second;
    site.answer = (request, response, path) => path.endsWith("/guides/starting-a-group/") && (answer(response), true);
    await page.reload();
    await page.getByLabel("Guides").check();
    await page.getByLabel("No, only I do").check();
    await page.getByRole("button", { name: /^Keep it/ }).click();
    await status(page, says);
    assert.deepEqual(await stores(page), before);
    Object.assign(site, { answer: null, off: true });
    await page.goto(`${site.base}groups/`);
    await page.getByText("From this phone, as it was on").waitFor();
    await context.close();
  });
}

test("a deploy in the middle of keeping: it begins again, and what is kept is of one build", async () => {
  const { page, context } = await watched(first());
  let n = 0;
  site.answer = (request, response, path) => {
    if (path.includes("/groups/") && ++n === 5) site.folder = second;
    return false;
  };
  await keep(page, { more: ["Guides"] });
  await status(page, "It is on this phone now.");
  site.off = true;
  await page.goto(`${site.base}guides/starting-a-group/`);
  await page.getByText("The second build says more.").waitFor();
  const wrong = await page.evaluate(async () => { // every file is as the record of the build says
    const name = (await caches.keys()).find((n) => / offline ./.test(n)), cache = await caches.open(name);
    const sums = await (await cache.match(new URL("/hub/assets/offline/-/sums", location.href))).json(), out = [];
    for (const [url, sum] of Object.entries(sums)) {
      const is = new Uint8Array(await crypto.subtle.digest("SHA-256", await (await cache.match(url)).arrayBuffer()));
      if ([...is.slice(0, 8)].map((b) => b.toString(16).padStart(2, "0")).join("") !== sum) out.push(url);
    }
    return out;
  });
  assert.deepEqual(wrong, []);
  await context.close();
});

test("no room, no store, another tab: each is said, and nothing is left", async () => {
  for (const [script, says] of [
    [() => { StorageManager.prototype.estimate = async () => ({ quota: 1e5, usage: 0 }); }, "There is not enough room"],
    [() => { let n = 0; const put = Cache.prototype.put; Cache.prototype.put = function (...of) { return ++n > 20 ? Promise.reject(new DOMException("", "QuotaExceededError")) : put.apply(this, of); }; }, "There is not enough room"],
    [() => { CacheStorage.prototype.open = () => Promise.reject(new DOMException("", "SecurityError")); }, "does not let a website keep anything"],
    [() => { ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException("", "SecurityError")); }, "does not let a website keep anything"],
    [() => { void navigator.locks.request("peerhub /hub/ offline", () => new Promise(() => {})); }, "Another open page"],
  ]) {
    const { page, context } = await watched(first());
    await page.addInitScript(script);
    await keep(page);
    await status(page, says);
    const left = await stores(page);
    assert.deepEqual([left.workers, left.caches.filter((name) => / offline ./.test(name))], [[], []], says);
    await context.close();
  }
});

test("a hub that keeps nothing any more deletes what it kept, and the worker goes", async () => {
  const { page, context } = await watched(first());
  await keep(page);
  await status(page, "It is on this phone now.");
  site.folder = none;
  await page.evaluate(async () => {
    await (await caches.open("peerhub /other/ offline")).put("/other/x", new Response("theirs"));
    await (await navigator.serviceWorker.getRegistration()).update();
  });
  await page.waitForFunction(async () => !(await navigator.serviceWorker.getRegistrations()).length
    && (await caches.keys()).join() === "peerhub /other/ offline");
  await page.goto(`${site.base}help/`);
  assert.equal(await page.getByText("Keep this on my phone").count(), 0);
  // Of all that keeps, the worker that deletes is left.
  assert.deepEqual(files(none).filter((f) => /(assets|help)\/keep|offline|fromphone|assets\/region|forget/.test(f)), []);
  assert.ok(!files(none).some((f) => f.endsWith(".html") && read({ folder: none }, f).includes("help/keep/")));
  assert.doesNotMatch(read({ folder: none }, "sw.js"), /fetch\(|respondWith/);
  await context.close();
});

test("a hub under a path with odd letters keeps under that path", async () => {
  const odd = await serve(join(scratch("odd"), "public"), false, 0, "/Mön hub (1) & co's/");
  build(odd, hub("", ""), odd.folder, "--no-search");
  const browser = await launch();
  try {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${odd.base}help/keep/`);
    await page.getByLabel("No, only I do").check();
    await page.getByRole("button", { name: /^Keep it/ }).click();
    await status(page, "It is on this phone now.");
    odd.off = true;
    await page.goto(`${odd.base}groups/`);
    await page.getByText("From this phone, as it was on").waitFor();
    const { caches, workers } = await stores(page);
    assert.ok(caches.every((name) => name.startsWith(`peerhub ${new URL(odd.base).pathname} offline`)), caches.join());
    assert.deepEqual(workers, [odd.base]);
  } finally {
    await browser.close();
    await odd.close();
  }
});

test("the page reads without JavaScript, and no other page has a byte of it", async () => {
  const { page, context } = await watched(first(), { javaScriptEnabled: false });
  await page.goto(`${site.base}help/keep/`);
  await page.getByText("This needs JavaScript").waitFor();
  assert.equal(await page.locator("form, button, input").count(), 0);
  for (const file of files(site.folder).filter((f) => f.endsWith(".html") && !f.includes("help/keep"))) {
    const html = readFileSync(join(site.folder, file), "utf8");
    assert.ok(!/sw\.js|assets\/keep-|assets\/fromphone|assets\/offline/.test(html), file);
  }
  await context.close();
});

test("what the site knows counts the files that are kept, and none of the worker's own notes", async () => {
  const { page, context } = await watched(first());
  await keep(page);
  await status(page, "It is on this phone now.");
  await page.goto(`${site.base}guides/`); // of which the worker notes that it is open
  await page.goto(`${site.base}about-you/`);
  const said = await page.locator("[data-kept] li").filter({ hasText: "that you chose to keep" }).innerText();
  const files = await page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((r) => r.url)))).flat());
  assert.equal(Number(/\((\d+)\)/.exec(said)[1]), files.filter((url) => !url.includes("/assets/offline/-/")).length);
  assert.ok(files.some((url) => url.includes("/assets/offline/-/")));
  await context.close();
});
