// A site that nobody renews says so by itself, on the reader's device: the clock of the browser is moved.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, home, open, scratch, serve, watched } from "./site.mjs";

let site;
before(async () => { site = await open(); });
after(async () => { await site.close(); });

const plain = (text) => text.replaceAll("\u00a0", " ");
const cards = ".cols > div > .cards > .card";

async function on(day, of = site, options = {}) {
  const { page, context, troubles } = await watched(of, options);
  if (day) await page.clock.setFixedTime(new Date(`${day}T10:00:00Z`));
  return { page, context, troubles };
}

test("twenty months after its last build, lists say of which day they are, and no card promises a time that nobody has checked", async () => {
  for (const [language, asOf, nobody, ask] of [["en", "As of 22 November 2026.", "Nobody has checked this group for a long time. Ask before you go.", "Ask"],
    ["ar", "القائمة بتاريخ 22 نوفمبر 2026.", "لم يتحقق أحد من هذه المجموعة منذ وقت طويل. اسأل قبل أن تذهب.", "اسأل"]]) {
    const { page, context, troubles } = await on("2028-07-22");
    await page.goto(`${site.base}${home(language)}groups/`);
    const notice = page.locator("main .notice[data-aged]");
    await notice.waitFor();
    const said = plain(await notice.innerText());
    assert.ok(said.includes(asOf), said);
    const all = await page.locator(cards).evaluateAll((list) => list.map((c) => ({ checked: c.querySelector(".checked").textContent.replaceAll("\u00a0", " "),
      when: c.querySelector(".when b").textContent, times: c.querySelectorAll(".when span:not(.tag), .i-clock:not(.checked)").length, day: c.querySelector(".checked").className, over: !!c.dataset.last })));
    const withheld = all.filter((c) => c.checked === nobody);
    assert.ok(withheld.length > 5, JSON.stringify(all));
    for (const c of withheld.filter((c) => !c.over)) assert.deepEqual([c.when, c.times], [ask, 0]);
    assert.equal(all.filter((c) => /i-tick/.test(c.day)).length, 0, "no check of 2026 is fresh in 2028");
    assert.deepEqual(troubles, []);
    await context.close();
  }
});

test("on the day of the build and on the next, a page is as it was built", async () => {
  for (const day of ["2026-11-22", "2026-11-23"]) {
    const { page, context } = await on(day, site);
    for (const address of ["groups/", "groups/the-quiet-room/"]) {
      const still = await site.browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } }), built = await still.newPage();
      await built.goto(site.base + address);
      await page.goto(site.base + address, { waitUntil: "networkidle" });
      const said = (p) => p.locator(`${cards}, .sheet .checked, summary.checked, .notice`).allInnerTexts();
      assert.deepEqual(await said(page), await said(built), address);
      await still.close();
    }
    await context.close();
  }
});

test("the finder's cards age as those of the list do", async () => {
  const { page, context } = await on("2028-07-22");
  await page.goto(`${site.base}groups/#attendance=in-person`);
  await page.locator(".count button").waitFor();
  const shown = page.locator(".cards .card:visible");
  const aged = (await shown.allInnerTexts()).filter((t) => t.includes("Nobody has checked this group for a long time."));
  assert.ok(aged.length > 0, (await shown.allInnerTexts()).join("\n\n"));
  for (const card of aged) assert.doesNotMatch(card, /\d\d:\d\d/);
  await context.close();
});

test("asked for days and times, the finder and its timetable offer no group that nobody has checked for long as one that meets then", async () => {
  for (const [day, offered] of [["2026-11-23", true], ["2028-12-25", false]]) {
    const { page, context, troubles } = await on(day);
    await page.goto(`${site.base}groups/#day=tuesday`);
    await page.locator(".count button").waitFor();
    const fits = await page.locator(".cols > div:visible > .cards > .card").allInnerTexts();
    for (const t of fits) assert.doesNotMatch(t, /Nobody has checked/);
    if (!offered) {
      const perhaps = page.locator(".cols > div:visible .perhaps:not(.networks) .card");
      assert.ok(await perhaps.filter({ hasText: "Nobody has checked this group for a long time." }).count() > 0, "no fact that is merely unknown hides a group");
    }
    await page.goto(`${site.base}groups/#attendance=in-person`);
    await page.locator(".count button").waitFor();
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const dates = await page.locator("section.paper li b").allInnerTexts();
    const withheld = await page.locator(".cols > div:visible .card").filter({ hasText: "Nobody has checked this group" }).locator("h3").allInnerTexts();
    assert.equal(withheld.length === 0, offered, day);
    assert.ok(dates.length > 0);
    assert.deepEqual(dates.filter((name) => withheld.includes(name)), [], day);
    assert.deepEqual(troubles, []);
    await context.close();
  }
});

