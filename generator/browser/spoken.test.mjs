// What a screen reader is told, from the tree that the browser itself makes of search, finder and quiz: in
// Chromium over DevTools, in Firefox by asking for elements of a role and a name over BiDi, which tells no states.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchFirefox, openPage } from "./firefox.mjs";
import { open, watched } from "./site.mjs";

let site, firefox;
before(async () => { site = await open(); firefox = await launchFirefox(); });
after(async () => { await firefox?.close(); await site?.close(); });

// Each opens a page; count says how many elements of a role have a name.
const engines = {
  async Chromium() {
    const { page, context } = await watched(site, { viewport: { width: 1280, height: 900 } });
    const devtools = await context.newCDPSession(page);
    const tree = async () => (await devtools.send("Accessibility.getFullAXTree")).nodes.filter((n) => !n.ignored);
    const count = async (role, name) => (await tree()).filter((n) => n.role?.value.startsWith(role) && n.name?.value === name).length;
    const state = async (role, name) => Object.fromEntries((await tree()).find((n) => n.role?.value === role && n.name?.value === name).properties.map((p) => [p.name, p.value.value]));
    return { page, count, state, close: () => context.close() };
  },
  async Firefox() {
    const { page, close } = await openPage(firefox, { width: 1280, height: 900 });
    const count = async (role, name) => (await page.$$(`::-p-aria([name="${name}"]${role && `[role="${role}"]`})`)).length;
    return { page, count, close };
  },
};
const said = (page) => page.$eval("[data-search] [role=status]", (e) => e.textContent);

for (const [name, visit] of Object.entries(engines)) {
  test(`${name}: the search box is a combobox with a name, its list has options, and how many there are is said`, async () => {
    const { page, count, state, close } = await visit();
    await page.goto(`${site.base}search/`);
    await page.waitForFunction(() => !document.querySelector("form.search").hidden);
    const label = await page.$eval("label[for=q]", (e) => e.textContent);
    assert.equal(await count("combobox", label), 1);
    await page.focus("#q");
    await page.keyboard.type("mutual");
    await page.waitForSelector("[role=option]");
    const options = await page.$$eval("[role=option]", (all) => all.length);
    assert.equal(await count("listbox", label), 1);
    if (state) assert.equal((await state("combobox", label)).expanded, true);
    await page.waitForFunction(() => document.querySelector("[data-search] [role=status]").textContent);
    assert.match(await said(page), /^\d+ /);
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.$$eval("[role=option][aria-selected=true]", (all) => all.length), 1);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.waitForSelector("[data-results]:not([aria-busy]) > h2");
    const heading = await page.$eval("[data-results] > h2", (e) => e.textContent);
    assert.equal(await count("heading", heading), 1);
    assert.equal(await said(page), heading);
    assert.ok(options > 1);
    await close();
  });

  test(`${name}: the finder's questions are checkboxes in named groups, its chips say whether they are pressed`, async () => {
    const { page, count, state, close } = await visit();
    await page.goto(`${site.base}groups/`);
    await page.click(".pill > summary");
    await page.waitForSelector(".pill[open] fieldset:not([hidden]) label:not([hidden])");
    for (const legend of await page.$$eval(".pill[open] fieldset:not([hidden]) legend", (all) => all.map((e) => e.textContent))) {
      assert.equal(await count("group", legend), 1, legend);
    }
    const boxes = await page.$$eval(".pill[open] fieldset:not([hidden]) label", (all) => all.filter((e) => e.checkVisibility()).map((e) => e.innerText.replace(/\s+/g, " ").trim()));
    assert.ok(boxes.length > 3, `${boxes}`);
    for (const box of boxes.slice(0, 3)) assert.ok(await count("checkbox", box) >= 1, `no checkbox “${box}”`);
    const chip = await page.$eval("button.chip[data-key=online]", (e) => e.textContent.trim());
    assert.equal(await count("button", chip), 1);
    await page.click("button.chip[data-key=online]");
    await page.waitForFunction(() => location.hash === "#attendance=online");
    if (state) assert.equal(String((await state("button", chip)).pressed), "true");
    await close();
  });

  test(`${name}: each answer of a quiz is opened by its own words`, async () => {
    const { page, count, close } = await visit();
    await page.goto(`${site.base}training/introduction/what-it-is/`);
    const answers = await page.$$eval("details.answer > summary", (all) => all.map((e) => e.innerText.replace(/\s+/g, " ").trim()));
    assert.ok(answers.length > 1);
    const role = name === "Chromium" ? "DisclosureTriangle" : ""; // Firefox has no role of ARIA for it
    for (const words of answers.slice(0, 3)) assert.ok(await count(role, words) >= 1, words);
    await close();
  });
}
