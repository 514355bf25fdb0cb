// What people come for in words of their own, asked of the search on a phone: the tasks that a
// reader of the site set, each with its steps, of which the last is pressing what helps. Those
// of the finder are in finder-tasks.test.mjs. The clock stands still, at a Wednesday afternoon.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { home, open, watched } from "./site.mjs";

let site;
before(async () => { site = await open(); });
after(() => site?.close());

// ask types a question on home and sends it: two steps.
async function ask(language, timezoneId, words) {
  const { page, context, troubles } = await watched(site, { timezoneId, locale: language });
  await page.clock.setFixedTime(new Date("2026-11-25T15:00:00Z"));
  await page.goto(site.base + home(language));
  await page.locator("input[role=combobox]").fill(words);
  await page.keyboard.press("Enter");
  await page.locator("[data-results] h2, .crisis h2").first().waitFor();
  await page.waitForFunction(() => document.querySelector("[data-search] .crisis, [data-results] h2, [data-results] li a") && !document.querySelector("[aria-busy=true]"));
  let steps = 2;
  return {
    page, troubles,
    found: async () => {
      await page.locator("[data-results] > .results li a").first().waitFor();
      return page.locator("[data-results] > .results li a").evaluateAll((all, base) => all.map((a) => a.href.replace(base, "")), site.base);
    },
    press: async (what) => { steps++; await what.click(); await page.waitForLoadState(); },
    card: () => page.locator(".crisis"),
    steps: () => steps,
    close: async () => { assert.deepEqual(troubles, []); await context.close(); },
  };
}

const firstGroup = (found) => found.findIndex((u) => /(^|\/)groups\/[^/]+\/$/.test(u));

test("I hear voices: a group where people do comes first, in three steps", async () => {
  const v = await ask("en", "Europe/London", "I hear voices");
  const found = await v.found();
  assert.equal(firstGroup(found), 0, found.slice(0, 4).join(" "));
  await v.press(v.page.locator("[data-results] > .results li a").first());
  assert.match(await v.page.locator("main").innerText(), /hear(ing)? voices|voices and visions/i);
  assert.equal(v.steps(), 3);
  await v.close();
});

test("my son hears voices: a group for families is among the first six", async () => {
  const v = await ask("en", "Europe/London", "my son hears voices");
  const found = await v.found();
  assert.ok(found.slice(0, 6).some((u) => /families|grief|parents|paroles/.test(u)), found.slice(0, 6).join(" "));
  await v.close();
});

test("my daughter is in hospital: a group for families, or for the time after, is first", async () => {
  const v = await ask("en", "Europe/London", "my daughter is in hospital");
  const found = await v.found();
  assert.match(found[0], /families|hospital/);
  await v.close();
});

for (const [language, zone, words, number] of [
  ["en", "Europe/London", "I want to die", "tel:"], ["en", "Europe/London", "overdose", "tel:999"], ["en", "Europe/London", "he hits me", "tel:"],
  ["fr", "Europe/Paris", "je veux mourir", "tel:3114"], ["es", "Europe/Madrid", "quiero morir", "tel:112"], ["ar", "Africa/Tunis", "أريد أن أموت", "tel:"],
]) {
  // In Spain 024 is told, and the number that can be pressed is the one that was read at its source.
  test(`${words}: whom to call comes before all answers, and the number is one press away`, async () => {
    const v = await ask(language, zone, words);
    await v.card().waitFor();
    const card = await v.card().boundingBox();
    assert.ok(card.y < 740, `it begins at ${card.y}`);
    const numbers = await v.card().locator("a[href^='tel:']").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    if (zone !== "Africa/Tunis") assert.ok(numbers.some((n) => n.startsWith(number)), numbers.join());
    assert.equal(v.steps(), 2, "the next step is the call");
    await v.close();
  });
}

test("a number that is being pressed stays where it is when the answers come", async () => {
  const { page, context, troubles } = await watched(site, { timezoneId: "Europe/London", locale: "en" });
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await page.route("**/search/en/client.js", async (route) => { await held; await route.continue(); });
  await page.goto(`${site.base}search/#q=${encodeURIComponent("I want to die")}`);
  const number = page.locator(".crisis a[href^='tel:']").first();
  await number.focus();
  const pressed = await number.elementHandle();
  release();
  await page.locator("[data-results] > .results li a").first().waitFor();
  assert.ok(await pressed.evaluate((a) => a === document.activeElement), "it has gone, or the focus has");
  await context.close();
  assert.deepEqual(troubles, []);
});

