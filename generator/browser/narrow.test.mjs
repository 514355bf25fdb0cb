// Narrowing a search down, as a reader does it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { home, languages, looks, open, still, watched } from "./site.mjs";

let site;
before(async () => { site = await open(); });
after(async () => { await site.close(); });

const words = { en: "group", fr: "groupe", es: "grupo", ar: "مجموعة" };
const asked = (language, hash) => `${site.base}${home(language)}search/#${hash}`;
const heading = (page) => page.locator("[data-results] > h2").innerText();
const found = (page) => page.locator("[data-results] > .results li a").evaluateAll((all) => all.map((a) => a.href));
const settled = (page) => page.locator("[data-results]:not([aria-busy]) > h2").waitFor();
const pill = (page, facet) => page.locator(`[data-facet=${facet}]`);

// openPill opens the line and a pill, and waits for its values.
async function openPill(page, facet) {
  if (!(await page.locator("[data-narrow]").evaluate((e) => e.open))) await page.locator("[data-narrow] > summary").click();
  await pill(page, facet).locator("summary").click();
  await pill(page, facet).locator("input").first().waitFor();
}

// offered are the values of a facet: key → [name, count, chosen].
const offered = (page, facet) => pill(page, facet).locator("li").evaluateAll((all) => Object.fromEntries(all.map((e) => {
  const box = e.querySelector("input");
  return [box.value, [e.querySelector("bdi").textContent, Number(e.querySelector("span").textContent), box.checked]];
})));

// choose checks a box and waits for the answer.
async function choose(page, facet, key) {
  const before = await page.locator("[data-results] > h2").elementHandle();
  await pill(page, facet).locator(`input[value="${key}"]`).click();
  await page.waitForFunction((h) => !h.isConnected, before);
  await settled(page);
}

for (const language of languages) {
  test(`all six ways of narrowing down are offered in the reader's words, and give what they count: ${language}`, async () => {
    const { page, context, troubles } = await watched(site);
    await page.goto(asked(language, `q=${encodeURIComponent(words[language])}`));
    await settled(page);
    for (const facet of ["section", "attendance", "day", "place", "language", "topic"]) {
      await openPill(page, facet);
      const values = await offered(page, facet);
      assert.ok(Object.keys(values).length > 0, facet);
      const keys = new Set(Object.keys(values));
      for (const [key, [name, n]] of Object.entries(values)) {
        assert.ok(n > 0, `${facet}=${key} is offered and gives nothing`);
        assert.ok(name && !keys.has(name), `${facet}=${key} has no name: ${name}`);
      }
      const [key, [, n]] = Object.entries(values)[0];
      await choose(page, facet, key);
      if (n > 2) assert.match(await heading(page), new RegExp(`\\b${n}\\b`), `${facet}=${key}`);
      assert.equal((await found(page)).length, Math.min(n, 10));
      assert.equal((await offered(page, facet))[key][2], true);
      assert.deepEqual(Object.keys(await offered(page, facet)).length >= keys.size, true, `${facet}: its own choice takes its values away`);
      await choose(page, facet, key);
    }
    assert.deepEqual(troubles, []);
    await context.close();
  });
}

