// Promises to every reader of every page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { everything, gzip, home, languages, open, pages, read, templates, watched } from "./site.mjs";

let site;
before(async () => { site = await open(); });
after(async () => { await site.close(); });

test("no page asks anyone else for anything, and none reports an error", async () => {
  const { page, context, troubles } = await watched(site);
  for (const language of languages.filter((l) => !["en", "ar"].includes(l))) { // these: zoom.test.mjs, which opens all of them
    for (const address of templates(language)) {
      const response = await page.goto(site.base + address);
      assert.equal(response.status(), 200, address);
    }
  }
  assert.deepEqual(troubles, []);
  await context.close();
});

test("what is not there is said in the language of the address first", async () => {
  const { page, context } = await watched(site);
  for (const [address, first] of [["ar/none/", "ar"], ["fr/groups/none/", "fr"], ["none/", "en"], ["argon/", "en"]]) {
    await page.goto(site.base + address);
    await page.locator(`section:first-of-type[lang=${first}] h1`).waitFor();
    assert.equal(await page.locator("h1").count(), 1, address);
    assert.equal(await page.locator("section[lang] .main").count(), 1, address);
    assert.equal(await page.locator("section[lang] h2").count(), languages.length - 1, address);
  }
  await context.close();
});

test("a crawl finds no broken link and no broken anchor", () => {
  const all = new Set(pages(site.folder));
  const ids = new Map();
  const idsOf = (address) => {
    if (!ids.has(address)) ids.set(address, new Set([...read(site, address).matchAll(/\sid="?([^"\s>]+)/g)].map((m) => m[1])));
    return ids.get(address);
  };
  const broken = [];
  let links = 0;
  for (const address of all) {
    for (const [, , quoted, bare] of read(site, address).matchAll(/\s(href|src)=(?:"([^"]*)"|([^\s>"]+))/g)) {
      const link = (quoted ?? bare).replaceAll("&amp;", "&").replaceAll("&#43;", "+");
      const url = new URL(link, site.base + address);
      if (!url.href.startsWith(site.base)) {
        if (url.origin === new URL(site.base).origin) broken.push(`${address} → ${link} leaves the hub`);
        continue;
      }
      links++;
      const target = decodeURIComponent(url.href.slice(site.base.length).split(/[?#]/)[0]);
      try { read(site, target); } catch { broken.push(`${address} → ${link}`); continue; }
      const anchor = decodeURIComponent(url.hash.slice(1));
      if (anchor && !/^\w+=/.test(anchor) && all.has(target) && !idsOf(target).has(anchor)) broken.push(`${address} → ${link} (no such anchor)`);
    }
  }
  assert.ok(links > 1000, `only ${links} links were seen`);
  assert.deepEqual(broken, []);
});

test("no page is over the first-view limit of 14,336 bytes", () => {
  const heavy = [];
  const size = new Map();
  for (const address of pages(site.folder)) {
    const html = read(site, address).replaceAll(site.base, "https://hub.example/hub/"); // a port is another each time, and so its bytes
    if (html.includes('name="peerhub-page" content="complete"') || html.includes("name=peerhub-page content=complete")) continue;
    let bytes = gzip(html);
    for (const tag of html.matchAll(/<link[^>]*rel="?stylesheet"?[^>]*>|<script[^>]*src=[^>]*>/g)) {
      if (tag[0].startsWith("<script") && /type="?module|defer|async/.test(tag[0])) continue;
      if (/media="?print/.test(tag[0])) continue; // which no browser waits for
      const file = new URL(/(?:href|src)="?([^"\s>]+)/.exec(tag[0])[1], site.base + address).pathname.slice(5);
      if (!size.has(file)) size.set(file, gzip(read(site, file)));
      bytes += size.get(file);
    }
    if (bytes > 14336) heavy.push(`${address}: ${bytes}`);
  }
  assert.deepEqual(heavy, []);
});

test("every page reads with JavaScript off, and the help panel opens, in the same place on each", async () => {
  const { page, context, troubles } = await watched(site, { javaScriptEnabled: false });
  const places = new Set();
  const help = async (address) => {
    const summary = page.locator("details > summary").first();
    const box = await summary.boundingBox();
    places.add(`${box.x},${box.y},${box.height}`);
    await summary.focus();
    await page.keyboard.press("Enter");
    assert.ok(await page.getByText("112").first().isVisible(), address);
  };
  for (const language of everything ? languages : ["en", "ar"]) {
    for (const address of templates(language)) {
      await page.goto(site.base + address);
      assert.ok((await page.locator("main h1").first().innerText()).length > 0, `${address} has no heading`);
      assert.equal(await page.locator("form:visible").count(), 0, `${address} shows a form that needs a script`);
      const shape = await page.locator("html").evaluate((e) => [e.lang, e.dir || "ltr"]);
      assert.deepEqual(shape, [language, language === "ar" ? "rtl" : "ltr"], address);
      if (language === "en") await help(address);
    }
  }
  assert.deepEqual(troubles, []);
  await page.goto(`${site.base}no-such-page/`);
  await help("no-such-page/");
  assert.equal(places.size, 1, [...places].join(" | "));
  await context.close();
});

