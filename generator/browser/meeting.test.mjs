// What the page of a group promises: when it meets next, however old the site
// is, and ways to come, to share and to find the place.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { open, read, scratch, watched } from "./site.mjs";

const group = (name, facts) => `---\nname: ${name}\nattendance: hybrid\ntimezone: Europe/London\nverified: {on: 2026-11-03, by: hub team, how: phone}\n${facts}\n---\n\nCome in.\n`;
const weekly = 'schedule: [{day: tuesday, start: "18:30", end: "20:00", every: week, except: [2026-12-22]}]';
const files = {
  "hub.yaml": "title: Hub\nbase_url: https://example.org/hub/\ndefault_language: en\nlanguages: [en, fr, es, ar]\ntimezone: Europe/London\ncontact: {email: team@example.org}\n",
  "content/groups/en/tea.md": group("Tea", `${weekly}\nplace: {venue: Library, address: 1 High Street, city: Bristol, country: GB, lat: 51.4545, lon: -2.5879}`),
  "content/groups/en/nth.md": group("Nth", 'schedule: [{day: friday, start: "10:00", every: month, nth: [1, -1]}]\nplace: {city: Bristol, country: GB}'),
  "content/groups/en/pausing.md": group("Pausing", `${weekly}\nstatus: paused\nresumes: 2027-01-11`),
  "content/groups/en/paused.md": group("Paused", `${weekly}\nstatus: paused`),
  "content/groups/en/asked.md": group("Asked", "schedule: [{by_arrangement: true}]"),
  "content/groups/en/night.md": group("Night", 'schedule: [{day: friday, start: "22:00", end: "01:00", every: week}]'),
};

files["content/groups/en/room.md"] = group("Room", 'schedule: [{day: monday, start: "10:00", every: week}]\nlanguages: [en]\nplace: {city: Dublin, country: IE}').replace("hybrid", "in-person");
files["content/groups/fr/cercle.md"] = group("Cercle", 'schedule: [{day: monday, start: "11:00", every: week}]\nlanguages: [fr]');
files["content/groups/en/ending.md"] = group("Ending", `schedule: [{day: tuesday, start: "18:30", every: week, until: 2026-12-01}]
contact: {phone: "+441632960118"}\nplace: {city: Bristol, country: GB}\nstatus: paused\nresumes: 2026-11-28`);
files["content/groups/en/past.md"] = group("Past", 'schedule: [{day: saturday, start: "18:30", from: 2026-11-21, until: 2026-11-21}]\ncontact: {phone: "+441632960118"}');

let site;
before(async () => {
  const hub = scratch("meeting");
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(hub, name, ".."), { recursive: true });
    writeFileSync(join(hub, name), text);
  }
  site = await open(hub); // built for 2026-11-22
});
after(async () => { await site.close(); });

async function at(now, options = {}, address = "groups/tea/") {
  const { page, context, troubles } = await watched(site, { timezoneId: "Europe/London", ...options });
  await page.clock.setFixedTime(new Date(now));
  await page.goto(site.base + address);
  if (!address.includes("groups/")) await page.waitForLoadState("networkidle"); // home asks for the groups
  const line = page.locator("[data-next]");
  const text = (await line.count()) && (await line.isVisible()) ? (await line.innerText()).trim().replaceAll("\u00a0", " ") : "";
  const list = (await page.locator("[data-soon] li").allInnerTexts()).map((t) => t.replaceAll("\u00a0", " "));
  assert.deepEqual(troubles, []);
  return { page, text, list, close: () => context.close() };
}

test("the next meeting is right on the day, weeks later, and over a day that falls out", async () => {
  for (const [now, want] of [
    ["2026-11-22T09:00:00Z", "Next: Tuesday 24 November, 18:30"],
    ["2026-11-24T19:00:00Z", "On now, until 20:00"],
    ["2026-11-24T20:00:00Z", "Next: Tuesday 1 December, 18:30"],
    ["2026-12-15T21:00:00Z", "Next: Tuesday 29 December, 18:30"],
    ["2027-04-01T09:00:00Z", "Next: Tuesday 6 April, 18:30"],
  ]) {
    const { text, close } = await at(now);
    assert.equal(text, want, now);
    await close();
  }
});

