// What people come for, walked on the starter hub as on a phone: each with the number of
// steps that it takes. The clock stands still, at a Wednesday afternoon.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { inflateSync } from "node:zlib";
import { open, watched } from "./site.mjs";

let site;
before(async () => { site = await open(); });
after(() => site?.close());

const now = "2026-11-25T15:00:00Z";

// visit opens the finder of a language at a moment, by the clocks of a zone.
async function visit(language, timezoneId, at = now) {
  const { page, context, troubles } = await watched(site, { timezoneId, locale: language });
  await page.clock.setFixedTime(new Date(at));
  await page.goto(`${site.base}${language === "en" ? "" : `${language}/`}groups/`);
  let steps = 0;
  const press = async (what) => { steps++; await what.click(); };
  const say = (text) => page.getByText(text, { exact: true }).locator("visible=true").first();
  return {
    page, troubles, say, press,
    // Whoever has chosen something meets the sheet; before, a pill opens it.
    sheet: () => press(steps ? page.locator(".overlay > summary") : page.locator(".pill > summary").locator("visible=true").first()),
    tick: async (text) => press(page.locator(".choices label").filter({ hasText: text }).locator("visible=true").first()),
    section: async (name) => { const s = page.locator(`.over [data-facet=${name}] > summary`); if (!(await s.locator("..").evaluate((d) => d.open))) await press(s); },
    town: async (name) => {
      steps++;
      await page.fill("#near", "");
      await page.locator("#near").pressSequentially(name);
      await page.locator(".towns button").first().waitFor();
      await press(page.locator(".towns button").first());
    },
    show: () => press(page.locator(".over .foot button")),
    groups: () => page.locator(".cols > div:visible > .cards h3").allInnerTexts(),
    heading: () => page.locator(".count h2").innerText(),
    steps: () => steps,
    close: () => context.close(),
  };
}

test("parents near Lyon, evenings: seven steps, and the online group of Lyon is not hidden", async () => {
  const v = await visit("fr", "Europe/Paris");
  await v.sheet();
  await v.town("Lyon");
  await v.tick(/^Soir/);
  await v.section("for");
  await v.tick(/^Famille|^Proches|^Parents/);
  await v.show();
  assert.deepEqual(await v.groups(), ["Paroles de parents"]);
  assert.ok(v.steps() <= 7, `${v.steps()} steps`);
  assert.doesNotMatch(await v.page.locator(".cols").innerText(), /ENUSP/);
  assert.deepEqual(v.troubles, []);
  await v.close();
});

test("online in Arabic this week: six steps", async () => {
  const v = await visit("ar", "Africa/Tunis");
  await v.press(v.page.locator(".chip").filter({ hasText: "عبر الإنترنت" }));
  await v.sheet();
  await v.tick("خلال الأيام السبعة القادمة");
  await v.section("language");
  await v.tick(/^العربية \(لغتي\)/);
  await v.show();
  assert.ok((await v.groups()).length > 0);
  assert.ok(v.steps() <= 6, `${v.steps()} steps`);
  await v.close();
});

test("ring someone tonight: four steps", async () => {
  const v = await visit("en", "Europe/London");
  await v.press(v.page.locator(".chip").filter({ hasText: "By phone" }));
  await v.sheet();
  await v.tick(/^Tonight/);
  await v.show();
  assert.deepEqual(await v.groups(), ["Evening listening line"]);
  assert.ok(v.steps() <= 4, `${v.steps()} steps`);
  await v.close();
});

test("women, step-free, Bristol: what is missing is said, no group of another town is a guess, and there is a way on", async () => {
  const v = await visit("en", "Europe/London");
  await v.page.goto(`${site.base}groups/#for=women&access=step-free&near=Bristol&at=51.45,-2.59,GB`);
  await v.page.reload();
  await v.page.locator(".way").waitFor();
  assert.match(await v.heading(), /^We know of no group/);
  assert.doesNotMatch(await v.page.locator(".cols > div:visible .perhaps").allInnerTexts().then((t) => t.join()), /Manchester/);
  const way = await v.page.locator(".way").innerText();
  assert.match(way, /nearest group: .*About 1 mi away/);
  assert.match(way, /join from anywhere: .*Wednesday\s25\sNovember/);
  assert.match(way, /open now: /);
  await v.close();
});

test("the weekend: three steps", async () => {
  const v = await visit("en", "Europe/London");
  await v.sheet();
  await v.tick(/^This weekend/);
  await v.show();
  assert.match(await v.heading(), /this weekend$/);
  assert.ok(v.steps() <= 3, `${v.steps()} steps`);
  // A card names the days of the weekend, and no others.
  for (const days of await v.page.locator(".cols > div:visible > .cards .when").allInnerTexts()) assert.match(days, /Sat|Sun|Daily|Fri/);
  await v.close();
});

