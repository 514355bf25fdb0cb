// What hangs on a notice board: rows, a line of help, strips to tear off.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { home, open, pages, peerhub, read, scratch, watched } from "./site.mjs";

let site;
before(async () => { site = await open(); });
after(async () => { await site.close(); });

const seen = (page, what) => page.locator(what).evaluateAll((all) => all.filter((e) => e.checkVisibility()).length);

const listed = ".cols > div > .cards > .card"; // not those that perhaps fit
const sheet = { format: "A4", margin: { top: "12mm", bottom: "12mm", left: "14mm", right: "14mm" } };
const sheets = async (page, options = sheet) => (await page.pdf(options)).toString("latin1").match(/\/Type\s*\/Page\b/g).length;

test("a list prints all its rows, with what nobody has checked marked as such, a line of help, and nothing to press", async () => {
  const { page, context } = await watched(site);
  for (const [language, help, unchecked] of [["en", /Help now.*If someone is in danger, call 999/, "Not yet checked"], ["ar", /مساعدة الآن.*999/, "لم يجرِ التحقق بعد"]]) {
    await page.goto(`${site.base}${home(language)}groups/place/gb/`);
    const cards = await seen(page, listed);
    assert.equal(await seen(page, ".paper"), 0, "what is for paper shows on the screen");
    await page.emulateMedia({ media: "print" });
    assert.equal(await seen(page, listed), cards, "a group is left out without a word");
    const marked = await page.locator(`${listed}.unchecked:visible`).evaluateAll((all) => all.map((e) => e.textContent));
    assert.ok(marked.length > 0);
    for (const text of marked) assert.ok(text.includes(unchecked), text);
    const samples = await page.locator(".card .when .tag:visible").count();
    assert.ok(samples > 4, "samples say so");
    assert.equal(await seen(page, "nav, button, .filter, .map, .count, .bar"), 0);
    const paper = (await page.locator(".paper").allInnerTexts()).join("\n");
    assert.match(paper, help);
    assert.ok(paper.includes(new URL(site.base).host + `/hub/${home(language)}groups/place/gb/`), paper);
    assert.equal(await seen(page, ".strips"), 0, "a list of two sheets hangs on no wall");
    await page.emulateMedia({ media: "screen" });
  }
  await page.goto(`${site.base}groups/`);
  const organisations = await seen(page, ".networks li");
  await page.emulateMedia({ media: "print" });
  assert.ok(organisations > 2);
  assert.equal(await seen(page, ".networks li"), organisations, "an organisation is left out without a word");
  await context.close();
});

test("what was chosen prints as it was chosen, with the days of the coming month and no others", async () => {
  const days = { en: [/\b1\sDecember/, /\b8\sDecember/, /\b15\sDecember/, /\b22\sDecember/], ar: [/1\sديسمبر/, /8\sديسمبر/, /15\sديسمبر/, /22\sديسمبر/] };
  for (const language of ["en", "ar"]) {
    const { page, context, troubles } = await watched(site, { timezoneId: "Europe/London" });
    await page.clock.setFixedTime(new Date("2026-11-25T15:00:00Z")); // a Wednesday; the month ends on 26 December
    await page.goto(`${site.base}${home(language)}groups/#attendance=in-person&day=tuesday`);
    await page.locator(".count button").waitFor();
    const said = await page.locator(".count h2").innerText();
    const names = await page.locator(".cols > div:visible > .cards h3").allInnerTexts();
    assert.ok(names.length > 1 && names.length < 20, names.join());
    assert.equal(await seen(page, "section.paper"), 0, "what is for paper shows on the screen");
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const paper = page.locator("section.paper:visible");
    const heading = (await paper.locator("h2").innerText()).trim();
    assert.ok(heading.length > 8 && said.toLowerCase().endsWith(heading.toLowerCase()), `${heading} is not the end of ${said}`);
    assert.deepEqual(await page.locator(".cols > div:visible > .cards h3").allInnerTexts(), names, "paper has the groups that were chosen, and no others");
    const rows = await paper.locator("li").allInnerTexts();
    const tea = rows.find((r) => /Tuesday tea and talk/.test(r) || days[language].every((d) => d.test(r)));
    assert.ok(tea, rows.join("\n"));
    for (const day of days[language]) assert.match(tea, day);
    assert.doesNotMatch(tea, /24\sNovember|29\sDecember|24\sنوفمبر|29\sديسمبر/);
    assert.equal(await seen(page, "nav, button, .filter, .bar"), 0);
    // Another choice prints other days: nothing of the first is left.
    await page.emulateMedia({ media: "screen" });
    await page.evaluate(() => { location.hash = "#attendance=in-person&day=sunday"; });
    await page.waitForFunction((old) => document.querySelector(".cols > div:not([hidden]) .count h2, .count h2").textContent.trim() !== old.trim(), said);
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.doesNotMatch(await page.locator("section.paper:visible").innerText(), /\b1\sDecember|^1\sديسمبر/);
    assert.deepEqual(troubles, []);
    await context.close();
  }
});

test("a list of one sheet has eight strips, at its lower edge, and the numbers of its countries", async () => {
  const { page, context } = await watched(site);
  await page.goto(`${site.base}groups/day/tuesday/`);
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 688, height: 1032 }); // A4 within its margins
  assert.equal(await seen(page, ".strips > div"), 8);
  const edge = await page.locator(".strips").evaluate((e) => innerHeight - e.getBoundingClientRect().bottom);
  assert.ok(edge >= 0 && edge < 8, `${edge} px from the edge`);
  assert.match(await page.locator(".paper").last().innerText(), /United Kingdom: 999/);
  await context.close();
});

test("without a base URL a list says no address, and no half a sentence", async () => {
  const hub = scratch("nowhere");
  mkdirSync(join(hub, "content", "groups", "en"), { recursive: true });
  writeFileSync(join(hub, "hub.yaml"), "title: Hub\ndefault_language: en\nlanguages: [en]\n");
  writeFileSync(join(hub, "content", "groups", "en", "tea.md"), "---\ntitle: Tea\n---\n\nText.\n");
  const out = scratch("nowhere-site");
  peerhub("build", "--hub", hub, "--out", join(out, "public"), "--date", "2026-11-22", "--no-search");
  const html = readFileSync(join(out, "public", "groups", "index.html"), "utf8");
  assert.match(html, /data-built="?2026-11-22"?><span>As of 22.November 2026\.<\/span><\/p>/);
});

test("strips tell nobody what a group is about", async () => {
  const { page, context } = await watched(site);
  await page.emulateMedia({ media: "print" });
  for (const address of ["groups/topic/hearing-voices/", "groups/for/young-people/"]) {
    await page.goto(site.base + address);
    for (const strips of await page.locator(".strips").allTextContents()) assert.doesNotMatch(strips, /voices|young/i);
  }
  await context.close();
});

test("six groups with their strips are one sheet; so is the poster of every group, on both papers, whatever it says", async () => {
  const { page, context } = await watched(site);
  const groups = pages(site.folder).filter((a) => /^(ar\/)?groups\/[^/]+\/$/.test(a) && read(site, a).includes("card sheet"));
  assert.ok(groups.length > 60, groups.join());
  const more = [];
  for (const address of ["groups/day/tuesday/", "ar/groups/day/tuesday/", ...groups]) {
    await page.goto(site.base + address);
    for (const format of address.startsWith("ar") ? ["A4"] : ["A4", "Letter"]) if (await sheets(page, { ...sheet, format }) !== 1) more.push(`${address} on ${format}`);
  }
  assert.deepEqual(more, []);
  await context.close();
});