test("a reader elsewhere is told the time by their own clock", async () => {
  for (const [zone, now, want] of [
    ["Europe/Paris", "2026-11-22T09:00:00Z", "Next: Tuesday 24 November, 18:30 (19:30 for you)"],
    ["Asia/Kolkata", "2026-11-22T09:00:00Z", "Next: Tuesday 24 November, 18:30 (Wednesday 25 November, 00:00 for you)"],
    ["America/New_York", "2027-03-15T09:00:00Z", "Next: Tuesday 16 March, 18:30 (14:30 for you)"], // clocks there change two weeks before
    ["Europe/Paris", "2026-11-24T19:00:00Z", "On now, until 20:00 (21:00 for you)"],
  ]) {
    const { text, close } = await at(now, { timezoneId: zone });
    assert.equal(text, want, `${zone} ${now}`);
    await close();
  }
});

test("in the language of the page", async () => {
  for (const [home, want, on] of [
    ["fr/", "Prochaine fois : mardi 1er décembre, 18:30", "En ce moment, jusqu’à 20:00"],
    ["es/", "Próxima vez: martes 1 de diciembre, 18:30", "Ahora mismo; termina: 20:00"],
    ["ar/", "اللقاء القادم: الثلاثاء 1 ديسمبر، 18:30", "اللقاء جارٍ الآن، حتى الساعة 20:00"],
  ]) {
    let { text, close } = await at("2026-11-25T09:00:00Z", {}, `${home}groups/tea/`);
    assert.equal(text, want);
    await close();
    ({ text, close } = await at("2026-11-24T19:00:00Z", {}, `${home}groups/tea/`));
    assert.equal(text, on);
    await close();
  }
});

test("home names the next meetings in the reader's country and language first", async () => {
  for (const [zone, address, room, circle] of [
    ["Europe/London", "", false, false], // Dublin has the same clock, and is too far
    ["Europe/Dublin", "", true, false],
    ["Europe/Paris", "fr/", false, true],
  ]) {
    const { list, close } = await at("2026-11-22T09:00:00Z", { timezoneId: zone }, address);
    assert.equal(list.length, 3, zone);
    for (const [name, is] of [["Room", room], ["Cercle", circle]]) assert.equal(list.some((t) => t.includes(name)), is, `${zone}: ${list}`);
    await close();
  }
});

test("every form of schedule: nth and last, after midnight, paused, by arrangement", async () => {
  for (const [address, now, first, second] of [
    ["nth", "2026-11-22T09:00:00Z", "Friday 27 November, 10:00", "Friday 4 December, 10:00"],
    ["night", "2026-11-22T09:00:00Z", "Friday 27 November, 22:00", "Friday 4 December, 22:00"],
    ["pausing", "2026-11-22T09:00:00Z", "Tuesday 12 January, 18:30", "Tuesday 19 January, 18:30"],
    ["paused", "2026-11-22T09:00:00Z"],
    ["asked", "2026-11-22T09:00:00Z"],
  ]) {
    const { list, close } = await at(now, {}, `groups/${address}/`);
    assert.deepEqual(list.slice(0, 2), [first, second].filter(Boolean), address);
    await close();
  }
  const { text, close } = await at("2026-11-28T00:30:00Z", {}, "groups/night/");
  assert.equal(text, "On now, until 01:00");
  await close();
});

// What a page offers to whoever wants to come.
const offered = (page) => page.locator(".acts a, .strips, [data-next]:not([hidden]), [data-soon]:not([hidden]), [data-status]").count();

