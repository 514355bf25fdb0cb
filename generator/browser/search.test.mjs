// Searching, as a reader does it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { home, open, peerhub, still, watched } from "./site.mjs";

let site;
before(async () => { site = await open(); });
after(async () => { await site.close(); });

// A principle and a group for every language, by words a reader might use.
const wanted = {
  en: [["mutual", "principles/mutual/"], ["tuesday tea", "groups/"]],
  fr: [["réciproque", "fr/principles/reciprocal/"], ["groupe", "fr/groups/"]],
  es: [["recíproco", "es/principles/reciprocal/"], ["grupo", "es/groups/"]],
  ar: [["التجربة المشتركة", "ar/principles/mutual/"], ["مجموعة", "ar/groups/"]],
};

const results = (page) => page.locator("[data-results] > .results li a").evaluateAll((all) => all.map((a) => a.href));

for (const [language, searches] of Object.entries(wanted)) {
  test(`a reader finds a principle and a group: ${language}`, async () => {
    const { page, context, troubles } = await watched(site);
    for (const [words, address] of searches) {
      await page.goto(`${site.base}${home(language)}search/`);
      await page.locator("input[role=combobox]").fill(words);
      await page.keyboard.press("Enter");
      await page.locator("[data-results] > .results li a").first().waitFor();
      const found = await results(page);
      assert.ok(found.some((u) => u.startsWith(site.base + address)), `${words}: ${found.join(" ")}`);
      assert.ok(page.url().includes("#q="), page.url());
      const command = JSON.parse(peerhub("search", words, "--out", site.folder, "--language", language, "--limit", "10", "--json"));
      // The page has them by kind, each kind in the order of the command.
      const kind = (u) => (/\/groups\//.test(u) ? 0 : /\/(glossary|library)\//.test(u) ? 2 : 1);
      const said = command.results.map((r) => site.base + r.url);
      for (const k of [0, 1, 2]) {
        assert.deepEqual(found.filter((u) => kind(u) === k), said.filter((u) => kind(u) === k), `${words}: the browser and the command line differ`);
      }
    }
    assert.deepEqual(troubles, []);
    await context.close();
  });
}

test("nothing is fetched before the reader turns to the box, and no word reaches the host", async () => {
  const { page, context } = await watched(site);
  site.requests.length = 0;
  await page.goto(site.base);
  assert.ok(!site.requests.some((r) => r.includes("/search/")), site.requests.join(" "));
  await page.locator("input[role=combobox]").fill("loneliness");
  await page.locator("[role=option]").first().waitFor();
  assert.ok(site.requests.some((r) => r.includes("/search/")));
  await page.keyboard.press("Enter");
  await page.locator("[data-results] > .results li a").first().waitFor();
  assert.ok(!site.requests.some((r) => r.includes("loneliness")), site.requests.join(" "));
  await context.close();
});

test("the box works by keyboard alone: arrows, Enter, Escape", async () => {
  const { page, context } = await watched(site);
  await page.goto(site.base);
  const box = page.locator("input[role=combobox]");
  for (let i = 0; i < 30 && !(await box.evaluate((e) => e === document.activeElement)); i++) await page.keyboard.press("Tab");
  await page.keyboard.type("princip");
  await page.locator("[role=option]").first().waitFor();
  assert.equal(await box.getAttribute("aria-expanded"), "true");
  assert.notEqual(await page.locator("[data-search] [role=status]").textContent(), "");
  await page.keyboard.press("ArrowDown");
  const first = page.locator("[role=option]").first();
  assert.equal(await box.getAttribute("aria-activedescendant"), await first.getAttribute("id"));
  assert.equal(await first.getAttribute("aria-selected"), "true");
  await page.keyboard.press("Escape");
  assert.equal(await box.getAttribute("aria-expanded"), "false");
  await page.keyboard.press("ArrowDown");
  await page.locator("[role=option]").first().waitFor();
  await page.keyboard.press("ArrowDown");
  const target = await first.locator("a").evaluate((a) => a.href);
  await page.keyboard.press("Enter");
  await page.waitForURL(target);
  await context.close();
});

test("unknown words get a way on, not an empty page", async () => {
  const { page, context } = await watched(site);
  await page.goto(`${site.base}search/#q=qqqqzzzzxx`);
  await page.locator("[data-results] h2").filter({ hasText: "What there is now" }).waitFor();
  assert.match(await page.locator("[data-results]").innerText(), /qqqqzzzzxx/);
  assert.ok((await page.locator("[data-results] a").count()) > 0);
  await context.close();
});

test("a query cannot become markup", async () => {
  const { page, context, troubles } = await watched(site);
  await page.goto(`${site.base}search/#q=${encodeURIComponent('<img src=x onerror=alert(1)> mutual "\'&')}`);
  await page.locator("[data-results] h2").first().waitFor();
  assert.equal(await page.locator("[data-results] img").count(), 0);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("a question of one word goes through every script of the page", async () => {
  const { page, context, troubles } = await watched(site);
  await page.goto(`${site.base}search/#q=tea`); // which is no choice of groups, though it looks like one
  await page.locator("[data-results] > .results li a").first().waitFor();
  assert.deepEqual(troubles, []);
  await context.close();
});

test("found words are marked in titles and excerpts", async () => {
  const { page, context } = await watched(site);
  await page.goto(`${site.base}search/#q=hearing%20voices`);
  await page.locator("[data-results] > .results li a mark").first().waitFor();
  const marks = await page.locator("[data-results] > .results mark").allInnerTexts();
  assert.ok(marks.some((m) => /^hear/i.test(m)) && marks.some((m) => /^voice/i.test(m)), marks.join(" "));
  // Words of the synonyms that are told of are marked, too; no others.
  const said = (await page.locator("[data-results]").innerText()).match(/We also looked for: (.*)/)[1].toLowerCase();
  const words = said.match(/\p{L}{3,}/gu).map((w) => w.slice(0, 3));
  assert.ok(marks.every((m) => /^(hear|voice)/i.test(m) || words.includes(m.slice(0, 3).toLowerCase())), `${marks.join(" ")} beside ${said}`);
  await context.close();
});

test("a reader's own words find what a page calls otherwise, and it is said", async () => {
  const { page, context, troubles } = await watched(site);
  await page.goto(`${site.base}search/#q=warmline`);
  await page.locator("[data-results] > .results li a").first().waitFor();
  const said = await page.locator("[data-results]").innerText();
  assert.match(said, /We also looked for: .*listening line/);
  const command = JSON.parse(peerhub("search", "warmline", "--out", site.folder, "--language", "en", "--json"));
  assert.ok(command.alsoSearched.includes("listening line"), command.alsoSearched.join(", "));
  assert.deepEqual(troubles, []);
  await context.close();
});

test("the other words that were looked for stand in a list as the language writes it", async () => {
  const { page, context, troubles } = await watched(site);
  await page.goto(`${site.base}ar/search/#q=${encodeURIComponent("سماع الأصوات")}`);
  await page.locator("[data-results] > .results li a").first().waitFor();
  const said = await page.locator("[data-results] > p").filter({ hasText: "بحثنا أيضًا عن" }).innerText();
  assert.match(said, /\S أو \S/);
  assert.doesNotMatch(said, /,/);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("a reader is told what other languages have, after the answer", async () => {
  const { page, context, troubles } = await watched(site);
  let letGo;
  const held = new Promise((done) => { letGo = done; });
  await page.route("**/search/en/elsewhere-v6.bin", async (route) => { await held; await route.continue(); });
  await page.goto(`${site.base}fr/search/#q=recovery%20college`);
  await page.locator("[data-results] h2").waitFor(); // while English still loads
  assert.equal(await page.locator("[data-results] details").count(), 0);
  letGo();
  const english = page.locator("[data-results] details[data-language=en]");
  await english.waitFor();
  assert.match(await english.locator("summary").innerText(), /^\d+ de plus en anglais$/);
  assert.equal(await english.getAttribute("open"), null);
  assert.equal(await english.locator("h3 a").first().isVisible(), false);
  await english.locator("summary").focus();
  await page.keyboard.press("Enter");
  assert.equal(await english.locator("h3 a").first().isVisible(), true);
  const items = await english.locator("li").evaluateAll((all) => all.map((e) => [e.lang, e.dir]));
  assert.ok(items.length > 0 && items.every(([lang, dir]) => lang === "en" && dir === "auto"), JSON.stringify(items));
  assert.deepEqual(troubles, []);
  await context.close();
});

test("axe finds nothing on an answer with other languages opened", async () => {
  for (const prefix of ["fr/", "ar/"]) {
    const { page, context } = await watched(site);
    await page.goto(`${site.base}${prefix}search/#q=Watford`);
    const summary = page.locator("[data-results] details summary").first();
    await summary.click();
    assert.ok((await summary.boundingBox()).height >= 44, "too small to press");
    await still(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(violations.map((v) => v.id), []);
    await context.close();
  }
});

// A client that takes its time over words that begin with "slow", and stops
// for nobody: what it says late must not be shown.
const slowClient = `
  const wait = (text) => new Promise((done) => setTimeout(done, text.startsWith("slow") ? 400 : 0));
  const result = (title, url) => ({ url, title, section: "", sectionLabel: "", language: "en", score: 1, detail: "", excerpt: "", marks: [], titleMarks: [] });
  export const open = async () => ({
    async search(text) {
      await wait(text);
      if (text.endsWith("fails")) throw new Error("The search files are damaged.");
      return { total: 1, results: [result(text, "about/")], facets: {}, suggestion: null, alsoSearched: [], otherLanguages: [] };
    },
    async elsewhere(text) {
      await wait(text);
      return [{ language: "fr", total: 1, results: [result(text, "safety/")] }];
    },
  });`;

test("an older answer never takes the place of a newer one, however fast somebody types", async () => {
  const { page, context } = await watched(site);
  await page.route("**/search/*/client.js", (route) => route.fulfill({ contentType: "text/javascript", body: slowClient }));
  await page.goto(`${site.base}search/`);
  const box = page.locator("input[role=combobox]");
  for (const older of ["slow", "slow fails"]) {
    // In the list below the box …
    await box.fill(older);
    await box.fill("newer");
    await page.locator("[role=option]", { hasText: "newer" }).first().waitFor();
    await page.waitForTimeout(600);
    const options = await page.locator("[role=option]").allInnerTexts();
    assert.ok(options.length > 0 && options.every((o) => o.includes("newer")), options.join(", "));
    // … and on the page.
    for (const words of [older, "newer"]) await page.evaluate((q) => { location.hash = "q=" + encodeURIComponent(q); }, words);
    await page.locator("[data-results] details[data-language=fr]").waitFor();
    await page.waitForTimeout(600);
    const titles = await page.locator("[data-results] h3 a").evaluateAll((all) => all.map((a) => a.textContent));
    assert.deepEqual(titles, ["newer", "newer"]); // here, and in French
    assert.match(await page.locator("[data-results] h2").innerText(), /newer/);
    await page.goto(`${site.base}search/`);
  }
  await context.close();
});

const kinds = (page) => page.locator("[data-results] .results > .kind").allInnerTexts();

test("results stand by kind, groups first, unless a page has just this title", async () => {
  const { page, context, troubles } = await watched(site);
  await page.goto(`${site.base}search/#q=hearing%20voices%20network`);
  await page.locator("[data-results] .kind").first().waitFor();
  assert.equal((await kinds(page))[0], "Groups");
  const named = await page.locator("[data-results] .results ol").evaluateAll((all) => all.map((e) => document.getElementById(e.getAttribute("aria-labelledby"))?.textContent));
  assert.deepEqual(named, await kinds(page));
  await page.goto(`${site.base}search/#q=Group%20agreement`);
  await page.locator("[data-results] > h2").filter({ hasText: "Group agreement" }).waitFor(); // not the answer before
  await page.locator("[data-results]:not([aria-busy]) .kind").first().waitFor();
  assert.equal((await kinds(page))[0], "Words and sources");
  assert.deepEqual(troubles, []);
  await context.close();
});

test("days, ways of meeting and towns lead to the finder, and list such groups", async () => {
  for (const [path, words, wanted] of [
    ["search/", "saturday", { day: "saturday" }], ["search/", "tuesday online", { day: "tuesday", attendance: "online" }],
    ["search/", "groups at the weekend", { day: "saturday,sunday" }], ["search/", "zoom meeting for young adults", { attendance: "online", for: "young-people" }],
    ["search/", "free groups leeds", { cost: "free", near: "Leeds" }], ["search/", "women near Manchester", { for: "women", near: "Manchester" }],
    ["fr/search/", "groupe le week-end", { day: "saturday,sunday" }], ["es/search/", "grupos en línea los martes", { attendance: "online", day: "tuesday" }],
    ["ar/search/", "مجموعة للرجال", { for: "men" }], ["search/", "control group", null], ["search/", "hearing voices", { topic: "hearing-voices" }],
  ]) {
    const { page, context, troubles } = await watched(site);
    await page.goto(site.base + path + "#q=" + encodeURIComponent(words));
    await page.locator("[data-results] > h2").waitFor();
    const leads = page.locator("[data-results] > p > a.button");
    if (!wanted) assert.equal(await leads.count(), 0, words);
    else {
      const address = new URL(await leads.getAttribute("href"), page.url());
      assert.ok(address.pathname.endsWith("/groups/"), address.pathname);
      const said = Object.fromEntries(new URLSearchParams(address.hash.slice(1)));
      delete said.at;
      for (const key in said) said[key] = said[key].split(",").sort().join(",");
      assert.deepEqual(said, wanted, words);
    }
    assert.deepEqual(troubles, [], words);
    await context.close();
  }
  const { page, context } = await watched(site);
  await page.goto(`${site.base}search/#q=saturday`);
  await page.locator("[data-results] .results li").first().waitFor();
  const details = await page.locator("[data-results] .results li .detail").allInnerTexts();
  assert.ok(details.slice(0, 3).every((d) => /^Group/.test(d) && /Sat|Daily/.test(d)), details.join(" | "));
  await context.close();
});

test("a group in another language says so first", async () => {
  const { page, context } = await watched(site);
  await page.goto(`${site.base}search/#q=Manos%20a%20la%20huerta`);
  const detail = page.locator("[data-results] .results li .detail").first();
  assert.match(await detail.innerText(), /^Group · Spanish · /);
  await context.close();
});

test("where the search and its files do not fit, the page is loaded again by itself, once", async () => {
  const { page, context } = await watched(site);
  let pages = 0;
  page.on("request", (r) => { if (r.isNavigationRequest()) pages++; });
  await page.route("**/search/en/**", (route) => (/client\.js|asked\.json/.test(route.request().url()) ? route.continue() : route.fulfill({ status: 404 })));
  await page.goto(`${site.base}search/#q=voices`);
  await page.getByRole("button", { name: "Try again" }).waitFor();
  await page.waitForTimeout(500);
  assert.equal(pages, 2, "it was loaded again once, and not for ever");
  await page.unroute("**/search/en/**");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator("[data-results] .results li").first().waitFor();
  await context.close();
});
