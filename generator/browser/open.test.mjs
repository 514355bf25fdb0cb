// Who may come, as the finder asks it where groups differ, and the way on from a group that
// is over. The hub is made here.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { home, open, scratch, still, watched } from "./site.mjs";

function hub(differ) {
  const folder = scratch("open");
  const write = (path, text) => { mkdirSync(dirname(join(folder, path)), { recursive: true }); writeFileSync(join(folder, path), text); };
  const group = (slug, name, facts) => write(`content/groups/en/${slug}.md`,
    `---\nname: ${name}\nattendance: in-person\nplace: {city: Bristol, country: GB}\nverified: {on: 2026-11-03}\n${facts}\n---\n\nText.\n`);
  write("hub.yaml", "title: A hub\ndefault_language: en\nlanguages: [en, ar]\ntimezone: Europe/London\nfallback: page\n");
  const weekly = 'schedule: [{day: tuesday, start: "18:30"}]';
  group("door", "Open door", `${weekly}\naudience: [everyone]`);
  group("some", "Inner circle", `${weekly}\naudience: [${differ ? "members" : "everyone"}, women]`);
  group("silent", "Who knows", `${weekly}\naudience: [women]`);
  group("gone", "Gone", `${weekly}\naudience: [women]\nstatus: closed`);
  return folder;
}

let site, alike;
before(async () => {
  site = await open(hub(true), "--no-search");
  alike = await open(hub(false), "--no-search");
});
after(async () => { await site?.close(); await alike?.close(); });

const words = {
  en: { who: "Who may come", any: "Anyone may come", members: "For members" },
  ar: { who: "من يمكنه الحضور", any: "يمكن لأي شخص أن يحضر", members: "للأعضاء" },
};
for (const [language, w] of Object.entries(words)) {
  test(`who may come is a choice where groups differ: ${language}`, async () => {
    const { page, context, troubles } = await watched(site, { viewport: { width: 1280, height: 800 } });
    await page.goto(`${site.base}${home(language)}groups/`);
    await page.locator(".pill.more > summary").click();
    const set = page.locator("fieldset").filter({ has: page.locator("legend", { hasText: w.who }) });
    await set.waitFor();
    const labels = (await set.locator("label > span:first-of-type").allInnerTexts()).map((s) => s.trim());
    assert.deepEqual(labels, [w.any, w.members]);
    await set.locator("label").filter({ hasText: w.members }).click();
    await page.waitForFunction(() => location.hash === "#open=members");
    // The one that says nothing is not hidden: it comes after those that fit.
    const fits = page.locator(".cols > div:visible > .cards h3");
    await page.waitForFunction(() => document.querySelector(".cols > div:not([hidden]) > .cards h3")?.textContent === "Inner circle");
    assert.deepEqual(await fits.allInnerTexts(), ["Inner circle"]);
    assert.match(await page.locator(".cols > div:visible > .cards .card").innerText(), new RegExp(w.members));
    assert.deepEqual(await page.locator(".cols > div:visible .perhaps h3").allInnerTexts(), ["Who knows"]);
    assert.match(await page.locator(".count h2").innerText(), new RegExp(`\\(${w.members}\\)`, "i"));
    // The question of whom a group is for does not ask it again.
    const who = page.locator("fieldset").filter({ hasText: /women/i });
    assert.equal((await who.locator("label").allInnerTexts()).length, 1);
    assert.deepEqual(troubles, []);
    await context.close();
  });
}

test("nobody is asked who may come where all groups say the same", async () => {
  const { page, context } = await watched(alike, { viewport: { width: 1280, height: 800 } });
  await page.goto(`${alike.base}groups/`);
  await page.locator(".pill.more > summary").click();
  await page.locator("fieldset").first().waitFor({ state: "attached" });
  assert.equal(await page.locator("legend", { hasText: words.en.who }).count(), 0);
  await context.close();
});

test("the page of a group that is over leads to groups that still meet", async () => {
  for (const [language, width, colorScheme] of [["en", 360, "light"], ["ar", 360, "dark"], ["en", 1280, "dark"], ["ar", 1280, "light"]]) {
    const { page, context, troubles } = await watched(site, { viewport: { width, height: 800 }, colorScheme });
    await page.goto(`${site.base}${home(language)}groups/gone/`);
    assert.equal((await page.locator(".alike h3").allInnerTexts()).length, 3);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${language} ${width}: it scrolls sideways`);
    for (const link of await page.locator(".alike h3 a").all()) assert.ok((await link.boundingBox()).height >= 24, "a finger needs 24 px");
    await still(page);
    const { violations } = await new AxeBuilder({ page }).include("main").analyze();
    assert.deepEqual(violations.map((v) => v.id), []);
    await page.locator(".alike h3 a").first().click();
    await page.locator(".sheet:not(.resting)").waitFor();
    assert.deepEqual(troubles, []);
    await context.close();
  }
});