test("choices combine with the words and with each other, stand in the address, and come back with it", async () => {
  const { page, context, troubles } = await watched(site);
  await page.goto(asked("en", "q=group"));
  await settled(page);
  const all = await heading(page);
  await openPill(page, "day");
  await choose(page, "day", "tuesday");
  const tuesday = await heading(page);
  assert.notEqual(tuesday, all);
  assert.ok(page.url().endsWith("search/#q=group&day=tuesday"), page.url());
  await choose(page, "day", "thursday");
  const both = await heading(page);
  assert.ok(parseInt(both) > parseInt(tuesday), `${both}, ${tuesday}`);
  await openPill(page, "attendance");
  const [key, [, n]] = Object.entries(await offered(page, "attendance"))[0];
  await choose(page, "attendance", key);
  assert.equal(parseInt(await heading(page)), n);
  assert.ok(page.url().endsWith(`search/#q=group&attendance=${key}&day=tuesday,thursday`), page.url());
  assert.match(await page.locator("[data-results]").innerText(), /You chose: .* · Tuesday \/ Thursday/);
  const last = await found(page);

  await page.reload();
  await settled(page);
  assert.deepEqual(await found(page), last);
  await page.goBack();
  await page.waitForURL(/#q=group&day=tuesday,thursday$/);
  await page.waitForFunction((h) => document.querySelector("[data-results] > h2").textContent === h, both);
  await page.goBack();
  await page.waitForFunction((h) => document.querySelector("[data-results] > h2").textContent === h, tuesday);
  await page.getByRole("link", { name: "Show everything" }).click();
  await page.waitForFunction((h) => document.querySelector("[data-results] > h2").textContent === h, all);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("new words keep the choices, and choices without words list all that fits", async () => {
  const { page, context } = await watched(site);
  await page.goto(asked("en", "q=group&day=tuesday"));
  await settled(page);
  const narrow = parseInt(await heading(page));
  await page.locator("input[role=combobox]").fill("");
  await page.keyboard.press("Enter");
  await page.waitForURL(/search\/#day=tuesday$/);
  await page.waitForFunction((n) => parseInt(document.querySelector("[data-results] > h2").textContent) >= n, narrow);
  assert.match(await heading(page), /^\d+ pages?$/);
  await page.locator("input[role=combobox]").fill("tea");
  await page.keyboard.press("Enter");
  await page.waitForURL(/search\/#q=tea&day=tuesday$/);
  await context.close();
});

test("of many values the commonest ten are shown, and the others on request", async () => {
  const { page, context } = await watched(site);
  await page.goto(asked("en", "section=groups"));
  await settled(page);
  await openPill(page, "place");
  const few = await offered(page, "place");
  assert.equal(Object.keys(few).length, 10);
  const more = pill(page, "place").getByRole("button", { name: "Show more" });
  await more.focus();
  await page.keyboard.press("Enter");
  const all = await offered(page, "place");
  const rest = Object.entries(all).filter(([key]) => !few[key]);
  assert.ok(rest.length > 0);
  const least = Math.min(...Object.values(few).map(([, n]) => n));
  assert.ok(rest.every(([, [, n]]) => n <= least), "a common value is hidden behind rare ones");
  const focused = await page.evaluate(() => document.activeElement.value);
  assert.ok(rest.some(([key]) => key === focused), `the focus is on ${focused}, no new value`);
  assert.equal(await more.isVisible(), false);
  await context.close();
});

test("the language switch goes on with what is asked", async () => {
  const { page, context } = await watched(site);
  await page.goto(asked("en", "q=group&day=tuesday"));
  await settled(page);
  await page.locator(".switch summary").click();
  await page.locator(".switch a[lang=fr]").click();
  await page.waitForURL(/\/fr\/search\/#q=group&day=tuesday$/);
  await settled(page);
  assert.match(await page.locator("[data-results]").innerText(), /Votre choix\s: Mardi/);
  await context.close();
});

test("where nothing fits, one choice can be taken away, and it is said how many that leaves", async () => {
  const { page, context, troubles } = await watched(site);
  await page.goto(asked("en", "q=group&section=principles&day=tuesday"));
  await settled(page);
  assert.equal(await heading(page), "Nothing fits all of this.");
  const chip = page.locator("[data-results] .chip").first();
  const n = parseInt(/: (\d+) pages?$/.exec(await chip.innerText())[1]);
  assert.ok((await chip.boundingBox()).height >= 44);
  await chip.click();
  await page.waitForFunction((n) => parseInt(document.querySelector("[data-results] > h2").textContent) === n, n);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H2", "the focus is lost");
  assert.deepEqual(troubles, []);
  await context.close();
});

test("it works by keyboard alone, the focus stays, and every change is said", async () => {
  const { page, context } = await watched(site);
  await page.goto(asked("en", "q=group"));
  await settled(page);
  const status = page.locator("[data-search] [role=status]");
  assert.equal(await status.textContent(), await heading(page));
  const on = (selector) => page.evaluate((s) => document.activeElement.matches(s), selector);
  const tabTo = async (selector) => {
    for (let i = 0; i < 40 && !(await on(selector)); i++) await page.keyboard.press("Tab");
    assert.ok(await on(selector), `Tab does not reach ${selector}`);
  };
  await page.locator("input[role=combobox]").focus();
  await tabTo("[data-narrow] > summary");
  await page.keyboard.press("Enter");
  await pill(page, "day").waitFor();
  await tabTo("[data-facet=day] > summary");
  await page.keyboard.press("Enter");
  await tabTo("[data-facet=day] input[value=tuesday]");
  await page.keyboard.press("Space");
  await page.waitForURL(/day=tuesday$/);
  await settled(page);
  assert.ok(await on("[data-facet=day] input[value=tuesday]"), "the focus moved");
  assert.match(await status.textContent(), /^\d+ pages? about “group”\. You chose: Tuesday$/);
  await page.keyboard.press("Space");
  await page.waitForURL(/#q=group$/);
  await settled(page);
  assert.ok(await on("[data-facet=day] input[value=tuesday]"), "the focus moved");
  await context.close();
});

test("on a phone the first result stays on the first screen, and counts cost nothing until they are wanted", async () => {
  const { page, context } = await watched(site);
  site.requests.length = 0;
  await page.goto(asked("en", "q=group"));
  await settled(page);
  await page.locator("[data-results] details").first().waitFor(); // what other languages have comes last
  assert.ok(!site.requests.some((r) => r.includes("names.json")), "names are fetched before they are wanted");
  const first = await page.locator("[data-results] > .results li").first().boundingBox();
  assert.ok(first.y + first.height < 740, `the first result ends at ${first.y + first.height}`);
  assert.equal(await pill(page, "day").isVisible(), false);
  await context.close();
});

test("what cannot be fetched is said, and tried again on request", async () => {
  const { page, context } = await watched(site);
  await page.route("**/names.json*", (route) => route.abort());
  await page.goto(asked("en", "q=group&day=tuesday"));
  await page.getByRole("button", { name: "Try again" }).waitFor();
  await page.unroute("**/names.json*");
  await page.getByRole("button", { name: "Try again" }).click();
  await settled(page);
  assert.match(await page.locator("[data-results]").innerText(), /You chose: Tuesday/);
  await context.close();
});

test("an address that somebody wrote cannot become markup, nor break the page", async () => {
  const { page, context, troubles } = await watched(site);
  await page.goto(asked("en", `q=group&day=${encodeURIComponent("<img src=x>")}&__proto__=x&colour=red&topic=__proto__&day=%E0%A4`));
  await settled(page);
  assert.equal(await heading(page), "Nothing fits all of this.");
  assert.equal(await page.locator("[data-results] img").count(), 0);
  await page.getByRole("link", { name: "Show everything" }).click();
  await page.waitForURL(/#q=group$/);
  await page.locator("[data-results] > .results").waitFor();
  assert.deepEqual(troubles, []);
  await context.close();
});

test("what another language has is opened there with the same words and choices", async () => {
  const { page, context, troubles } = await watched(site);
  await page.goto(asked("fr", "q=recovery%20college&section=library"));
  const box = page.locator("[data-results] details[data-language=en]");
  await box.locator("summary").click();
  await box.getByRole("link", { name: "Chercher en anglais" }).click();
  await page.waitForURL(/\/hub\/search\/#q=recovery%20college&section=library$/);
  await settled(page);
  assert.match(await page.locator("[data-results]").innerText(), /You chose: Source/);
  assert.deepEqual(troubles, []);
  await context.close();
});

// Names as they stand on a poster: of a translated group, of one that is not,
// and of groups that were written in another language; and a town.
for (const [name, address] of [["Tuesday tea and talk", "tuesday-tea-and-talk"], ["Thé et parole du mardi", "tuesday-tea-and-talk"],
  ["Lakeside circle", "lakeside-circle"], ["Halifax", "harbour-open-house"], ["القاهرة", "majlis-al-khamis"], ["Liège", "entendre-des-voix-a-liege"]]) {
  test(`found in every language, and not counted as more in another: ${name}`, async () => {
    const { page, context } = await watched(site);
    for (const language of languages) {
      await page.goto(asked(language, `q=${encodeURIComponent(name)}`));
      await settled(page);
      const own = (await found(page)).map((u) => u.replace(`/hub/${language}/`, "/hub/"));
      assert.ok(own.some((u) => u.startsWith(`${site.base}groups/${address}/`)), `${language}: ${own}`);
      await page.waitForLoadState("networkidle"); // the other languages have answered
      const more = await page.locator("[data-results] > details h3 a").evaluateAll((all) => all.map((a) => a.href.replace(/\/hub\/(fr|es|ar)\//, "/hub/")));
      assert.deepEqual(more.filter((u) => own.includes(u)), [], language);
    }
    await context.close();
  });
}

test("axe finds nothing with the choices open", async () => {
  for (const [language, colorScheme] of looks) {
    const { page, context } = await watched(site, { colorScheme });
    await page.goto(asked(language, `q=${encodeURIComponent(words[language])}`));
    await settled(page);
    await openPill(page, "day");
    await choose(page, "day", "tuesday");
    const small = await page.locator("[data-narrow] :is(summary, label):visible").evaluateAll((all) => all.filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.innerText));
    assert.deepEqual(small, [], "too small to press");
    await still(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(violations.map((v) => v.id), [], `${language} ${colorScheme}`);
    await context.close();
  }
});