test("in the lines of a long list, a group that nobody has checked for long has its name and no time", async () => {
  const folder = scratch("rows"), groups = join(folder, "content", "groups");
  mkdirSync(groups, { recursive: true });
  writeFileSync(join(folder, "hub.yaml"), "title: Test\nlanguages: [en]\ntimezone: Europe/London\n");
  const rows = Array.from({ length: 230 }, (_, i) => `g${i},Circle ${i},tuesday,18:30,20:00,Leeds,GB,en,${i % 2 ? "2026-11-03" : ""}`);
  writeFileSync(join(groups, "groups.csv"), "id,name,day,start,end,city,country,languages,verified\n" + rows.join("\n") + "\n");
  const other = await serve(join(scratch("out"), "public"));
  build(other, folder, other.folder);
  other.browser = site.browser;
  for (const [day, aged] of [["2026-11-23", 0], ["2028-11-02", 0], ["2028-11-03", 0.5]]) {
    const { page, context, troubles } = await on(day, other);
    await page.goto(other.base + "groups/2.html", { waitUntil: "networkidle" });
    const lines = (await page.locator(".rows li").allInnerTexts()).map(plain);
    const said = lines.filter((t) => /Nobody has checked this group for a long time/.test(t));
    assert.ok(lines.length > 100 && said.length === Math.round(lines.length * aged), `${day}: ${said.length} of ${lines.length}`);
    for (const t of lines) assert.equal(/18:30/.test(t), !said.includes(t), t);
    assert.deepEqual(troubles, []);
    await context.close();
  }
  await other.close();
});

// A hub of one group of each kind that days change.
const group = (name, more) => `---\ntitle: ${name}\nsummary: We talk.\nattendance: in-person\nplace: {city: Bristol, country: GB, venue: Library, address: 1 High Street}\ncontact: {phone: "+44 117 496 0123"}\nschedule: [{day: tuesday, start: "18:30", end: "20:00"}]\ntimezone: Europe/London\nlanguages: [en]\ncost: free\njoin: drop-in\n${more}---\n`;

test("on its own page, a group's pause and notice end by themselves, a check grows old, and one too old leaves whom to ask alone", async () => {
  const folder = scratch("aged"), groups = join(folder, "content", "groups", "en");
  mkdirSync(groups, { recursive: true });
  writeFileSync(join(folder, "hub.yaml"), "title: Test\nlanguages: [en]\n");
  writeFileSync(join(groups, "rests.md"), group("Rests", "status: paused\nresumes: 2027-01-05\nverified: {on: 2026-11-01, by: us, how: phone}\n"));
  writeFileSync(join(groups, "alert.md"), group("Alert", "alert: {text: No meeting on 1 December., until: 2026-12-01}\nverified: {on: 2026-11-01, by: us, how: phone}\n"));
  writeFileSync(join(groups, "old.md"), group("Old", "verified: {on: 2025-10-22, by: us, how: phone}\n"));
  writeFileSync(join(groups, "not-then.md"), group("Not then", "status: paused\nresumes: 2027-01-05\nverified: {on: 2026-11-01, by: us, how: phone}\n").replace('end: "20:00"', 'end: "20:00", except: [2026-12-22, 2026-12-29]'));
  const other = await serve(join(scratch("out"), "public"));
  build(other, folder, other.folder);
  other.browser = site.browser;
  const at = async (day, address) => {
    const { page, context } = await on(day, other);
    await page.goto(other.base + address, { waitUntil: "networkidle" });
    const text = plain(await page.locator("main").innerText());
    await context.close();
    return text;
  };
  assert.match(await at("2027-01-04", "groups/rests/"), /This group is taking a break/);
  assert.doesNotMatch(await at("2027-01-05", "groups/rests/"), /taking a break/);
  assert.match(await at("2027-01-05", "groups/rests/"), /Next: Tuesday 5 January/);
  assert.match(await at("2027-01-04", "groups/"), /Paused/);
  assert.doesNotMatch(await at("2027-01-05", "groups/"), /Paused/);
  assert.match(await at("2026-12-01", "groups/alert/"), /No meeting on 1 December/);
  assert.doesNotMatch(await at("2026-12-02", "groups/alert/"), /No meeting on 1 December/);
  // Days of which the year is not said go when the last of them is over; the pause of the group stays.
  assert.match(await at("2026-12-29", "groups/not-then/"), /29 December/);
  const after = await at("2027-01-03", "groups/not-then/");
  assert.doesNotMatch(after, /29 December/);
  assert.match(after, /taking a break/);

  assert.doesNotMatch(await at("2027-10-31", "groups/alert/"), /long time/);
  const old = await at("2027-11-01", "groups/alert/");
  assert.match(old, /Checked 1 Nov 2026. That is a long time ago. Ask before you go./);
  assert.match(old, /18:30/);
  assert.match(await at("2028-10-31", "groups/alert/"), /18:30/);
  const withheld = await at("2028-11-01", "groups/alert/");
  assert.match(withheld, /Nobody has checked this group for a long time. Ask before you go./);
  assert.doesNotMatch(withheld, /18:30|Next|New people can just come/);
  assert.match(withheld, /0117 496 0123|\+44 117 496 0123/, "whom to ask stays");
  // One that was old when the site was built.
  assert.match(await at("2026-11-23", "groups/old/"), /18:30/);
  const older = await at("2027-10-22", "groups/old/");
  assert.match(older, /Nobody has checked this group for a long time/);
  assert.doesNotMatch(older, /18:30|Last checked in October 2025. Ring/);
  assert.match(await at("2026-12-22", ""), /Alert/);
  assert.doesNotMatch(await at("2026-12-22", ""), /renewed/);
  assert.match(await at("2027-03-01", ""), /As of 22 November 2026. Nobody has renewed this page since then/);
  assert.doesNotMatch(await at("2028-11-02", ""), /Tuesday \d+ November/);
  // A built site says the same of what is withheld.
  build(other, folder, other.folder, "--date", "2028-11-01");
  const built = await at("2028-11-01", "groups/alert/");
  assert.doesNotMatch(built, /18:30/);
  assert.match(built, /Nobody has checked this group for a long time/);
  await other.close();
});

