// The promises to readers once more, in Firefox: one pass over what the other
// files try in depth.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { constants, inflateSync } from "node:zlib";
import { launchFirefox, openPage } from "./firefox.mjs";
import { home, host, templates } from "./site.mjs";

let site, firefox;
before(async () => { site = await host(); firefox = await launchFirefox(); });
after(async () => { await firefox?.close(); await site?.close(); });

// watched opens a page that remembers what must not happen.
async function watched(browser = firefox) {
  const { page, close } = await openPage(browser);
  const troubles = [];
  await page.evaluateOnNewDocument(() => addEventListener("securitypolicyviolation", (e) => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`)));
  page.on("console", (m) => { if (m.type() === "error") troubles.push(`console: ${m.text()} (${page.url()})`); });
  page.on("pageerror", (e) => troubles.push(`exception: ${e.message} (${page.url()})`));
  page.on("requestfailed", (r) => { if (!/ABORT/.test(r.failure()?.errorText)) troubles.push(`failed: ${r.url()} ${r.failure()?.errorText} (${page.url()})`); });
  page.on("request", (r) => { if (!r.url().startsWith(site.base) && !/^(data|blob|about):/.test(r.url())) troubles.push(`stranger: ${r.url()}`); });
  return { page, troubles, close };
}

// sheets counts the pages of A4; Firefox packs the list of them (ISO 32000 §7.5.7).
async function sheets(page) {
  const pdf = Buffer.from(await page.pdf({ format: "A4", margin: { top: "12mm", bottom: "12mm", left: "14mm", right: "14mm" } }));
  let inside = pdf.toString("latin1");
  for (const { index, 0: start } of inside.matchAll(/stream\r?\n/g)) {
    try { inside += inflateSync(pdf.subarray(index + start.length), { finishFlush: constants.Z_SYNC_FLUSH }).toString("latin1"); } catch { /* no packed list */ }
  }
  return inside.match(/\/Type\s*\/Page\b/g)?.length;
}

const texts = (page, what) => page.$$eval(what, (all) => all.map((e) => e.innerText.trim()));
const text = async (page, what) => (await texts(page, what))[0];
const results = "[data-results] > .results li a";
const heading = (page, words) => page.waitForFunction((w) => document.querySelector(".count h2")?.textContent.includes(w), {}, words);

test("what is measured in Firefox is written in letters, which are not all as wide as the box for a letter that is missing", async () => {
  const { page, close } = await openPage(firefox);
  await page.goto(site.base);
  const widths = (letters) => page.evaluate((all) => {
    const context = document.createElement("canvas").getContext("2d");
    context.font = `40px ${getComputedStyle(document.body).fontFamily}`;
    return all.map((l) => Math.round(context.measureText(l).width));
  }, letters);
  assert.equal(new Set(await widths(["i", "n", "w"])).size, 3);
  assert.equal(new Set(await widths(["ا", "ب", "ش"])).size, 3);
  await close();
});

test("no page reports an error, breaks its own policy or asks anyone else, and none scrolls sideways", async () => {
  const { page, troubles, close } = await watched();
  const wide = [];
  for (const address of [...templates("en"), ...["", "groups/", "search/", "training/introduction/what-it-is/"].map((a) => home("ar") + a), "groups/tuesday-tea-and-talk/", "groups/place/gb/"]) {
    const response = await page.goto(site.base + address);
    assert.equal(response.status(), 200, address);
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wide.push(address);
  }
  assert.deepEqual([troubles, wide], [[], []]);
  await close();
});

test("the watch sees what breaks the policy", async () => {
  const { page, troubles, close } = await watched();
  await page.goto(site.base);
  await page.evaluate(() => { const s = document.createElement("script"); s.textContent = "1"; document.body.append(s); });
  await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
  assert.ok(troubles.some((t) => t.includes("policy: script-src")), troubles.join("\n"));
  await close();
});

test("search finds, marks, and survives a misspelt word", async () => {
  const { page, troubles, close } = await watched();
  await page.goto(`${site.base}search/#q=hearing%20voices`);
  await page.waitForSelector(`${results} mark`);
  const marks = await texts(page, "[data-results] > .results mark");
  assert.ok(marks.some((m) => /^hear/i.test(m)) && marks.some((m) => /^voice/i.test(m)), marks.join(" "));
  site.requests.length = 0;
  await page.goto(site.base);
  await page.locator("input[role=combobox]").fill("mutaul");
  await page.waitForSelector("[role=option]");
  await page.keyboard.press("Enter");
  await page.waitForSelector(results);
  assert.match(page.url(), /search\/#q=mutaul$/);
  assert.ok((await page.$$eval(results, (all) => all.map((a) => a.href))).includes(`${site.base}principles/mutual/`));
  assert.ok((await texts(page, "[data-results] mark")).some((m) => /^mutual/i.test(m)), await text(page, "[data-results]"));
  assert.deepEqual(site.requests.filter((r) => /mutaul/.test(r)), [], "a word reached the host");
  assert.deepEqual(troubles, []);
  await close();
});

test("what narrows a search stands in the address, and Back takes it away", async () => {
  const { page, troubles, close } = await watched();
  await page.goto(`${site.base}search/#q=group`);
  const all = async () => { await page.waitForSelector("[data-results]:not([aria-busy]) > h2"); return text(page, "[data-results] > h2"); };
  const before = await all();
  await page.locator("[data-narrow] > summary").click();
  await page.locator("[data-facet=day] summary").click();
  await page.locator("[data-facet=day] input[value=tuesday]").click();
  await page.waitForFunction((was) => document.querySelector("[data-results]:not([aria-busy]) > h2")?.innerText.trim() !== was, {}, before);
  assert.match(page.url(), /#q=group&day=tuesday$/);
  const narrowed = await all();
  await page.reload();
  assert.equal(await all(), narrowed);
  await page.goBack();
  await page.waitForFunction((was) => document.querySelector("[data-results]:not([aria-busy]) > h2")?.innerText.trim() === was, {}, before);
  assert.deepEqual(troubles, []);
  await close();
});

test("the finder lists groups, narrows by day and by town, and keeps both in the address", async () => {
  const { page, troubles, close } = await watched();
  await page.setViewport({ width: 1280, height: 900 }); // pills in a row; the sheet of a phone has tests in Chromium
  await page.goto(`${site.base}groups/`);
  const listed = (await texts(page, ".cards .card h3")).length;
  assert.ok(listed > 4);
  await page.locator(".pill:nth-of-type(1) > summary").click();
  await page.waitForSelector("[data-facet=day] .choices label");
  await page.locator("::-p-xpath(//label[starts-with(., 'Tuesday')])").click();
  await heading(page, "on Tuesday");
  assert.match(page.url(), /groups\/#day=tuesday$/);
  const tuesday = new Set(JSON.parse(readFileSync(join(site.folder, "groups.json"), "utf8")).filter((m) => m.day === 2).map((m) => m.group));
  const shown = await page.$$eval(".cols > div:not([hidden]) > .cards h3", (all) => all.map((e) => e.textContent));
  for (const name of tuesday) assert.ok(shown.includes(name), `${name} is not shown`);
  await page.locator("[data-facet=place] > summary").click();
  await page.locator("#near").fill("Brist");
  await (await page.waitForSelector(".towns button")).click();
  await heading(page, "of Bristol");
  assert.match(await text(page, ".cols > div:not([hidden]) .away"), /\d+ mi/);
  await page.reload();
  await heading(page, "of Bristol");
  await page.goBack();
  await page.waitForFunction(() => location.hash === "#day=tuesday" && !document.querySelector(".count h2").textContent.includes("Bristol"));
  assert.deepEqual(troubles, []);
  await close();
});

test("a group tells its next meeting in words, by the reader's clock", async () => {
  const { page, troubles, close } = await watched();
  await page.emulateTimezone("Europe/Paris");
  await page.evaluateOnNewDocument(() => {
    const now = Date.UTC(2026, 10, 22, 9), Real = Date;
    globalThis.Date = class extends Real { constructor(...at) { super(...(at.length ? at : [now])); } static now() { return now; } };
  });
  for (const [language, words] of [["en", "Next: Tuesday 24 November, 18:30 (19:30 for you)"], ["fr", "Prochaine fois : mardi 24 novembre, 18:30 (19:30 chez vous)"], ["ar", "اللقاء القادم: الثلاثاء 24 نوفمبر، 18:30"]]) {
    await page.goto(`${site.base}${home(language)}groups/tuesday-tea-and-talk/`);
    const said = (await text(page, "[data-next]")).replaceAll(/[\u00a0\u202f]/g, " ");
    assert.ok(said.startsWith(words), said);
  }
  assert.deepEqual(troubles, []);
  await close();
});

test("a lesson: an answer opens, own words stay through a reload, progress shows, one press erases", async () => {
  const { page, troubles, close } = await watched();
  await page.goto(`${site.base}training/introduction/what-it-is/`);
  const answer = "details.answer";
  assert.equal(await page.$eval(`${answer} .feedback`, (e) => e.checkVisibility()), false);
  await page.locator(`${answer} > summary`).click();
  assert.equal(await page.$eval(`${answer} .feedback`, (e) => e.checkVisibility()), true);
  await page.locator("textarea").fill("A neighbour listened.");
  await page.locator("::-p-xpath(//label[contains(., 'I have done this lesson')])").click();
  await page.reload();
  assert.equal(await page.$eval("textarea", (e) => e.value), "A neighbour listened.");
  await page.goto(`${site.base}training/introduction/`);
  await page.waitForSelector("[data-lessons] .done");
  await page.locator("::-p-xpath(//button[contains(., 'Erase everything')])").click();
  await page.waitForFunction(() => !document.querySelector(".done"));
  assert.equal(await page.evaluate(() => localStorage.length), 0);

  // The page that says what is kept erases, too, and nothing of another hub.
  await page.goto(`${site.base}training/introduction/what-it-is/`);
  await page.locator("textarea").fill("A neighbour listened.");
  await page.evaluate(async () => {
    localStorage.setItem("peerhub /hub/other/ lessons training/x/", "theirs");
    for (const hub of ["/hub/", "/hub/other/"]) await (await caches.open(`peerhub ${hub} lessons x`)).put("x", new Response("x"));
  });
  await page.goto(`${site.base}about-you/`);
  await page.locator("::-p-xpath(//button[contains(., 'Erase everything')])").click();
  await page.waitForFunction(() => document.querySelector("[data-kept] [role=status]").textContent.startsWith("Erased: Your own words"));
  assert.deepEqual(await page.evaluate(async () => [Object.keys(localStorage), await caches.keys()]),
    [["peerhub /hub/other/ lessons training/x/"], ["peerhub /hub/other/ lessons x"]]);
  assert.deepEqual(troubles, []);
  await close();
});

test("paper: a list with its strips is one sheet, and a module prints with its answers", async () => {
  const { page, troubles, close } = await watched();
  await page.goto(`${site.base}training/introduction/print/`);
  assert.ok(await page.$eval(".feedback", (e) => e.checkVisibility()));
  for (const address of ["groups/day/tuesday/", "ar/groups/day/tuesday/", "groups/tuesday-tea-and-talk/"]) {
    await page.goto(site.base + address);
    assert.equal(await sheets(page), 1, address);
  }
  assert.deepEqual(troubles, []);
  await close();
});

test("the language switch leads to the same page in Arabic, from right to left", async () => {
  const { page, troubles, close } = await watched();
  await page.goto(`${site.base}principles/mutual/`);
  await page.locator(".switch summary").click();
  await Promise.all([page.waitForNavigation(), page.locator('.switch a[lang="ar"]').click()]);
  assert.equal(page.url(), `${site.base}ar/principles/mutual/`);
  assert.equal(await page.$eval("html", (e) => e.dir), "rtl");
  const [name, search] = await Promise.all([".lockup", ".head .icon"].map((what) => page.$eval(what, (e) => e.getBoundingClientRect().x)));
  assert.ok(name > search, "the name stands on the right");
  assert.deepEqual(troubles, []);
  await close();
});

test("light and dark, as the reader's device has it", async () => {
  const dark = await launchFirefox("dark");
  try {
    const brightness = async (browser) => {
      const { page, close } = await watched(browser);
      const seen = [];
      for (const address of ["", "groups/", "ar/search/", "training/introduction/"]) {
        await page.goto(site.base + address);
        seen.push(...await page.evaluate(() => ["backgroundColor", "color"].map((k) => {
          const [r, g, b] = getComputedStyle(document.documentElement)[k].match(/[\d.]+/g).map(Number);
          return (r + g + b) / 3 > 128 ? "bright" : "dim";
        })));
      }
      await close();
      return new Set(seen.filter((_, i) => i % 2 === 0)).size === 1 && new Set(seen.filter((_, i) => i % 2)).size === 1 ? `${seen[1]} on ${seen[0]}` : seen.join();
    };
    assert.equal(await brightness(firefox), "dim on bright");
    assert.equal(await brightness(dark), "bright on dim");
  } finally {
    await dark.close();
  }
});

test("what a reader keeps opens without the internet: a group by the finder and a search; and one press erases it", async () => {
  const { page, close } = await watched();
  const status = (words) => page.waitForFunction((w) => document.querySelector("[data-keep] > [role=status]")?.textContent.includes(w), {}, words);
  await page.goto(`${site.base}help/keep/`);
  await page.waitForSelector("[data-keep] input[value=no]");
  await page.click("[data-keep] input[value=no]");
  await page.click("[data-keep] button.main");
  await status("It is on this phone now.");
  site.off = true;
  await page.goto(`${site.base}groups/`);
  await page.waitForSelector("[data-from-phone]");
  await page.$$eval("a.chip", (all) => all.find((a) => a.textContent.includes("Online")).click());
  await page.waitForSelector(".count button");
  await page.goto(await page.$eval(".cols > div:not([hidden]) > .cards h3 a", (a) => a.href));
  await page.waitForSelector(".sheet");
  await page.goto(`${site.base}search/#q=mutual`);
  await page.waitForSelector(results);
  site.off = false;
  await page.goto(`${site.base}help/keep/`);
  await page.waitForSelector("[data-keep] section:not([hidden]) .acts button");
  await page.$$eval("[data-keep] section .acts button", (all) => all.find((b) => b.textContent.startsWith("Erase")).click());
  await status("Nothing of it is on this phone any more.");
  assert.deepEqual(await page.evaluate(async () => [await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length]), [[], 0]);
  await close();
});
