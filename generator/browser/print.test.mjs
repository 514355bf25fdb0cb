// What hangs on a notice board: rows, a line of help, strips to tear off.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { home, open, watched } from "./site.mjs";

let site;
before(async () => { site = await open(); });
after(async () => { await site.close(); });

const seen = (page, what) => page.locator(what).evaluateAll((all) => all.filter((e) => e.checkVisibility()).length);

test("a list prints its rows, a line of help and eight strips, and nothing to press", async () => {
  const { page, context } = await watched(site);
  for (const language of ["en", "ar"]) {
    await page.goto(`${site.base}${home(language)}groups/place/gb/`);
    const cards = await seen(page, ".card");
    assert.equal(await seen(page, ".paper"), 0, "what is for paper shows on the screen");
    await page.emulateMedia({ media: "print" });
    assert.equal(await seen(page, ".strips > div"), 8);
    const printed = await seen(page, ".cards .card");
    assert.ok(printed > 4 && printed < cards, `${printed} of ${cards} groups`);
    assert.equal(await seen(page, ".resting, .unchecked"), 0, "groups that pause or that nobody has checked");
    assert.equal(await seen(page, ".card .when .tag"), printed, "these are all samples, and say so");
    assert.equal(await seen(page, "nav, button, .filter, .map, .count, .bar"), 0);
    const paper = await page.locator(".paper").last().innerText();
    assert.match(paper, language === "en" ? /Help now.*If someone is in danger/ : /مساعدة الآن/);
    assert.ok(paper.includes(new URL(site.base).host + `/hub/${home(language)}groups/place/gb/`), paper);
    await page.emulateMedia({ media: "screen" });
  }
  await context.close();
});

test("strips tell nobody what a group is about", async () => {
  const { page, context } = await watched(site);
  await page.emulateMedia({ media: "print" });
  for (const address of ["groups/topic/hearing-voices/", "groups/for/young-people/"]) {
    await page.goto(site.base + address);
    assert.equal(await seen(page, ".strips > div"), 8, address);
    assert.doesNotMatch(await page.locator(".strips").innerText(), /voices|young/i);
  }
  await context.close();
});

test("six groups with their strips are one sheet; so is the page of a group", async () => {
  const { page, context } = await watched(site);
  for (const address of ["groups/day/tuesday/", "ar/groups/day/tuesday/", "groups/tuesday-tea-and-talk/"]) {
    await page.goto(site.base + address);
    const pdf = await page.pdf({ format: "A4", margin: { top: "12mm", bottom: "12mm", left: "14mm", right: "14mm" } });
    assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length, 1, address);
  }
  await context.close();
});
