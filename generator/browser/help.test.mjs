// Whom to call: before all answers when somebody may be in danger, and never otherwise.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { home, languages, looks, open, repository, scratch, still, watched } from "./site.mjs";

let site;
before(async () => { site = await open(); });
after(async () => { await site.close(); });

// asked opens the search page with a question, on a device of the time zone.
async function asked(words, { language = "en", timezoneId = "Europe/London", block = "" } = {}) {
  const all = await watched(site, { timezoneId });
  if (block) await all.page.route(block, (route) => route.abort());
  await all.page.goto(`${site.base}${home(language)}search/#q=${encodeURIComponent(words)}`);
  await all.page.locator("[data-results] > *").first().waitFor();
  return all;
}

// phrases are what people type, in two blocks.
function phrases(language) {
  const out = { crisis: [], innocent: [] };
  let block;
  for (const line of readFileSync(join(repository, "generator/browser/crisis", `${language}.txt`), "utf8").split("\n")) {
    if (line.startsWith("#")) block = line.match(/^# (crisis|innocent)/)?.[1] ?? block;
    else if (line.trim()) out[block].push(line);
  }
  return out;
}

test("words of crisis are known in every language, whatever the page's, and innocent ones are left alone", async () => {
  const { page, context } = await watched(site);
  await page.goto(`${site.base}search/`);
  for (const language of languages) {
    const { crisis, innocent } = phrases(language);
    assert.ok(crisis.length >= 40 && innocent.length >= 40, `${language}: ${crisis.length} and ${innocent.length} phrases`);
    const needed = await page.evaluate(async (all) => {
      const box = document.querySelector("[data-search]"), base = new URL(box.dataset.base, location.href).href;
      const help = await import(base + box.dataset.help);
      const words = box.dataset.words.split(" ").map((at) => base + at);
      await help.load(words);
      await help.all();
      return all.filter((text) => help.needOf(text));
    }, [...crisis, ...innocent]);
    assert.deepEqual(crisis.filter((text) => !needed.includes(text)), [], `${language}: nobody is told whom to call`);
    assert.deepEqual(innocent.filter((text) => needed.includes(text)), [], `${language}: nobody is in danger`);
  }
  await context.close();
});

test("the card comes before all answers, with the number of the reader's country", async () => {
  const { page, context, troubles } = await asked("i want to die");
  const card = page.locator("[data-results] > .crisis");
  await page.locator("[data-results] > .results").waitFor();
  assert.equal(await page.locator("[data-results] > *").first().getAttribute("class"), "crisis");
  const first = card.locator(".lines p").first();
  assert.equal(await first.locator("a[href^='tel:']").getAttribute("href"), "tel:116123");
  assert.equal(await card.locator(".lines h3").first().textContent(), "United Kingdom");
  assert.ok((await card.textContent()).includes("You do not have to be sure that it is an emergency."));
  assert.ok(!/\d+ pages? about/.test(await page.locator("[data-results]").textContent()), "no count stands above");
  assert.ok(await page.locator("[data-narrow]").isHidden());
  assert.equal(await page.locator("[data-results] > .results a[href*='help/#']").count(), 0, "Die Dargebotene Hand is no page about dying");
  assert.ok((await first.boundingBox()).y + 30 < 740, "the number is on the first screen of a phone");
  const sections = await page.locator("[data-results] > .results .detail").allTextContents();
  const words = sections.findIndex((s) => /^(Word|Source)/.test(s));
  assert.ok(words < 0 || !sections.slice(words).some((s) => /^Group/.test(s)), sections.join(" | "));
  assert.deepEqual(troubles, []);
  await context.close();
});

test("numbers of other countries are never taken for the reader's", async () => {
  for (const [timezoneId, number] of [["Europe/Paris", "3114"], ["America/Chicago", "988"], ["Africa/Nairobi", null],
    ["Indian/Reunion", "3114"], ["America/Puerto_Rico", "988"], ["Etc/UTC", null]]) {
    const { page, context } = await asked("suicide", { timezoneId });
    const lines = page.locator(".crisis .lines .number");
    if (number) assert.equal((await lines.first().textContent()).trim(), number, timezoneId);
    else {
      assert.equal(await lines.count(), 0, timezoneId);
      assert.ok((await page.locator(".crisis").textContent()).includes("Call your emergency number."));
    }
    await context.close();
  }
});

test("a line of elsewhere that is named takes nobody's own emergency number away", async () => {
  for (const [timezoneId, own] of [["Africa/Nairobi", false], ["America/Chicago", true]]) {
    const { page, context } = await asked("988", { timezoneId });
    const card = page.locator(".crisis");
    assert.equal((await card.locator(".lines .number").first().textContent()).trim(), "988", timezoneId);
    assert.equal((await card.textContent()).includes("Call your emergency number."), !own, timezoneId);
    await context.close();
  }
});

test("the line of a way on says its number once, and it can be pressed where that is allowed", async () => {
  const { page, context } = await asked("xyzzyq", { language: "fr", timezoneId: "Europe/Paris" });
  const line = page.locator(".way li", { hasText: "3114" });
  await line.waitFor();
  assert.equal((await line.textContent()).match(/3114/g).length, 1);
  assert.equal(await line.locator("a[href='tel:3114']").count(), 1);
  await context.close();
});

test("a line of no country is there where none is of the reader's, and a hub without lines says where to turn", async () => {
  const line = '{name: A line, phone: "0800 111 222", source: "https://example.org/a", read: 2026-11-22}';
  for (const lines of ["", line]) {
    const folder = scratch("lines");
    mkdirSync(join(folder, "content/pages/en"), { recursive: true });
    writeFileSync(join(folder, "content/pages/en/about.md"), "# About\n\nText.\n");
    writeFileSync(join(folder, "hub.yaml"), `title: A hub\ndefault_language: en\nlanguages: [en]\nhelp_now: [${lines}]\n`);
    const own = await open(folder), { page, context, troubles } = await watched(own, { timezoneId: "Africa/Nairobi" });
    await page.goto(`${own.base}search/#q=suicide`);
    await page.locator(".crisis").waitFor();
    assert.deepEqual(await page.locator(".crisis .lines .number").allTextContents(), lines ? ["0800 111 222"] : []);
    assert.ok((await page.locator(".crisis").textContent()).includes("Call your emergency number."));
    assert.deepEqual(troubles, []);
    await context.close();
    await own.close();
  }
});

test("an emergency number comes first where every minute counts", async () => {
  const { page, context } = await asked("took too many pills", { timezoneId: "Europe/London" });
  assert.equal((await page.locator(".crisis .number").first().textContent()).trim(), "999");
  await context.close();
});

test("a card that speaks of the emergency number has it, however many lines listen", async () => {
  for (const [words, timezoneId, number] of [["i want to die", "Europe/London", "999"], ["i cut myself", "Europe/London", "999"], ["116 123", "Europe/Madrid", "112"]]) {
    const { page, context } = await asked(words, { timezoneId });
    await page.locator(".crisis").waitFor();
    assert.ok((await page.locator(".crisis .number").allInnerTexts()).includes(number), words);
    await context.close();
  }
  const { page, context } = await asked("suicide", { timezoneId: "Africa/Nairobi" });
  await page.locator(".crisis").waitFor();
  assert.doesNotMatch(await page.locator(".crisis").innerText(), /of these numbers/, "where no number is, none is spoken of");
  await context.close();
});

test("the card needs no index", async () => {
  const { page, context } = await asked("i want to kill myself", { block: "**/search/en/**" });
  await page.locator("[data-results]").getByText("The search could not be loaded").waitFor();
  assert.ok(await page.locator("[data-results] > .crisis").isVisible());
  await context.close();
});

test("a line is found by its name and its number, with spaces and without", async () => {
  for (const [words, number] of [["samaritans", "116 123"], ["116123", "116 123"], ["116 123", "116 123"], ["3114", "3114"], ["help now", ""], ["999", ""]]) {
    const { page, context } = await asked(words);
    await page.locator(".crisis").waitFor();
    if (number) assert.equal((await page.locator(".crisis .number").first().textContent()).trim(), number, words);
    await context.close();
  }
  const { page, context } = await asked("samaritans ireland");
  await page.locator("[data-results] > .results").waitFor();
  const found = await page.locator("[data-results] > .results li a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  assert.ok(found.some((href) => href.endsWith("help/#IE")), found.join(" "));
  await context.close();
});

test("words of crisis that did not come are asked for again with the next question", async () => {
  const { page, context } = await watched(site);
  let broken = true;
  const asked = [];
  page.on("request", (request) => asked.push(/crisis-(..)\.json/.exec(request.url())?.[1]));
  await page.route("**/crisis-en.json*", (route) => (broken ? route.abort() : route.continue()));
  await page.goto(`${site.base}search/`);
  await page.locator("input[role=combobox]").fill("i want to dye");
  await page.locator("[role=option]").first().waitFor();
  broken = false;
  await page.locator("input[role=combobox]").fill("i want to die");
  await page.locator("[role=option].lamp").waitFor();
  assert.equal(asked.filter((language) => language === "fr").length, 1, "words that came are not asked for again");
  await context.close();
});

test("suggestions begin with whom to call", async () => {
  const { page, context } = await watched(site, { timezoneId: "Europe/London" });
  await page.goto(site.base);
  await page.locator("input[role=combobox]").fill("i want to die");
  await page.locator("[role=option].lamp").waitFor();
  const option = page.locator("[role=option]").first();
  assert.equal(await option.textContent(), "You can talk to someone nowSamaritans 116 123");
  const call = option.locator("a[href='tel:116123']");
  assert.ok((await call.boundingBox()).height >= 44, "a finger can press the number");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator(".crisis").waitFor();
  await context.close();
});

test("on the first page the card comes below the box, without another page, without a network, and the words are in no address", async () => {
  const { page, context, troubles } = await watched(site, { timezoneId: "Europe/London" });
  await page.goto(site.base);
  const box = page.locator("input[role=combobox]"), card = page.locator("[data-search] .crisis");
  await box.focus();
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await box.fill("i want to die");
  await page.locator("[role=option].lamp a").first().click();
  await card.waitFor();
  assert.equal(page.url(), site.base);
  assert.equal((await card.locator(".number").first().textContent()).trim(), "116 123");
  assert.equal(await page.evaluate(() => document.activeElement.closest(".crisis") !== null), true, "the focus stays behind");
  assert.ok((await page.locator("[data-search] > div > p > a").getAttribute("href")).includes("search/#q=i"), "the answers are not a press away");
  await page.locator("[data-clear]").click();
  await page.getByText("The words are gone from here.").waitFor();
  assert.equal(await box.inputValue(), "");
  assert.equal(await card.count(), 0);
  assert.equal(await page.locator("a[href*='#q=i']").count(), 0, "a link has the words");
  await box.fill("my partner hits me");
  await box.press("Enter");
  await card.waitFor();
  assert.deepEqual(troubles.filter((t) => /^(exception|stranger)/.test(t)), []);
  await context.close();
});

test("the words can be cleared", async () => {
  const { page, context } = await asked("i want to die");
  await page.locator("[data-clear]").click();
  assert.equal(await page.locator("input[role=combobox]").inputValue(), "");
  assert.ok(!page.url().includes("die"), page.url());
  const left = await page.locator("a").evaluateAll((all) => all.map((a) => a.href).filter((href) => href.includes("#q=")));
  assert.deepEqual(left, [], "links have the words");
  assert.equal(await page.locator(".crisis").count(), 0);
  await page.locator("[data-results]").getByText("The words are gone from here.").waitFor();
  await context.close();
});

test("the page of all numbers begins with the reader's country, and is whole without a script", async () => {
  const { page, context, troubles } = await watched(site, { timezoneId: "Europe/Paris" });
  await page.goto(`${site.base}help/`);
  const places = page.locator("details.country");
  assert.deepEqual(await places.locator("h2").evaluateAll((all) => all.slice(0, 2).map((h) => h.textContent)), ["France", "European Union"]);
  assert.deepEqual(await places.evaluateAll((all) => all.filter((d) => d.open).map((d) => d.id)), ["FR", "EU"]);
  await page.goto(`${site.base}help/#US`);
  assert.ok(await page.locator("#US").evaluate((d) => d.open));
  assert.deepEqual(troubles, []);
  await context.close();

  const plain = await watched(site, { javaScriptEnabled: false });
  await plain.page.goto(`${site.base}help/`);
  assert.ok(await plain.page.locator("details.country").evaluateAll((all) => all.every((d) => d.open)));
  assert.ok(await plain.page.locator("[data-jump] a").count() > 2);
  await plain.context.close();
});

test("card and help page pass axe, and no page scrolls sideways", async () => {
  for (const [language, colorScheme] of looks) {
    const { page, context } = await watched(site, { colorScheme, timezoneId: "Europe/Paris", viewport: { width: 320, height: 700 } });
    for (const address of ["search/#q=suicide", "help/"]) {
      await page.goto(`${site.base}${home(language)}${address}`);
      if (address !== "help/") await page.locator(".crisis").waitFor();
      await still(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(violations.map((v) => v.id), [], `${language} ${colorScheme} ${address}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${language} ${address}`);
    }
    await context.close();
  }
});