test("116 123: the line of that number is the first answer", async () => {
  const v = await ask("en", "Europe/London", "116 123");
  const found = await v.found();
  assert.match(found[0], /^help\/#/);
  await v.close();
});

test("can't sleep, in Spanish: a group for the night or a guide is among the first three", async () => {
  const v = await ask("es", "Europe/Madrid", "no puedo dormir");
  const found = await v.found();
  assert.ok(found.slice(0, 3).some((u) => /guides\/|groups\//.test(u)), found.slice(0, 3).join(" "));
  await v.close();
});

for (const [language, zone, words, place] of [["fr", "Europe/Brussels", "groupe à Bruxelles", "Bruxelles"], ["ar", "Africa/Tunis", "مجموعة في تونس", "تونس"], ["en", "Europe/London", "group in Bristol", "Bristol"]]) {
  test(`a town in the reader's language leads to its groups: ${words}`, async () => {
    const v = await ask(language, zone, words);
    await v.found();
    const lead = v.page.locator("[data-results] a[href*='groups/#']").first();
    await lead.waitFor();
    await v.press(lead);
    await v.page.locator(".count h2").filter({ hasText: place }).waitFor();
    assert.equal(v.steps(), 3);
    await v.close();
  });
}

test("start a group: the guide is first, in two steps, and a third opens it", async () => {
  for (const [language, words, at] of [["en", "start a group", "guides/starting-a-group/"], ["fr", "créer un groupe", "fr/guides/starting-a-group/"], ["es", "crear un grupo", "es/guides/starting-a-group/"], ["ar", "إنشاء مجموعة", "ar/guides/starting-a-group/"]]) {
    const v = await ask(language, "Europe/London", words);
    const found = await v.found();
    assert.ok(found.slice(0, 3).includes(at), `${words}: ${found.slice(0, 4).join(" ")}`);
    await v.press(v.page.locator(`[data-results] > .results li a[href$='guides/starting-a-group/']`).first());
    assert.ok(v.page.url().endsWith("guides/starting-a-group/"));
    await v.close();
  }
});

test("is it confidential: an answer about it is among the first three", async () => {
  const v = await ask("en", "Europe/London", "is it confidential");
  await v.found();
  const said = await v.page.locator("[data-results] > .results li").evaluateAll((all) => all.slice(0, 3).map((li) => li.textContent));
  assert.ok(said.some((text) => /confidential|stays|secret/i.test(text)), said.join("\n"));
  await v.close();
});

test("LGBT and men: groups for them, or the way to ask, and no control group", async () => {
  for (const words of ["LGBT", "men"]) {
    const v = await ask("en", "Europe/London", words);
    const found = await v.found();
    assert.doesNotMatch(found.slice(0, 3).join(" "), /control-group/);
    const leads = await v.page.locator("[data-results] a[href*='groups/#'], [data-results] a[href*='groups/for/']").count();
    assert.ok(leads > 0 || firstGroup(found) >= 0 && firstGroup(found) < 3, `${words}: ${found.slice(0, 4).join(" ")}`);
    await v.close();
  }
});

test("weekend: the search leads to the groups of Saturday and Sunday in three steps", async () => {
  const v = await ask("en", "Europe/London", "weekend");
  await v.found();
  const lead = v.page.locator("[data-results] a[href*='groups/#']").first();
  await lead.waitFor();
  await v.press(lead);
  await v.page.locator(".cols > div:visible > .cards .card").first().waitFor();
  for (const days of await v.page.locator(".cols > div:visible > .cards .when").allInnerTexts()) assert.match(days, /Sat|Sun|Daily|Fri/);
  await v.close();
});

// --- after "nothing found" ---

for (const [language, words] of ["en", "fr", "es", "ar"].map((l) => [l, "zzqxw vvqk"])) {
  test(`after nothing found there is a person to turn to, and each way on leads somewhere: ${language}`, async () => {
    const v = await ask(language, "Europe/London", words);
    const answer = v.page.locator("[data-results]");
    await answer.locator(".way li, .acts a").first().waitFor();
    assert.ok((await answer.innerText()).includes(words), "what was asked is said");
    const ways = await answer.locator("a").evaluateAll((all) => all.filter((a) => a.checkVisibility()).map((a) => a.href));
    assert.ok(ways.some((u) => u.includes("/groups/")), ways.join(" "));
    assert.ok(ways.some((u) => u.includes("/all/")), ways.join(" "));
    for (const to of new Set(ways.filter((u) => u.startsWith(site.base)).map((u) => u.replace(/#.*/, "")))) assert.ok((await v.page.request.get(to)).ok(), to);
    assert.equal(await answer.locator("h2").filter({ hasText: /\b0\b/ }).count(), 0, "never 0 results");
    const { x, width } = await answer.boundingBox();
    assert.ok(x >= 0 && x + width <= 360);
    await v.close();
  });
}

// --- did you mean ---

test("did you mean: what is misspelt is offered as it is spelt, and what is a word of the language is let alone", async () => {
  for (const [language, words, meant] of [["en", "hering voices", "hearing voices"], ["en", "lonelines", "loneliness"],
    ["en", "leeds", ""], ["en", "sectioned", ""], ["en", "anymore", ""], ["fr", "devenir", ""], ["es", "involuntario", ""], ["ar", "الاكتئاب", ""]]) {
    const v = await ask(language, "Europe/London", words);
    await v.page.locator("[data-results] a").first().waitFor();
    const offered = await v.page.locator("[data-results] a[href*='#q=']").evaluateAll((all) => all.map((a) => decodeURIComponent(a.hash.slice(3)).replaceAll("+", " ")));
    const corrected = offered.filter((q) => q !== words);
    if (meant) {
      assert.ok(corrected.includes(meant), `${words}: ${offered.join(" | ")}`);
      const link = v.page.locator("[data-results] a[href*='#q=']").filter({ hasText: meant }).first();
      const first = v.page.locator("[data-results] > .results li a").first();
      if (await first.count()) assert.ok((await link.boundingBox()).y < (await first.boundingBox()).y, "it stands before the answers");
      await v.press(link);
      await v.page.locator("[data-results] > .results li a").first().waitFor();
    } else {
      assert.deepEqual(corrected, [], `${words} is no slip`);
    }
    await v.close();
  }
});