test("a help line that nobody has checked for long is no longer rung by a tap, and an emergency number always is", async () => {
  const folder = scratch("lines");
  mkdirSync(join(folder, "content", "pages", "en"), { recursive: true });
  writeFileSync(join(folder, "content", "pages", "en", "about.md"), "# About\n\nWe are here.\n");
  writeFileSync(join(folder, "hub.yaml"), `title: Test
languages: [en]
help_now:
  - {name: Emergency, phone: "999", country: GB, emergency: true, read: 2026-11-22, source: "https://a.example/999"}
  - {name: Read line, phone: "116 123", country: GB, read: 2026-11-22, url: "https://a.example/", source: "https://a.example/call"}
  - {name: Checked line, phone: "0800 111 2222", country: GB, verified: {on: 2026-11-20, by: us, how: phone}}
`);
  const other = await serve(join(scratch("out"), "public"));
  build(other, folder, other.folder);
  other.browser = site.browser;
  const nobody = "Nobody has checked this number for a long time.";
  for (const [day, tapped] of [["2027-11-22", ["999", "116123", "08001112222"]], ["2027-11-23", ["999", "08001112222"]], ["2028-11-21", ["999"]]]) {
    const { page, context, troubles } = await on(day, other, { timezoneId: "Europe/London" });
    const rung = (within) => page.locator(`${within} a[href^="tel:"]`).evaluateAll((all) => all.map((a) => a.href.slice(4).replace("+44", "0")).sort());
    await page.goto(other.base + "help/", { waitUntil: "networkidle" });
    for (const within of [".panel", "main"]) {
      assert.deepEqual(await rung(within), [...tapped].sort(), `${day} ${within}`);
      const said = await page.locator(`${within} p:has(small), ${within} li`).evaluateAll((all, nobody) => all.filter((e) => e.textContent.includes(nobody)).length, nobody);
      assert.equal(said, 3 - tapped.length, `${day} ${within}`);
    }
    assert.match(await page.locator("main").innerText(), /116 123/, "the number can be read");
    // Whom to call, below the search box of the first page and on that of the search.
    for (const address of ["", "search/"]) {
      await page.goto(other.base + address, { waitUntil: "networkidle" });
      await page.locator("[data-search] input").fill("i want to die");
      await page.keyboard.press("Enter");
      await page.locator(".crisis").waitFor();
      assert.deepEqual(await rung(".crisis"), [...tapped].sort(), `${day} ${address}`);
    }
    assert.deepEqual(troubles, []);
    await context.close();
  }
  await other.close();
});
