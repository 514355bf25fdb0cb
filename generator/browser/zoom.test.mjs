// Text twice as large on a narrow phone, the narrowest screens, forced colours, and what a
// finger must hit (WCAG 2.2 SC 1.4.4, 1.4.10, 1.4.11, 2.5.8).
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { everything, languages, launch, open, pages, read, templates, watched } from "./site.mjs";

let site;
before(async () => { site = await open(); });
after(async () => { await site.close(); });

const all = (language) => [...templates(language), ...pages(site.folder).filter((a) => /^(ar\/)?groups\/[^/]+\/$/.test(a) && a.startsWith("ar/") === (language === "ar") && read(site, a).includes("sheet"))];

// wider says by how much a page is wider than its window, and what sticks out of it.
const wider = (page) => page.evaluate(() => {
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (over <= 0) return "";
  const out = [...document.querySelectorAll("body *")].filter((e) => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1) && !e.closest(".hide, .table, pre, .sprite");
  });
  return `${over} px: ${out.slice(-3).map((e) => e.outerHTML.slice(0, 80)).join(" | ")}`;
});

// small are those that are pressed and are less than 24 px high or wide. A link within a sentence is excepted
// (2.5.8, "Inline").
const small = (page) => page.locator("a:visible, button:visible, summary:visible, input:visible").evaluateAll((all) => all.filter((e) => {
  const box = e.getBoundingClientRect();
  if (e.matches(".hide, .hit, svg a") || box.width < 2) return false;
  const block = e.closest("p, li, dd, td, figcaption, .notice, summary");
  const inline = e.matches("a") && getComputedStyle(e).display === "inline" && block && block.textContent.trim().length > e.textContent.trim().length + 12;
  return !inline && (box.height < 24 || box.width < 24);
}).map((e) => `${e.className || e.parentElement.className || e.parentElement.tagName} ${Math.round(e.getBoundingClientRect().width)}×${Math.round(e.getBoundingClientRect().height)} ${e.textContent.trim().slice(0, 24)}`));

// Each page is opened once, and looked at in every way.
test("no page asks anyone else for anything, and none reports an error; nothing scrolls sideways from 320 to 1280 px, nor at 360 px with text twice as large; on a phone everything that is pressed is 24 px high and wide, or stands in a sentence", async () => {
  const { page, context, troubles } = await watched(site);
  const wide = [], pressed = new Set();
  for (const language of everything ? languages : ["en", "ar"]) {
    const phone = ["en", "ar"].includes(language) ? templates(language) : [];
    for (const address of all(language)) {
      await page.setViewportSize({ width: 360, height: 740 });
      assert.equal((await page.goto(site.base + address)).status(), 200, address);
      if (phone.includes(address)) for (const found of await small(page)) pressed.add(`${address}: ${found}`);
      for (const [width, size] of [[320, ""], [360, ""], [768, ""], [1280, ""], [360, "212.5%"]]) {
        await page.setViewportSize({ width, height: 740 });
        await page.evaluate((size) => { document.documentElement.style.fontSize = size; }, size);
        const found = await wider(page);
        if (found) wide.push(`${address} at ${width} px ${size}: ${found}`);
      }
    }
  }
  assert.deepEqual([wide, [...pressed], troubles], [[], [], []]);
  await context.close();
});

test("with text twice as large the help bar, the language switch and the tags are whole", async () => {
  const { page, context } = await watched(site);
  for (const address of ["", "ar/", "fr/groups/", "ar/groups/tuesday-tea-and-talk/", "groups/tuesday-tea-and-talk/", "groups/place/gb/"]) {
    await page.goto(site.base + address);
    await page.evaluate(() => { document.documentElement.style.fontSize = "212.5%"; });
    const cut = await page.locator(".bar summary, .switch summary, .lockup, .head .icon, .nav a, .tag").evaluateAll((all) => all.filter((e) => {
      const box = e.getBoundingClientRect();
      return e.checkVisibility() && (box.left < 0 || box.right > innerWidth + 0.5 || e.scrollWidth > e.clientWidth + 1);
    }).map((e) => e.outerHTML.slice(0, 60)));
    assert.deepEqual(cut, [], address);
  }
  await context.close();
});

test("where the browser's letters are twice as large, the search box, the names of groups and titles have the width of a phone", async () => {
  const large = await launch("--blink-settings=defaultFontSize=32");
  const { page } = await watched({ ...site, browser: large });
  const narrow = [];
  for (const [address, what] of [["", "input[role=combobox]"], ["ar/", "input[role=combobox]"], ["groups/", ".card h3"], ["ar/groups/", ".card h3"], ["groups/tuesday-tea-and-talk/", "h1"]]) {
    await page.goto(site.base + address);
    const { width } = await page.locator(what).first().boundingBox();
    if (width < 200) narrow.push(`${address} ${what}: ${width}`);
  }
  await large.close();
  assert.deepEqual(narrow, []);
});

test("in forced colours the main button has words, and every door and card an edge", async () => {
  const { page, context } = await watched(site, { forcedColors: "active" });
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, forcedColors: "active" });
    for (const address of ["", "ar/", "groups/", "groups/tuesday-tea-and-talk/"]) {
      await page.goto(site.base + address);
      const plain = await page.locator(".button.main:visible, button.main:visible").evaluateAll((all) => all.filter((e) => {
        const style = getComputedStyle(e);
        return style.color === style.backgroundColor;
      }).map((e) => e.outerHTML.slice(0, 80)));
      assert.deepEqual(plain, [], `${address}: words in the colour of their ground`);
      const bare = await page.locator(".door:visible, .card:visible, .button:visible").evaluateAll((all) => all.filter((e) => {
        const style = getComputedStyle(e), ground = getComputedStyle(document.documentElement).backgroundColor;
        return parseFloat(style.borderTopWidth) < 1 || style.borderTopStyle === "none" || style.borderTopColor === ground;
      }).map((e) => e.outerHTML.slice(0, 80)));
      assert.deepEqual(bare, [], `${address}: no edge`);
    }
  }
  await context.close();
});