test("a group is over when its last date has passed, whether the site was built since or not", async () => {
  for (const [home, over, link] of [["", "This is over. The last date we know of was", "Find another group"], ["fr/", "C’est terminé.", "Trouver un autre groupe"],
    ["es/", "Ya terminó.", "Buscar otro grupo"], ["ar/", "انتهت هذه اللقاءات.", "ابحث عن مجموعة أخرى"]]) {
    for (const [address, now, past] of [
      ["ending", "2026-11-22T09:00:00Z", false], ["ending", "2026-12-01T17:30:00Z", false], ["ending", "2026-12-01T23:30:00Z", false],
      ["ending", "2026-12-02T00:30:00Z", true], ["ending", "2027-06-01T09:00:00Z", true], ["past", "2026-11-22T09:00:00Z", true],
    ]) {
      const { page, close } = await at(now, {}, `${home}groups/${address}/`);
      const notice = page.locator(".notice", { hasText: over });
      assert.equal(await notice.isVisible(), past, `${home}${address} at ${now}`);
      const last = now === "2026-12-01T23:30:00Z"; // its last meeting is over, and it is no longer paused
      assert.equal(await offered(page) > 0, !past && !last, `${home}${address} at ${now} offers something`);
      assert.equal(await page.locator(".sheet.resting").count() > 0, past || address === "ending", `${home}${address} at ${now}`);
      if (past) {
        await page.emulateMedia({ media: "print" });
        assert.equal(await page.locator(".strips").count(), 0);
        await page.emulateMedia({ media: "screen" });
        await notice.getByRole("link", { name: link }).click();
        assert.equal(page.url(), `${site.base}${home}groups/`);
      }
      await close();
    }
  }
  const { page, close } = await at("2026-12-02T09:00:00Z", { timezoneId: "Pacific/Kiritimati" }, "groups/tea/");
  assert.equal(await page.locator("[data-after]").count(), 0, "one that goes on");
  await close();
  const far = await at("2026-12-01T23:30:00Z", { timezoneId: "Pacific/Kiritimati" }, "groups/ending/"); // there it is the next day
  assert.equal(await far.page.locator(".notice", { hasText: "This is over" }).isVisible(), false, "days are those of the group's clocks");
  await far.close();
});

test("without JavaScript, and on paper, the words of the schedule stand and no date", async () => {
  const { page, context } = await watched(site, { javaScriptEnabled: false });
  await page.goto(`${site.base}groups/tea/`);
  const main = await page.locator("main").innerText();
  assert.match(main, /Every Tuesday, from 18:30 to 20:00/);
  assert.doesNotMatch(main, /24.November|Next:|Next meetings|Share/);
  await context.close();
  const { page: printed, close } = await at("2026-11-22T09:00:00Z");
  await printed.emulateMedia({ media: "print" });
  assert.doesNotMatch(await printed.locator("main").innerText(), /24.November|Next:|Next meetings|Share/);
  await close();
});

test("the map link says where it leads, and opens a phone's own app", async () => {
  for (const [userAgent, href, words] of [
    ["Mozilla/5.0 (X11; Linux x86_64)", "https://www.openstreetmap.org/?mlat=51.45450&mlon=-2.58790#map=17/51.45450/-2.58790", "Map, on openstreetmap.org"],
    ["Mozilla/5.0 (Linux; Android 14)", "geo:51.45450,-2.58790?q=51.45450,-2.58790", "Open in your map app"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)", "maps:?ll=51.45450,-2.58790&q=1%20High%20Street%2C%20Bristol%2C%20United%20Kingdom", "Open in your map app"],
  ]) {
    const { page, close } = await at("2026-11-22T09:00:00Z", { userAgent });
    const link = page.locator("[data-place]");
    assert.equal(await link.getAttribute("href"), href);
    assert.equal((await link.innerText()).trim(), "Map");
    assert.equal(await link.getAttribute("aria-label"), words);
    await close();
  }
  assert.doesNotMatch(read(site, "groups/nth/"), /data-place/); // a town alone is no place to go to
});

test("sharing uses the device's own menu, else gives the address to copy", async () => {
  const { page, close } = await at("2026-11-22T09:00:00Z");
  await page.evaluate(() => { window.shared = null; navigator.share = async (what) => { window.shared = what; }; });
  const button = page.getByRole("button", { name: "Share this page" });
  await button.click();
  assert.deepEqual(await page.evaluate(() => window.shared), { title: "Tea", url: `${site.base}groups/tea/` });
  await page.evaluate(() => { navigator.share = undefined; });
  await button.click();
  assert.equal(await page.getByRole("textbox", { name: "Address of this page" }).inputValue(), `${site.base}groups/tea/`);
  await close();
});
