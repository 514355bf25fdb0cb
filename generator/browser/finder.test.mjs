// Finding a group, as a reader does it. The hub is made here, so that every fact
// of it is known; what the finder counts is counted again from groups.json.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { deflateSync, inflateSync } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import { files, looks, open, scratch, still, watched } from "./site.mjs";

const towns = {
  Lyon: [45.75, 4.85, "FR"], Villeurbanne: [45.77, 4.88, "FR"], Grenoble: [45.17, 5.72, "FR"], Nantes: [47.22, -1.55, "FR"],
  Bristol: [51.45, -2.58, "GB"], Leeds: [53.8, -1.55, "GB"],
};
const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const checked = "verified: {on: 2026-11-03, by: hub team}";

// hub writes n ordinary groups, and those that a test asks for by name.
function hub(n, more = "") {
  const folder = scratch("finder");
  const write = (path, text) => { mkdirSync(dirname(join(folder, path)), { recursive: true }); writeFileSync(join(folder, path), text); };
  const group = (slug, facts) => write(`content/groups/en/${slug}.md`, `---\n${facts}\n---\n\nText.\n`);
  write("hub.yaml", `title: A hub\ndefault_language: en\nlanguages: [en, ar]\ntimezone: Europe/Paris\nfallback: link
contact: {email: team@example.org}
topics: {hearing-voices: {en: Hearing voices, ar: سماع الأصوات}, anxiety: {en: Anxiety, ar: القلق}}
access: {step-free: {en: Step-free, ar: مدخل بلا درج}, hearing-loop: {en: Hearing loop, ar: حلقة صوتية}}\n${more}`);
  const names = Object.keys(towns);
  for (let i = 0; i < n; i++) {
    const [lat, lon, country] = towns[names[i % names.length]];
    const start = ["10:00", "14:00", "18:30"][i % 3];
    const facts = [`name: Circle ${i}`, `attendance: ${i % 5 === 4 ? "online" : i % 7 === 6 ? "hybrid" : "in-person"}`,
      `schedule: [{day: ${days[i % 7]}, start: "${start}", end: "${start.slice(0, 2)}:59", every: week}]`, checked];
    if (i % 5 !== 4) facts.push(`place: {venue: Room ${i}, city: ${names[i % names.length]}, country: ${country}, lat: ${lat + (i % 4) / 100}, lon: ${lon}}`);
    if (i % 6 !== 5) facts.push(`languages: [${i % 2 ? "en" : "fr"}${i % 4 === 3 ? ", ar" : ""}]`);
    if (i % 4) facts.push(`topics: [${i % 2 ? "hearing-voices" : "anxiety"}]`);
    if (i % 3) facts.push(`join: ${i % 3 === 1 ? "drop-in" : "contact-first"}`);
    if (i % 2) facts.push(`access: [${i % 3 ? "step-free" : "hearing-loop"}]`, "cost: free");
    group(`circle-${i}`, facts.join("\n"));
  }
  group("quiet", `name: The quiet place\nattendance: in-person\nplace: {city: Lyon, country: FR, precision: hidden}\n${checked}`);
  group("near-here", `name: Rough place\nattendance: in-person\nplace: {venue: Hall, city: Lyon, country: FR, lat: 45.761234, lon: 4.841234, precision: area}\n${checked}`);
  group("ended", `name: A group that ended\nstatus: closed\nattendance: in-person\n${checked}`);
  group("stale", "name: A group nobody checked for years\nattendance: in-person\nverified: {on: 2019-01-01}");
  return folder;
}

let site, large, small;
before(async () => {
  small = await open(hub(42, "output: {calendars: directory, views: [language]}\n"), "--no-search");
  site = await open(hub(42), "--no-search");
  large = await open(hub(300), "--no-search");
});
after(async () => { await site?.close(); await large?.close(); await small?.close(); });

