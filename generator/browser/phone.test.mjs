// What a phone on a slow line sees first.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { home, languages, open, watched } from "./site.mjs";

let site;
before(async () => { site = await open(); });
after(async () => { await site.close(); });

test("what is measured here is written in the fonts of the lock file, whatever fonts the machine has", async () => {
  const { page, context } = await watched(site);
  const devtools = await context.newCDPSession(page);
  const used = new Set();
  for (const language of languages) {
    await page.goto(`${site.base}${home(language)}groups/`);
    for (const domain of ["DOM", "CSS"]) await devtools.send(`${domain}.enable`);
    const { root } = await devtools.send("DOM.getDocument");
    for (const selector of ["h1", ".card h3", ".when"]) {
      const { nodeId } = await devtools.send("DOM.querySelector", { nodeId: root.nodeId, selector });
      const { fonts } = await devtools.send("CSS.getPlatformFontsForNode", { nodeId });
      fonts.forEach((font) => used.add(font.familyName));
    }
  }
  assert.deepEqual([...used].sort(), ["Noto Naskh Arabic", "Roboto"]);
  await context.close();
});

test("the first screen of the finder is for groups: one whole, and the name of the next", async () => {
  const { page, context } = await watched(site); // 360 by 740
  for (const language of languages) {
    await page.goto(`${site.base}${home(language)}groups/`);
    const first = await page.locator(".card").first().boundingBox(), name = await page.locator(".card h3").nth(1).boundingBox();
    assert.ok(first.y <= 420, `${language}: the list begins at ${first.y}`);
    assert.ok(name.y + name.height <= 740, `${language}: the next group's name ends at ${name.y + name.height}`);
  }
  await context.close();
});

test("whatever is asked in a pill on a wide screen can be asked on a phone", async () => {
  const asked = async (width) => {
    const { page, context } = await watched(site, { viewport: { width, height: 740 } });
    await page.goto(`${site.base}groups/`);
    await page.locator("[data-finder] > .more > summary").click();
    await page.locator("[data-facet=more] #text").waitFor();
    const questions = await page.locator(".choices legend").allTextContents();
    assert.equal(await page.locator("[data-finder] > .pill:not(:visible)").count(), 0, `at ${width} px`);
    await context.close();
    return questions.sort();
  };
  const wide = await asked(1280);
  assert.ok(wide.length > 5, wide.join());
  assert.deepEqual(await asked(360), wide);
});

test("without JavaScript the pill More leads to languages, topics and whom a group is for", async () => {
  const { page, context } = await watched(site, { javaScriptEnabled: false });
  await page.goto(`${site.base}groups/`);
  await page.locator(".more > summary").click();
  for (const facet of ["language", "topic", "for"]) {
    const response = await page.request.get(await page.locator(`.more a[href$="${facet}/"]`).evaluate((a) => a.href));
    assert.equal(response.status(), 200, facet);
    assert.ok(await page.locator(`.more a[href$="${facet}/"]`).isVisible());
  }
  await context.close();
});

test("the finder leads to the map of what it shows, and to none where there is none", async () => {
  const { page, context, troubles } = await watched(site);
  const link = page.locator(".count [data-maps]");
  for (const [hash, to] of [["", "groups/place/"], ["#place=gb", "groups/place/gb/"], ["#place=ke", null], ["#place=gb,ie", null], ["#place=gb&day=tuesday", null]]) {
    await page.goto("about:blank");
    await page.goto(`${site.base}groups/${hash}`);
    if (hash) await page.locator(".count button").waitFor();
    assert.equal(await link.isVisible(), to !== null, hash);
    if (!to) continue;
    assert.ok((await link.boundingBox()).height >= 40, "too small to press");
    await link.click();
    await page.waitForURL(site.base + to);
    assert.equal(await page.locator(".map svg").count(), 1, to);
  }
  assert.deepEqual(troubles, []);
  await context.close();
});

test("who opens a link to a search sees that it is being looked for, and nothing moves when the answer comes", async () => {
  const { page, context, troubles } = await watched(site);
  let held, answer;
  await page.route("**/search/*/client.js", async (route) => { await held; await route.continue(); });
  for (const [address, looking] of [["search/#q=Watford", "Looking…"], [`ar/search/#q=${encodeURIComponent("أصوات")}`, "جارٍ البحث…"]]) {
    held = new Promise((done) => { answer = done; });
    await page.goto("about:blank");
    await page.goto(`${site.base}${address}`);
    const results = page.locator("[data-results][aria-busy]");
    await results.waitFor();
    assert.equal(await results.evaluate((e) => getComputedStyle(e, "::before").content), JSON.stringify(looking));
    assert.equal(await page.locator("main section").isVisible(), false);
    await page.evaluate(() => {
      window.moved = 0;
      new PerformanceObserver((all) => all.getEntries().forEach((e) => { window.moved += e.value; })).observe({ type: "layout-shift" });
    });
    answer();
    await page.locator("[data-results] > .results a").first().waitFor();
    await page.waitForTimeout(300);
    const moved = await page.evaluate(() => window.moved);
    assert.ok(moved < 0.02, `${address}: ${moved}`);
    assert.equal(await page.locator("main section").isVisible(), true);
  }
  assert.deepEqual(troubles, []);
  await context.close();
});

test("nothing moves when a script comes late", async () => {
  const { page, context } = await watched(site, { timezoneId: "Europe/London" });
  await page.clock.setFixedTime(new Date("2026-11-22T09:00:00Z"));
  await page.route("**/*.js*", async (route) => { await new Promise((done) => setTimeout(done, 400)); await route.continue(); });
  await page.addInitScript(() => {
    window.moved = 0;
    new PerformanceObserver((all) => all.getEntries().forEach((e) => { window.moved += e.value; })).observe({ type: "layout-shift", buffered: true });
  });
  for (const language of ["en", "ar"]) {
    for (const [address, there] of [["", "form.search"], ["search/", "form.search"], ["groups/", ".more"], ["groups/tuesday-tea-and-talk/", "[data-next]:not([hidden])"]]) {
      await page.goto(`${site.base}${home(language)}${address}`);
      await page.locator(there).waitFor();
      await page.waitForTimeout(300);
      const moved = await page.evaluate(() => window.moved);
      assert.ok(moved < .005, `${language} ${address}: ${moved}`);
    }
  }
  await context.close();
});

test("where the script of the search does not come, its links do", async () => {
  const { page, context } = await watched(site);
  await page.route("**/search.js*", (route) => route.abort());
  await page.goto(site.base);
  const links = page.locator("[data-no-script]");
  assert.equal(await links.evaluate((e) => getComputedStyle(e).visibility), "hidden", "shown before the script had its time");
  await page.waitForFunction(() => getComputedStyle(document.querySelector("[data-no-script]")).visibility === "visible");
  const [box, doors] = [await links.boundingBox(), await page.locator(".doors").boundingBox()];
  assert.ok(box.y + box.height < doors.y);
  await context.close();
});