test("what is next comes first, by the clock of the device", async () => {
  for (const [at, zone] of [[now, "Europe/London"], ["2026-11-28T03:00:00Z", "America/New_York"], ["2026-11-29T10:00:00Z", "Asia/Kolkata"]]) {
    const v = await visit("en", zone, at);
    await v.page.goto(`${site.base}groups/#when=week`);
    await v.page.reload();
    await v.page.locator(".count button").waitFor();
    const names = await v.groups();
    assert.ok(!names.slice(0, 10).some((n) => /January/.test(n)));
    const tonight = names.indexOf("Evening listening line");
    assert.ok(tonight >= 0 && tonight < 6, `a line that is open daily stands at ${tonight} of ${names.length} at ${at}`);
    await v.close();
  }
});

test("a reader elsewhere is told the own time in lists", async () => {
  const v = await visit("en", "America/New_York");
  await v.page.goto(`${site.base}groups/#attendance=phone&when=week`);
  await v.page.reload();
  await v.page.locator(".count button").waitFor();
  const line = v.page.locator(".card").filter({ hasText: "Evening listening line" }).locator("visible=true");
  assert.match(await line.innerText(), /14:00\sfor\syou/);
  await v.close();
});

const towns = {
  fr: { Bruxelles: "Bruxelles", "Genève": "Genève", Londres: "Londres", "Le Caire": "Le Caire", Barcelone: "Barcelone" },
  es: { Bruselas: "Bruselas", "ciudad de mexico": "Ciudad de México", Londres: "Londres" },
  ar: { "تونس": "تونس", "الدار البيضاء": "الدار البيضاء", "الرباط": "رباط", "باريس": "باريس", "لندن": "لندن", "دبلن": "دبلن", "بريستول": "بريستول", "القاهره": "القاهرة" },
  en: { Seville: "Seville", Bristl: "Bristol", londn: "London", "St Albans": "St Albans" },
};
for (const [language, asked] of Object.entries(towns)) {
  test(`towns are found by their names in the reader's language, in 40 kB: ${language}`, async () => {
    const v = await visit(language, "Europe/Paris");
    await v.sheet();
    for (const [typed, name] of Object.entries(asked)) {
      let bytes = 0;
      const count = async (r) => { if (r.url().includes("/towns-")) bytes += (await r.body()).length; };
      v.page.on("response", count);
      await v.page.fill("#near", typed);
      const first = v.page.locator(".towns button bdi").first();
      await first.filter({ hasText: new RegExp(`^${name}$`) }).waitFor();
      assert.doesNotMatch(await v.page.locator(".towns").innerText(), /Barceloneta|Seville Grove/);
      assert.ok(bytes <= 40_000, `${typed}: ${bytes} bytes`);
      v.page.off("response", count);
    }
    assert.deepEqual(v.troubles, []);
    await v.close();
  });
}

test("towns of one name in a country are told apart by their region, in the reader's language", async () => {
  for (const [language, regions, rest] of [["en", ["Connecticut", "Rhode Island"], ", United States"], ["ar", ["كونيتيكت", "رود آيلاند"], "، الولايات المتحدة"]]) {
    const v = await visit(language, "Europe/London");
    await v.sheet();
    await v.page.fill("#near", "Bristol");
    await v.page.locator(".towns small").filter({ hasText: regions[0] }).waitFor();
    const said = await v.page.locator(".towns small").allInnerTexts();
    for (const region of regions) assert.ok(said.includes(region + rest), `${language}: ${said.join(" | ")}`);
    assert.equal(new Set(said).size, said.length, "two towns look the same");
    assert.ok(!said[0].includes(rest), "the Bristol with groups, which has no namesake in its country, comes first");
    assert.doesNotMatch(said[0], /,|،/);
    assert.deepEqual(v.troubles, []);
    await v.close();
  }
});

test("each part of the towns is looked up where its names stand", async () => {
  // Whoever changes how names are compared in spell.go or spell.ts must do so in the other.
  const read = (file) => JSON.parse(inflateSync(readFileSync(join(site.folder, "assets/finder", file))).toString());
  const { parts } = read(read("en.bin").towns);
  assert.ok(parts.length > 30);
  const v = await visit("en", "Europe/London");
  await v.sheet();
  for (const [, file] of parts.slice(1).filter((_, i) => i % 5 === 0)) {
    const name = read(file).names.split(/[\n\t]/)[0].slice(1).split("|")[0];
    await v.page.fill("#near", name);
    await v.page.locator(".towns button").first().waitFor();
    await v.page.locator(".near [role=status]").filter({ hasText: /^\d+ towns?$/ }).waitFor().catch(() => assert.fail(`${name}: ${file}`));
  }
  await v.close();
});
