// Promises to whoever learns or teaches with a module.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { home, host, languages, open, scratch, watched } from "./site.mjs";

let site;
before(async () => { site = await open(); });
after(async () => { await site.close(); });

const module = "training/introduction/";

test("without JavaScript every view of a module reads, and answers open on a press", async () => {
  const { page, context, troubles } = await watched(site, { javaScriptEnabled: false });
  await page.goto(site.base + module);
  const tabs = await page.locator("nav.views a").evaluateAll((all) => all.map((a) => a.href));
  assert.equal(tabs.length, 4);
  for (const tab of tabs) {
    await page.goto(tab);
    assert.equal(await page.locator("nav.views [aria-current=page]").count(), 1, tab);
    assert.equal(await page.locator(".write, textarea, [data-done]:visible").count(), 0, "what needs a script is not there");
  }
  await page.goto(`${site.base}${module}what-it-is/`);
  assert.equal(await page.locator(".callout-facilitator").count(), 0);
  const answer = page.locator("details.answer").first();
  assert.equal(await answer.locator(".feedback").isVisible(), false);
  await answer.locator("summary").click();
  assert.equal(await answer.locator(".feedback").isVisible(), true);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("the facilitator has the notes and all answers, the handout neither", async () => {
  const { page, context } = await watched(site);
  for (const language of ["", "ar/"]) {
    await page.goto(`${site.base}${language}${module}facilitator/`);
    assert.ok(await page.locator(".callout-facilitator").count() > 0);
    assert.ok(await page.locator(".feedback").count() > 0);
    await page.goto(`${site.base}${language}${module}handout/`);
    assert.equal(await page.locator(".callout-facilitator, .feedback, details.answer").count(), 0);
    assert.ok(await page.locator(".choice").count() > 0, "the answers to choose from are there");
    await page.goto(`${site.base}${language}${module}print/`);
    assert.equal(await page.locator(".callout-facilitator").count(), 0);
    assert.ok(await page.locator(".feedback").first().isVisible());
    const ids = await page.locator("[id]").evaluateAll((all) => all.map((e) => e.id));
    assert.equal(new Set(ids).size, ids.length, "ids are unique");
    const icons = await page.locator("use").evaluateAll((all) => all.map((u) => u.getAttribute("href").slice(1)));
    assert.deepEqual(icons.filter((i) => !ids.includes(i)), [], "every drawing is there");
  }
  await context.close();
});

test("a module that is not translated yet reads in the direction of its own language", async () => {
  // A hub of its own: in the starter hub somebody translates what is missing.
  const folder = scratch("untranslated");
  mkdirSync(join(folder, "content/training/en/later"), { recursive: true });
  writeFileSync(join(folder, "hub.yaml"), "title: A hub\ndefault_language: en\nlanguages: [en, ar]\ntimezone: Europe/London\nfallback: page\n");
  writeFileSync(join(folder, "content/training/en/later/index.md"), "---\ntitle: Later\nsummary: Not in Arabic yet.\n---\n\nText.\n");
  const own = await host(folder, "--no-search");
  const { page, context } = await watched(site);
  await page.goto(`${own.base}ar/training/`);
  const doors = page.locator(".door").filter({ has: page.locator('a[href$="later/"]') });
  assert.equal(await doors.count(), 1);
  const text = doors.locator("h2 a, p:not(.small)");
  assert.deepEqual(await text.evaluateAll((all) => all.map((e) => [e.lang, getComputedStyle(e).direction])), [["en", "ltr"], ["en", "ltr"]]);
  await context.close();
  await own.close();
});

test("words of one's own stay in this browser, and one press erases them", async () => {
  const { page, context, troubles } = await watched(site);
  const kept = () => page.evaluate(() => Object.keys(localStorage));
  await page.goto(`${site.base}${module}what-it-is/`);
  assert.deepEqual(await kept(), [], "nothing is kept before a reader writes");
  const words = page.getByLabel("Your own words").first();
  await words.fill("A neighbour listened.");
  await page.getByLabel("I have done this lesson").check();
  assert.deepEqual(await kept(), [`peerhub /hub/ lessons ${module}what-it-is/`]);
  await page.reload();
  assert.equal(await words.inputValue(), "A neighbour listened.");
  await page.getByRole("button", { name: "Erase these words" }).first().click();
  await page.reload();
  assert.equal(await words.inputValue(), "");

  await page.goto(site.base + module);
  assert.equal(await page.locator("[data-lessons] li", { hasText: "What it is" }).locator(".done").innerText(), "Done");
  await page.getByRole("button", { name: "Erase everything" }).click();
  await page.getByText(/^Erased: Your own words.* \(1\)\.$/).waitFor();
  assert.equal(await page.locator(".done").count(), 0);
  assert.deepEqual(await kept(), []);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("a module says in its first screen how long it takes, and begins", async () => {
  const { page, context } = await watched(site);
  await page.setViewportSize({ width: 360, height: 740 });
  for (const language of languages) {
    await page.goto(`${site.base}${language === "en" ? "" : `${language}/`}training/introduction/`);
    const start = await page.locator(".acts .button.main").first().boundingBox();
    assert.ok(start.y + start.height < 740, `${language}: Start ends at ${start.y + start.height}`);
    assert.equal(await page.locator(".brief li").count(), 3, language);
    assert.ok(await page.locator(".drawn .drawing").isVisible(), language);
    assert.equal(await page.locator("[data-lessons] li").count(), 4, language);
  }
  await page.locator("a[href$='#plan']").click();
  assert.ok(await page.locator("#plan table").isVisible());
  await context.close();
});

test("a module names its lessons once, beside its text where there is room", async () => {
  for (const language of languages) {
    const { page, context } = await watched(site, { viewport: { width: 1280, height: 800 } });
    await page.goto(`${site.base}${home(language)}training/introduction/`);
    const lessons = await page.locator("main ol a, main ul a").evaluateAll((all) => all.map((a) => a.getAttribute("href")).filter((h) => h.includes("what-it-is")));
    assert.equal(lessons.length, 1, `${language}: ${lessons}`);
    const [list, title] = await Promise.all([page.locator("[data-lessons]").boundingBox(), page.locator("h1").boundingBox()]);
    assert.ok(list.y < title.y + title.height, `${language}: the lessons stand below the title`);
    assert.ok(language === "ar" ? list.x + list.width < title.x : list.x > title.x + title.width, language);
    await context.close();
  }
});