const meetings = (from) => JSON.parse(readFileSync(join(from.folder, "groups.json"), "utf8"));
const distinct = (list) => new Set(list.map((m) => m.group)).size;
const heading = (page) => page.locator(".count h2");
const found = async (page) => Number((/\d+/.exec(await heading(page).innerText()) ?? ["0"])[0]);
const fitting = ".cols > div:visible > .cards .card";
const pill = (page, name) => page.locator("[data-facet] > summary, .pill:not(.overlay) > summary").filter({ hasText: new RegExp(`^(${name})`) });
// press opens what a pill has; on a phone it is in the sheet, whose button leads to the list.
const press = async (page, name) => {
  const at = pill(page, name).first();
  if (!(await at.isVisible())) await page.locator(".overlay > summary").click();
  if (!(await at.locator("..").evaluate((d) => d.open))) await at.click();
  await page.locator(".choices").first().waitFor({ state: "attached" });
};
const reveal = async (page) => { if (await page.locator(".over .foot button").isVisible()) await page.locator(".over .foot button").click(); };
const settle = (page, text) => heading(page).filter({ hasText: text }).waitFor();
const choose = async (page, of, choice) => {
  await press(page, of);
  await page.locator(".choices label").filter({ hasText: new RegExp(`^${choice}`) }).locator("visible=true").first().click();
};

test("filters combine, count as groups.json does, and live after # through reload and Back", async () => {
  const { page, context, troubles } = await watched(site);
  await page.goto(`${site.base}groups/`);
  await choose(page, "Day", "Tuesday");
  await settle(page, "on Tuesday");
  const tuesday = meetings(site).filter((m) => m.day?.includes(2));
  assert.equal(await found(page), distinct(tuesday));
  await choose(page, "Language", "English");
  await settle(page, "in English");
  const english = tuesday.filter((m) => m.types?.includes("EN"));
  assert.equal(await found(page), distinct(english));
  assert.ok(distinct(english) > 0 && distinct(english) < distinct(tuesday), "the test's own hub does not tell the two apart");
  assert.equal(page.url(), `${site.base}groups/#day=tuesday&language=en`);
  await page.reload();
  await settle(page, "on Tuesday, in English");
  assert.equal(await found(page), distinct(english));
  await page.goBack();
  await heading(page).filter({ hasText: "English" }).waitFor({ state: "detached" }).catch(() => {});
  assert.equal(page.url(), `${site.base}groups/#day=tuesday`);
  assert.equal(await found(page), distinct(tuesday));
  await reveal(page);
  await page.getByRole("button", { name: "Show all groups" }).click();
  await page.locator(".count").filter({ hasNot: page.getByRole("button") }).waitFor();
  assert.equal(page.url(), `${site.base}groups/`);
  assert.equal(await page.locator(fitting).count(), 44);
  assert.deepEqual(troubles, []);
  assert.ok(site.requests.every((r) => !r.includes("?") || r.includes("?v=")), "something was asked before the #");
  await context.close();
});

test("a fact that is merely unknown hides no group", async () => {
  const { page, context } = await watched(site);
  await page.goto(`${site.base}groups/#language=fr`);
  await settle(page, "in French");
  await page.locator(".perhaps button").click();
  const all = meetings(site);
  const unknown = new Set(all.filter((m) => !m.types?.some((t) => ["EN", "FR", "AR"].includes(t))).map((m) => m.group));
  assert.ok(unknown.size > 6);
  const names = await page.locator(".perhaps h3").allInnerTexts();
  assert.deepEqual([...names].sort(), [...unknown].sort());
  // Days: who has none is perhaps there on any.
  await page.goto(`${site.base}groups/#day=monday&time=evening`);
  await settle(page, "on Monday, in the evening");
  assert.ok((await page.locator(".perhaps h3").allInnerTexts()).includes("The quiet place"));
  // What a group does not say of its access, it may have.
  await page.goto(`${site.base}groups/#access=hearing-loop`);
  await settle(page, "(hearing loop)");
  const [fit, perhaps] = [await found(page), Number(/\d+/.exec(await page.locator(".perhaps button").innerText())[0]) + 6];
  assert.equal(fit + perhaps, 44);
  await context.close();
});