test("everything can be reached and used by keyboard, and the focus is always seen", async () => {
  const { page, context } = await watched(site, { reducedMotion: "reduce" }); // a smooth scroll takes its time
  for (const address of ["", "groups/", "groups/tuesday-tea-and-talk/", "ar/", "training/introduction/what-it-is/"]) {
    await page.goto(site.base + address);
    const wanted = await page.locator("a[href]:visible, summary:visible, button:visible, input:visible").count();
    const seen = new Set();
    for (let i = 0; i < wanted + 20; i++) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const e = document.activeElement;
        if (!e || e === document.body) return null;
        const box = e.getBoundingClientRect();
        // A card that is one link wears the ring around the whole of it.
        const ringed = (x, part) => parseFloat(getComputedStyle(x, part).outlineWidth) >= 2 && getComputedStyle(x, part).outlineStyle !== "none";
        return {
          key: [...document.querySelectorAll("*")].indexOf(e), name: e.outerHTML.slice(0, 90),
          seen: box.bottom > 0 && box.top < innerHeight && box.width > 0,
          ring: ringed(e) || ringed(e, "::after") || ringed(e.parentElement) || ringed(e.closest("article, li, .card, .door") ?? e),
        };
      });
      if (!at) break;
      assert.ok(at.seen, `${address}: the focus is out of sight on ${at.name}`);
      assert.ok(at.ring, `${address}: nothing shows the focus on ${at.name}`);
      seen.add(at.key);
    }
    assert.ok(seen.size >= wanted * 0.9, `${address}: Tab reaches ${seen.size} of ${wanted}`);
  }
  await page.goto(`${site.base}principles/mutual/`);
  await page.locator(".switch summary").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${site.base}fr/principles/mutual/`);
  await context.close();
});

test("the language switch stays on the page", async () => {
  const { page, context } = await watched(site);
  await page.goto(`${site.base}principles/mutual/`);
  await page.locator("header details summary").first().click();
  await page.locator('header a[lang="ar"]').click();
  assert.equal(page.url(), `${site.base}ar/principles/mutual/`);
  assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
  await page.locator("header details summary").first().click();
  await page.locator('header a[lang="fr"]').click();
  assert.equal(page.url(), `${site.base}fr/principles/mutual/`);
  await context.close();
});

test("an untranslated page keeps the reader's frame and says so", async () => {
  const { page, context } = await watched(site);
  const missing = pages(site.folder).filter((a) => a.startsWith("fr/library/") && /<h1[^>]*lang="?en/.test(read(site, a)));
  assert.ok(missing.length > 0, "the starter hub shows no fallback at all");
  await page.goto(site.base + missing[0]);
  assert.equal(await page.locator("html").getAttribute("lang"), "fr");
  assert.equal(await page.locator("link[rel=canonical]").getAttribute("href"), site.base + missing[0].slice(3));
  assert.equal(await page.locator("link[rel=alternate][hreflang=fr]").count(), 0);
  await context.close();
});

test("the footer is less than half a phone high, and still says whom to ring", async () => {
  const { page, context } = await watched(site);
  await page.setViewportSize({ width: 360, height: 740 });
  for (const language of languages) {
    await page.goto(`${site.base}${language === "en" ? "" : `${language}/`}principles/mutual/`);
    const foot = page.locator(".foot");
    const height = (await foot.boundingBox()).height;
    assert.ok(height < 320, `${language}: ${height} px`);
    assert.ok((await foot.locator("#help").innerText()).length > 60, language);
    for (const link of await foot.locator(".links a").all()) assert.ok((await link.boundingBox()).height >= 44, language);
  }
  await context.close();
});

test("in lists and tables of facts, words of another direction begin at the page's side", async () => {
  const { page, context } = await watched(site);
  let seen = 0;
  for (const [address, side] of [["ar/learn/", "right"], ["ar/glossary/", "right"], ["ar/training/", "right"], ["ar/practice/", "right"],
    ["ar/library/", "right"], ["ar/library/repper2013/", "right"], ["groups/", "left"]]) {
    await page.goto(site.base + address);
    const sides = await page.locator(":is(main li, .door, dl, .switch li) [dir]").evaluateAll((all) => all.map((e) => getComputedStyle(e).textAlign));
    seen += sides.length;
    assert.deepEqual([...new Set(sides)].filter((s) => s !== side && s !== (side === "left" ? "start" : "")), [], address);
  }
  assert.ok(seen > 50, `only ${seen}`);
  await context.close();
});

test("home goes on: people's own words lead somewhere, and the next three meetings are worked out on the device", async () => {
  for (const javaScriptEnabled of [true, false]) {
    for (const language of ["", "ar/"]) {
      const { page, context, troubles } = await watched(site, { javaScriptEnabled, timezoneId: "Europe/London" });
      await page.clock.setFixedTime(new Date("2026-12-01T09:00Z"));
      await page.goto(site.base + language);
      const soon = page.locator("[data-soon] li");
      assert.equal(await soon.count(), 3);
      if (javaScriptEnabled) await page.waitForFunction(() => /ديسمبر|December/.test(document.querySelector("[data-soon]").textContent));
      for (const li of await soon.all()) assert.ok((await li.locator("p").first().innerText()).length > 5);
      assert.ok(await page.locator(".ways a").count() >= 5);
      assert.equal(await page.locator(".stages li img").count(), 4);
      assert.ok((await page.locator("figure.quote blockquote").innerText()).length > 10);
      for (const link of await page.locator(".ways a").all()) assert.ok((await link.boundingBox()).height >= 44);
      const here = page.locator(".ways a").first();
      await here.click();
      assert.match(page.url(), /groups\/topic\/hearing-voices\/$/);
      assert.deepEqual(troubles, []);
      await context.close();
    }
  }
});