test("the number beside a choice is what it leaves", async () => {
  const { page, context } = await watched(site);
  await page.goto(`${site.base}groups/#topic=anxiety`);
  await settle(page, "about anxiety");
  let seen = 0;
  for (const [name, choice] of [["Day", "Monday"], ["Day", "Evening"], ["Language", "French"], ["Place", "France"], ["Day", "In the next 7 days"]]) {
    await page.goto(`${site.base}groups/#topic=anxiety`);
    await settle(page, /groups? about anxiety$/);
    await press(page, name);
    const label = page.locator(".choices label").filter({ hasText: new RegExp(`^${choice}`) });
    const promised = Number(await label.locator(".n").innerText());
    await label.click();
    await settle(page, promised ? /, about anxiety|anxiety, / : "We know of no group");
    assert.equal(await found(page), promised, choice);
    seen += promised;
  }
  assert.ok(seen > 5);
  await context.close();
});

test("where no town of a name is known, the search looks for it, and hears of it from nobody else", async () => {
  const { page, context, troubles } = await watched(site);
  await page.goto(`${site.base}groups/`);
  await press(page, "Place");
  await page.locator("#near").fill("Little Nowhere & Far");
  const link = page.locator(".towns a");
  await link.filter({ hasText: "Search all groups for “Little Nowhere & Far”" }).waitFor();
  site.requests.length = 0;
  await page.locator("#near").press("Enter");
  await page.waitForURL(/search\/#q=Little%20Nowhere%20%26%20Far/);
  assert.deepEqual(site.requests.filter((r) => /nowhere/i.test(r)), []);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("near a typed town: the nearest first, with distances; nothing typed leaves the device", async () => {
  const { page, context, troubles } = await watched(site);
  await page.goto(`${site.base}groups/`);
  await press(page, "Place");
  await page.locator("#near").waitFor();
  assert.ok(!site.requests.at(-1).includes("towns"), "towns are loaded before anyone types");
  site.requests.length = 0;
  await page.locator("#near").pressSequentially("LYÓ");
  await page.locator(".towns button").filter({ hasText: "Lyon" }).first().click();
  await settle(page, "within 40 km of Lyon");
  const away = (await page.locator(`${fitting} .away`).allInnerTexts()).map((t) => Number(/\d+/.exec(t)[0]));
  assert.ok(away.length > 5);
  assert.deepEqual(away, [...away].sort((a, b) => a - b));
  assert.ok(away.every((km) => km <= 40));
  const names = await page.locator(`${fitting} h3`).allInnerTexts();
  const there = meetings(site).filter((m) => ["Lyon", "Villeurbanne"].includes(m.city));
  assert.deepEqual(names.sort(), [...new Set(there.map((m) => m.group))].sort());
  const quiet = page.locator(`${fitting}`).filter({ hasText: "The quiet place" });
  assert.equal(await quiet.locator(".away").count(), 0, "of a place that is not told the town alone is known, and no distance");
  // What is further away comes behind, the nearest first; and what one joins from anywhere.
  assert.match(await page.locator(".perhaps").filter({ hasText: "A little further" }).locator(".card").first().innerText(), /Grenoble.*About \d+ km away/);
  assert.equal(await page.locator(".perhaps").filter({ hasText: "We do not know if" }).count(), 0, "a group of another town is offered as if nobody knew where it is");
  assert.match(page.url(), /groups\/#near=Lyon&at=45\.75,4\.85,FR$/);
  assert.deepEqual(site.requests.filter((r) => /ly/i.test(r)), []);
  await page.selectOption("#within", "160");
  await settle(page, "within 160 km of Lyon");
  assert.ok((await found(page)) > names.length);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("a position is asked for on a press alone, and stored nowhere", async () => {
  const { page, context, troubles } = await watched(site, { geolocation: { latitude: 53.801, longitude: -1.549 }, permissions: ["geolocation"] });
  await page.addInitScript(() => {
    window.asked = 0;
    const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
    navigator.geolocation.getCurrentPosition = (...all) => { window.asked++; ask(...all); };
  });
  await page.goto(`${site.base}groups/`);
  await press(page, "Place");
  assert.match(await page.locator("#near-hint").innerText(), /stays on this device/);
  assert.equal(await page.evaluate(() => window.asked), 0);
  await page.getByRole("button", { name: "Use my position" }).click();
  await settle(page, "of my position");
  assert.match(await page.locator(`${fitting} [class^=i-]`).filter({ hasText: "Leeds" }).first().innerText(), /About 1 mi away/);
  assert.equal(page.url(), `${site.base}groups/`);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, ""]);
  await choose(page, "Day", "Evening");
  await settle(page, "in the evening");
  assert.equal(page.url(), `${site.base}groups/#time=evening`);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("a position in a country of miles is told in miles, whatever the device's language, as its towns are", async () => {
  const { page, context } = await watched(site, { geolocation: { latitude: 53.801, longitude: -1.549 }, permissions: ["geolocation"], locale: "fr-FR" });
  await page.goto(`${site.base}groups/`);
  await pill(page, "Place").click();
  await page.getByRole("button", { name: "Use my position" }).click();
  await settle(page, "of my position");
  assert.match(await heading(page).innerText(), /\bmi\b|mile/);
  await context.close();
});

test("a finder that cannot be read says that all groups are shown, and is read anew past a damaged copy", async () => {
  const { page, context } = await watched(site);
  const index = JSON.parse(inflateSync(readFileSync(join(site.folder, "assets/finder/en.bin"))).toString());
  const wrong = ["torn", "torn", deflateSync(JSON.stringify({ ...index, v: index.v + 1 }))]; // from the end: another version, too, is none
  let broken = 2;
  await page.route("**/assets/finder/en.bin*", (route) => (broken-- > 0 ? route.fulfill({ body: wrong.pop() }) : route.continue()));
  await page.goto(`${site.base}groups/#attendance=online`);
  const said = page.getByRole("alert");
  await said.waitFor();
  assert.match(await said.innerText(), /here are all groups/);
  broken = 1;
  await said.getByRole("button").click();
  await settle(page, "online");
  assert.equal(await page.getByRole("alert").count(), 0);
  await context.close();
});

test("a bit that was flipped on its way is noticed, and the file fetched once more", async () => {
  const { page, context } = await watched(site);
  const whole = readFileSync(join(site.folder, "assets/finder/en.bin"));
  const index = JSON.parse(inflateSync(whole).toString());
  // As the worst that can happen: one that can be read, and says something else.
  const wrong = Buffer.from(deflateSync(JSON.stringify({ ...index, total: index.total + 1 })));
  whole.copy(wrong, wrong.length - 4, whole.length - 4); // with the checksum of the right one
  let broken = 1, asked = 0;
  await page.route("**/assets/finder/en.bin*", (route) => (asked++, broken-- > 0 ? route.fulfill({ body: wrong }) : route.continue()));
  await page.goto(`${site.base}groups/#attendance=online`);
  await settle(page, "online");
  assert.equal(asked, 2);
  await context.close();
});

test("who does not tell the position can type a town", async () => {
  const { page, context } = await watched(site, { permissions: [] });
  await page.addInitScript(() => {
    navigator.geolocation.getCurrentPosition = (_, no) => no({ code: 1, PERMISSION_DENIED: 1 });
  });
  await page.goto(`${site.base}groups/`);
  await press(page, "Place");
  await page.getByRole("button", { name: "Use my position" }).click();
  await page.locator(".near [role=status]").filter({ hasText: "You can type a town" }).waitFor();
  assert.equal(await found(page), 44);
  await context.close();
});

test("when nothing fits, the reader is told what to take away and what there is instead", async () => {
  const { page, context } = await watched(site);
  await page.goto(`${site.base}groups/#day=monday&time=afternoon&language=en&near=Grenoble&at=45.17,5.72,FR&km=5`);
  await settle(page, "We know of no group");
  const chips = page.locator(".chips button");
  assert.equal(await chips.count(), 4);
  await page.getByRole("button", { name: /within \d+ km$/ }).click();
  await settle(page, /^\d+ groups? on Monday, in the afternoon, within 160 km of Grenoble, in English/);
  assert.ok((await found(page)) > 0);
  await page.goBack();
  await settle(page, "We know of no group");
  const leaving = chips.filter({ hasText: /then \d/ }).first();
  const n = Number(/then (\d+)/.exec(await leaving.innerText())[1]);
  await leaving.click();
  await settle(page, /^\d+ group/);
  assert.equal(await found(page), n);
  await page.goto(`${site.base}groups/#day=friday&near=Nantes&at=47.22,-1.55,FR&km=5&language=fr&topic=hearing-voices`);
  await settle(page, "We know of no group");
  assert.ok(await page.locator("aside .box a[href^='mailto:']").isVisible(), "there is a person to ask");
  await context.close();
});

test("where the finder comes late, the focus stays on the pill that it reached by then", async () => {
  const { page, context } = await watched(site);
  let come;
  const late = new Promise((done) => { come = done; });
  await page.route("**/assets/finder/*.bin*", async (route) => { await late; await route.continue(); });
  await page.goto(`${site.base}groups/`);
  const at = () => page.evaluate(() => document.activeElement.textContent.trim());
  for (let i = 0; i < 40 && !(await at()).startsWith("Place"); i++) await page.keyboard.press("Tab");
  come();
  await page.locator(".overlay").waitFor();
  assert.match(await at(), /^Place/);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "near");
  await context.close();
});

test("everything works by keyboard alone, and results are announced politely", async () => {
  const { page, context } = await watched(site);
  await page.goto(`${site.base}groups/`);
  assert.equal(await heading(page).getAttribute("aria-live"), "polite");
  const tabTo = async (what) => {
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((w) => (document.activeElement?.closest("label, summary, button, a") ?? document.activeElement)?.textContent?.trim().startsWith(w) || document.activeElement?.id === w, what)) return;
    }
    assert.fail(`Tab does not reach ${what}`);
  };
  await tabTo("In person");
  await page.locator("button.chip").nth(1).waitFor(); // what was focused became a button
  await tabTo("New people can just come");
  await page.keyboard.press("Enter");
  await settle(page, "where new people can just come");
  await tabTo("Choose");
  await page.keyboard.press("Enter");
  await tabTo("near");
  await page.keyboard.type("brist");
  await page.locator(".towns button").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await settle(page, "of Bristol");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#near").isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.parentElement.className), "pill overlay set", "the focus is where it came from");
  await page.keyboard.press("Enter");
  await tabTo("Language");
  await page.keyboard.press("Enter");
  await tabTo("French");
  await page.keyboard.press("Space");
  await settle(page, "in French");
  await tabTo("Show ");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.matches(".count h2")), true, "the focus is on the list");
  assert.equal(await page.locator(".over").isVisible(), false);
  assert.match(page.url(), /#join=drop-in&language=fr&near=Bristol/);
  await context.close();
});

test("words find names, and no word becomes markup", async () => {
  const { page, context, troubles } = await watched(site);
  await page.goto(`${site.base}groups/#text=${encodeURIComponent("quiet PLÁCE")}`);
  await settle(page, "1 group with “quiet PLÁCE”");
  assert.deepEqual(await page.locator(`${fitting} h3`).allInnerTexts(), ["The quiet place"]);
  await page.goto(`${site.base}groups/#text=${encodeURIComponent("<img src=x onerror=alert(1)>")}&near=${encodeURIComponent("<b>x")}&at=1,2,FR&day=nonsense&km=7`);
  await settle(page, "We know of no group");
  assert.equal(await page.locator("main img, main .count b").count(), 0);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("an address that nobody meant asks for nothing, and no word makes the page wider", async () => {
  const { page, context, troubles } = await watched(site, { viewport: { width: 360, height: 740 } });
  const all = async (hash) => {
    await page.goto("about:blank");
    await page.goto(`${site.base}groups/${hash}`);
    await page.locator("nav[data-finder] [id=near]").waitFor({ state: "attached" });
    await still(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${hash.slice(0, 30)} is too wide`);
    return heading(page).innerText();
  };
  const rest = await all("#x=y");
  for (const hash of ["#near=Leeds", "#near=Leeds&at=%20,%20,GB", "#near=Leeds&at=,,", "#topic=<script>", "#day=MONDAY,,", "#%="]) {
    assert.equal(await all(hash), rest, hash);
  }
  await all("#text=" + "w".repeat(3000));
  await all("#at=45.75,4.85,FR&near=" + "N".repeat(3000));
  assert.deepEqual(troubles, []);
  await context.close();
});

test("what may not be told is in no file of the finder", () => {
  for (const from of [site, large]) {
    const all = files(from.folder).filter((f) => f.startsWith("assets/finder/"))
      .map((f) => inflateSync(readFileSync(join(from.folder, f))).toString()).join("\n");
    assert.ok(all.includes("The quiet place") && all.includes("Rough place"));
    for (const secret of ["A group that ended", "A group nobody checked", "45.7612", "45.761234", "4.841234"]) assert.ok(!all.includes(secret), secret);
  }
  const index = JSON.parse(inflateSync(readFileSync(join(site.folder, "assets/finder/en.bin"))).toString());
  const at = index.whole.c.findIndex((card) => card.includes("The quiet place"));
  assert.deepEqual(index.whole.p.slice(2 * at, 2 * at + 2), [4575, 485], "the quiet place is at the point of its town");
  assert.ok(index.whole.h.includes(at));
});

test("a ready-made list leads to the finder, which asks both questions", async () => {
  const { page, context } = await watched(site);
  await page.goto(`${site.base}groups/day/tuesday/`);
  await pill(page, "Language").click();
  await page.getByRole("link", { name: "English", exact: true }).click();
  await settle(page, "on Tuesday, in English");
  assert.equal(page.url(), `${site.base}groups/#day=tuesday&language=en`);
  await context.close();
});

test("a page that is older than the site starts again", async () => {
  const { page, context } = await watched(large);
  const gone = new Set();
  let first = true;
  await page.route("**/assets/finder/*", async (route) => {
    const name = new URL(route.request().url()).pathname.split("/").at(-1);
    if (name === "en.bin" && first) { // an index that names files which are there no more
      first = false;
      const index = JSON.parse(inflateSync(readFileSync(join(large.folder, "assets/finder/en.bin"))).toString());
      index.shards.forEach((s) => { s.file = "en-0000000000.bin"; });
      return route.fulfill({ body: deflateSync(JSON.stringify(index)) });
    }
    if (name.includes("0000000000")) gone.add(name);
    return route.continue();
  });
  await page.goto(`${large.base}groups/#near=Lyon&at=45.75,4.85,FR&km=20`);
  await settle(page, "within 20 km of Lyon");
  assert.equal(gone.size, 1);
  await context.close();
});

test("without JavaScript the lists answer, and nothing of the finder is loaded", async () => {
  const { page, context } = await watched(site, { javaScriptEnabled: false });
  site.requests.length = 0;
  await page.goto(`${site.base}groups/#day=tuesday`);
  assert.equal(await page.locator(".card").count(), 44);
  await pill(page, "Day").click();
  await page.getByRole("link", { name: "Tuesday", exact: true }).click();
  assert.equal(page.url(), `${site.base}groups/day/tuesday/`);
  assert.deepEqual(site.requests.filter((r) => r.includes("assets/finder/")), []);
  await context.close();
});

test("of lists that a hub leaves out nothing is offered without JavaScript, and the finder asks for all of them", async () => {
  const off = await watched(small, { javaScriptEnabled: false });
  await off.page.goto(`${small.base}groups/`);
  const offered = await off.page.locator(".filter a").evaluateAll((all) => all.filter((a) => !a.hidden).map((a) => new URL(a.href).pathname));
  assert.ok(offered.length > 2 && offered.every((a) => /\/groups\/(language\/([\w-]+\/)?)?$/.test(a)), offered.join(" "));
  assert.deepEqual(await off.page.locator(".pill > summary").locator("visible=true").allInnerTexts(), ["More"]);
  for (const link of offered) assert.equal((await off.page.goto(new URL(link, small.base).href)).status(), 200);
  await off.context.close();

  for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 800 }]) {
    const { page, context, troubles } = await watched(small, { viewport });
    await page.goto(`${small.base}groups/`);
    await page.locator(".chip").filter({ hasText: /^Online$/ }).click();
    await settle(page, /online/i);
    const online = meetings(small).filter((m) => m.attendance_option === "online" || m.attendance_option === "hybrid");
    assert.equal(await found(page), distinct(online));
    await choose(page, "Day", "Tuesday");
    await settle(page, "on Tuesday");
    assert.equal(await found(page), distinct(online.filter((m) => m.day?.includes(2))));
    await choose(page, "More", "Hearing voices");
    await page.waitForURL(/topic=hearing-voices/);
    assert.equal(page.url(), `${small.base}groups/#attendance=online&day=tuesday&topic=hearing-voices`);
    await reveal(page);
    await page.getByRole("button", { name: "Show all groups" }).click();
    await press(page, "Place");
    await page.locator("#near").waitFor();
    assert.deepEqual(troubles, []);
    await context.close();
  }
});

test("if the finder cannot be loaded, its links lead on", async () => {
  const { page, context } = await watched(site);
  await page.route("**/assets/finder/*", (r) => r.abort());
  await page.goto(`${site.base}groups/`);
  await page.getByText("Online", { exact: true }).first().click();
  await page.waitForURL(`${site.base}groups/attendance/online/`);
  await context.close();
});

test("of a large hub a reader loads the own region alone", async () => {
  const { page, context, troubles } = await watched(large);
  large.requests.length = 0;
  await page.goto(`${large.base}groups/#near=Lyon&at=45.75,4.85,FR&km=20`);
  await settle(page, "within 20 km of Lyon");
  const there = meetings(large).filter((m) => ["Lyon", "Villeurbanne"].includes(m.city));
  assert.equal(await found(page), distinct(there));
  const parts = files(large.folder).filter((f) => /^assets\/finder\/en-/.test(f));
  const loaded = new Set(large.requests.filter((r) => /assets\/finder\/en-/.test(r)));
  assert.ok(loaded.size < parts.length - 1 && ![...loaded].some((r) => r.includes("-all-")), `${loaded.size} of ${parts.length}`);
  const bytes = [...loaded, "/hub/assets/finder/en.bin"].reduce((n, r) => n + readFileSync(join(large.folder, r.slice(5))).length, 0);
  assert.ok(bytes < 30_000, `${bytes} bytes`);
  // Without a place all groups are counted.
  await page.goto(`${large.base}groups/#day=tuesday&language=en`);
  await settle(page, "on Tuesday, in English");
  assert.equal(await found(page), distinct(meetings(large).filter((m) => m.day?.includes(2) && m.types?.includes("EN"))));
  // A name is found among any number of groups.
  await page.goto(`${large.base}groups/#text=circle`);
  await settle(page, "with “circle”");
  assert.equal(await found(page), 300);
  await page.goto(`${large.base}groups/#text=${encodeURIComponent("rough pl")}`);
  await settle(page, "with “rough pl”");
  assert.deepEqual(await page.locator(`${fitting} h3`).allInnerTexts(), ["Rough place"]);
  await page.goto(`${large.base}groups/#day=tuesday&text=circle`);
  await settle(page, "on Tuesday, with “circle”");
  assert.equal(await found(page), distinct(meetings(large).filter((m) => m.day?.includes(2))));
  assert.deepEqual(troubles, []);
  await context.close();
});

test("of a very large hub it is asked first where, and no visit loads the facts of all groups", async () => {
  const { page, context, troubles } = await watched(large);
  // The finder of a hub that has too many groups, made of that of this one.
  const read = (file) => JSON.parse(inflateSync(readFileSync(join(large.folder, "assets/finder", file))).toString());
  const { all, ...index } = read("en.bin"), blocks = read(all), made = { "en.bin": index };
  const number = (facet, key) => index.facets.find((f) => f.name === facet).choices.findIndex((c) => c[0] === key);
  const has = (block, i, facet, keys) => [block.f[facet]?.[i] ?? -1].flat().some((id) => keys.some((key) => number(facet, key) === id));
  const part = (name, wanted) => {
    let n = 0;
    made[name] = blocks.flatMap((b, s) => {
      const i = b.o.map((_, at) => at).filter((at) => wanted(b, at)), some = (column) => i.map((at) => column[at]);
      n += i.length;
      return i.length ? [{ s, i, o: some(b.o), f: Object.fromEntries(Object.entries(b.f).map(([k, column]) => [k, some(column)])), w: some(b.w), r: some(b.r) }] : [];
    });
    return { file: name, n };
  };
  index.parts = [{ n: 20_000, countries: ["gb"] }, { ...part("fr.bin", (b, i) => has(b, i, "place", ["fr"])), countries: ["fr"] },
    { ...part("none.bin", (b, i) => b.f.place?.[i] === undefined || b.f.place[i] === -1), countries: [""] },
    ...["ar", "en", "fr"].map((l) => ({ ...part(`afar-${l}.bin`, (b, i) => has(b, i, "attendance", ["online"]) && has(b, i, "language", [l])), languages: [l] }))];
  const words = { where: "Where are you looking?", "where-why": "Say where.", "where-town": "Choose a town", "where-country": "Or choose a country:", "where-language": "In which language?" };
  Object.assign(index.strings, words);
  const asked = [];
  await page.route("**/assets/finder/*", (route) => {
    const name = new URL(route.request().url()).pathname.split("/").at(-1);
    asked.push(name);
    return made[name] ? route.fulfill({ body: deflateSync(JSON.stringify(made[name])) }) : route.continue();
  });
  const buttons = () => page.locator(".cols > div:visible > .chips button").allInnerTexts();
  await page.goto(`${large.base}groups/#day=tuesday`);
  await settle(page, words.where);
  assert.deepEqual(await buttons(), ["France"], "a country that has too many groups is not offered");
  assert.deepEqual(asked, ["en.bin"]);
  await page.getByRole("button", { name: "France" }).click();
  await settle(page, "on Tuesday, in France");
  const list = meetings(large), french = list.filter((m) => m.country === "FR");
  assert.equal(await found(page), distinct(french.filter((m) => m.day?.includes(2))));
  assert.deepEqual(asked.filter((name) => made[name]), ["en.bin", "fr.bin", "none.bin"]);

  await page.goBack();
  await settle(page, words.where);
  await page.locator(".cols > div:visible").getByRole("button", { name: "Online" }).click();
  await page.getByText(words["where-language"]).waitFor();
  await page.locator(".cols > div:visible > .chips").getByRole("button", { name: "English" }).click();
  await settle(page, "in English");
  assert.equal(await found(page), distinct(list.filter((m) => m.day?.includes(2) && ["online", "hybrid"].includes(m.attendance_option) && m.types?.includes("EN"))));

  // A name needs no place, unless very many have it.
  await page.goto(`${large.base}groups/#text=${encodeURIComponent("rough pl")}`);
  await settle(page, "with “rough pl”");
  assert.deepEqual(await page.locator(`${fitting} h3`).allInnerTexts(), ["Rough place"]);
  await page.goto(`${large.base}groups/#place=gb`);
  await settle(page, words.where);
  await page.getByRole("button", { name: words["where-town"] }).click();
  await page.locator("#near").and(page.locator(":focus")).waitFor();
  assert.ok(!asked.some((name) => name.includes("-all-")));
  assert.deepEqual(troubles, []);
  await context.close();
});

for (const [language, prefix] of [["en", ""], ["ar", "ar/"]]) {
  test(`axe finds nothing in the finder: ${language}`, async () => {
    for (const scheme of looks.filter(([of]) => of === language).map(([, scheme]) => scheme)) {
      const { page, context } = await watched(site, { colorScheme: scheme });
      for (const hash of ["#language=en", "#day=monday&time=evening&language=ar&near=Grenoble&at=45.17,5.72,FR&km=5"]) {
        await page.goto(`${site.base}${prefix}groups/${hash}`);
        await page.reload();
        await page.locator(".count button").waitFor();
        for (let i = 0; i < (await page.locator(".pill").count()); i++) {
          await page.locator(".pill > summary").nth(i).click();
          if (await page.locator("#near").isVisible()) {
            await page.fill("#near", "Ly");
            await page.locator(".towns button").first().waitFor();
          }
          await still(page);
          const { violations } = await new AxeBuilder({ page }).analyze();
          assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(", ")}`), []);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "it scrolls sideways");
        }
      }
      await context.close();
    }
  });
}
