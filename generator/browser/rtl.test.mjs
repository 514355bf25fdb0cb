// In text that is read from the right, numbers are read from the left: whatever the
// font, each next digit of a phone number, a date or a range stands right of the last.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { home as starter, open, read, repository, scratch, unpack, watched } from "./site.mjs";

const numbers = ["0113-496-0118", "+44 113 496 0118", "2026-11-29", "10-12", "18:30–20:00"];
const [dashes, plus, date, range, hours] = numbers;
const words = { // a sentence around a number, and a name for a group
  ar: [(n) => `اتصل على ${n} الآن.`, "مجموعة"], he: [(n) => `חייגו ${n} עכשיו.`, "קבוצה"],
  fa: [(n) => `همین حالا با ${n} تماس بگیرید.`, "گروه"], ur: [(n) => `ابھی ${n} پر فون کریں۔`, "گروپ"],
};
const languages = Object.keys(words);
const home = (language) => `${language}/`;
const each = (text) => languages.map((l) => `${l}: ${JSON.stringify(text(...words[l]))}`).join(", ");

const files = {
  "hub.yaml": `title: {en: Hub, ${each((say, name) => `${name} ${range}`)}}
base_url: https://example.org/hub/
default_language: en
languages: [en, ar, he, fa, ur]
timezone: Europe/London
downloads: [epub, scorm]
contact: {email: team@example.org}
topics: {grief: {${each((_, name) => `${name} ${range}`)}}}
help_now: [{name: {en: Line, ${each((say) => say(dashes))}}, what: {en: x, ${each((say) => say(plus))}}, phone: "116 123", hours: {en: x, ${each(() => hours)}},
  country: GB, source: https://example.org/, read: 2026-11-22}]
`,
  "content/groups/en/english.md": `---\nname: Leeds 0113 496 0118 tea\nattendance: in-person\nplace: {venue: Library 10-12, city: Leeds, country: GB}\n---\n\nRing 0113-496-0118, 10-12.\n`,
  "content/guides/en/plain.md": "---\ntitle: A guide of 10-12 pages\n---\n\nRing 0113-496-0118 on 2026-11-29.\n",
};
for (const [l, [say, name]] of Object.entries(words)) {
  const body = `${numbers.map((n) => `${say(n)}\n`).join("\n")}
- ${say(dashes)}

${say(`[0113 496 0118](tel:+441134960118)`)}

${say(`\`${dashes}\``)}

${say(`**+44** 113 *496 0118*`)}

${say(`<bdi dir="ltr">${dashes}</bdi>`)}

## ${say(range)}

> [!NOTE] ${range}
> ${say(hours)}

| ${name} | ${range} |
|---|---|
| ${date} | 0113 496 0118 |
`;
  files[`content/guides/${l}/guide.md`] = `---\ntitle: ${JSON.stringify(`${name} ${date}`)}\nsummary: ${JSON.stringify(say(plus))}\nsources: []\n---\n\n${body}`.replace("sources: []\n", "");
  files[`content/training/${l}/first/index.md`] = `---\ntitle: ${JSON.stringify(`${name} ${range}`)}\nsummary: ${JSON.stringify(say(plus))}\noutcomes: [${JSON.stringify(say(dashes))}]\nlicense: CC-BY-4.0\n---\n\n${body}`;
  files[`content/training/${l}/first/one.md`] = `---\ntitle: ${JSON.stringify(`${name} ${date}`)}\nminutes: 10\nlicense: CC-BY-4.0\n---\n\n${body}`;
  files[`content/groups/${l}/group-${l}.md`] = `---
name: ${JSON.stringify(`${name} ${range}`)}
summary: ${JSON.stringify(say(plus))}
attendance: phone
contact: {phone: "0113-496-0118", role: ${JSON.stringify(say(dashes))}}
place: {city: ${JSON.stringify(`${name} ${date}`)}, country: GB}
languages: [${l}]
cost: ${JSON.stringify(say("£5-£10"))}
first_visit: ${JSON.stringify(say(dashes))}
topics: [grief]
alert: {text: ${JSON.stringify(say(hours))}, until: 2027-01-01}
schedule: [{day: tuesday, start: "18:30", end: "20:00", every: week, note: ${JSON.stringify(say(plus))}}]
verified: {on: 2026-11-03, by: ${JSON.stringify(`${name} ${range}`)}, how: phone}
---

${body}`;
}

let site;
before(async () => {
  const hub = scratch("rtl");
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(hub, name, ".."), { recursive: true });
    writeFileSync(join(hub, name), text);
  }
  site = await open(hub);
});
after(async () => { await site.close(); });

// painted finds every number that is to be seen within some elements, and tells of
// those whose digits do not go from left to right, but to a next line. Strips of a
// printed page stand upright, and are not measured.
const painted = (page, selector, wanted) => page.locator(selector).evaluateAll((all, wanted) => {
  let seen = 0;
  const wrong = [];
  for (const e of all) {
    const signs = []; // each visible sign: [character, left, top]
    const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    for (let text; (text = walk.nextNode());) {
      if (text.parentElement.closest("script, style, template, .strips")) continue;
      for (let i = 0; i < text.length; i++) {
        const range = document.createRange();
        range.setStart(text, i);
        range.setEnd(text, i + 1);
        const [box] = range.getClientRects();
        if (box) signs.push([text.data[i], (box.left + box.right) / 2, box.top]);
      }
    }
    const shown = signs.map(([c]) => c).join("").replaceAll("\u00a0", " ");
    for (const number of wanted) {
      for (let at = shown.indexOf(number); at >= 0; at = shown.indexOf(number, at + 1)) {
        seen++;
        const digits = signs.slice(at, at + number.length).filter(([c]) => /[\d+]/.test(c));
        if (digits.some(([, x, y], i) => i && x <= digits[i - 1][1] && y < digits[i - 1][2] + 4)) wrong.push(shown.slice(Math.max(0, at - 20), at + number.length + 9));
      }
    }
  }
  return { seen, wrong };
}, wanted);

async function inOrder(page, selector, wanted, least, where) {
  const { seen, wrong } = await painted(page, selector, wanted);
  assert.deepEqual(wrong, [], `${where}: ${selector}`);
  assert.ok(seen >= least, `${where}: ${selector} shows ${seen} of ${wanted}`);
}

test("the measure sees a number that is turned around", async () => {
  const { page, context } = await watched(site);
  await page.goto(site.base);
  await page.evaluate(() => { document.body.innerHTML = "<p dir=rtl>\u0627\u062a\u0635\u0644 0113-496-0118</p>"; });
  assert.equal((await painted(page, "p", [dashes])).wrong.length, 1);
  await context.close();
});

const all = [...numbers, "0113 496 0118", "£5-£10", "116 123"];

for (const language of languages) {
  const visit = async (address, options) => {
    const opened = await watched(site, options);
    await opened.page.goto(site.base + home(language) + address);
    await opened.page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
    return opened;
  };

  test(`what the build writes, on a screen and on paper: ${language}`, async () => {
    const javaScriptEnabled = language === "ar"; // it changes nothing
    for (const [address, wants] of [
      ["guides/guide/", [["h1", [date], 1], [".lead", [plus], 1], [".flow p", [...numbers, "0113 496 0118"], 9], [".flow li", [dashes], 1], ["code", [dashes], 1],
        [".flow h2", [range], 1], ["th", [range], 1], ["td", [date, "0113 496 0118"], 2], [".callout", [range, hours], 2], [".bar", [dashes], 1]]],
      [`groups/group-${language}/`, [["h1", [range], 1], [".notice", [hours], 1], ["[class^=i-]", [dashes, date, "£5-£10"], 4], [".acts", ["0113-496-0118"], 1], [".steps", [dashes], 1]]],
      ["groups/", [[".card h3", [range], 1], [".card [class^=i-]", [dashes], 1]]],
      ["help/", [["main", [dashes, plus, hours], 3]]],
      ["training/first/", [["main", numbers, 9]]], ["training/first/print/", [["main", numbers, 20]]],
      ["guides/", [["main", [date, plus], 2]]], ["all/", [["main", [date, range], 3]]], ["", [["body", [range, dashes], 3]]],
    ]) {
      const { page, context, troubles } = await visit(address, { javaScriptEnabled });
      for (const [selector, wanted, least] of wants) await inOrder(page, selector, wanted, least, address);
      await inOrder(page, "body", all, 2, address);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 360, `${address} is as wide as the screen`);
      await page.emulateMedia({ media: "print" });
      await inOrder(page, "body", all, 2, `${address} printed`);
      if (javaScriptEnabled) assert.deepEqual(troubles, []);
      await context.close();
    }
  });

  test(`what is found, suggested and typed: ${language}`, async () => {
    const { page, context, troubles } = await visit("search/");
    for (const [typed, found] of [[dashes, dashes], [date, date], ["496", dashes], [words[language][1], range]]) {
      await page.locator("#q").fill("");
      await page.locator("#q").pressSequentially(typed);
      await page.locator("#q-list [role=option]").first().waitFor();
      await inOrder(page, "#q-list", all, 1, `suggested for ${typed}`);
      if (/^\d/.test(typed)) assert.equal(await page.locator("#q").evaluate((e) => getComputedStyle(e).direction), "ltr", typed);
      await page.locator("#q").press("Enter");
      await page.locator("[data-results]:not([aria-busy]) div.results").waitFor();
      await inOrder(page, "[data-results]", all, 2, `found for ${typed}`);
      await inOrder(page, "div.results", [found], 1, `found for ${typed}`);
      assert.ok((await page.locator("div.results").textContent()).includes(found), "the text is the number");
    }
    await page.locator("#q").fill(words[language][1]);
    assert.equal(await page.locator("#q").evaluate((e) => getComputedStyle(e).direction), "rtl");
    await page.goto(`${site.base}${home(language)}search/#q=${dashes}`);
    await page.locator("[data-results] h2").waitFor();
    await inOrder(page, "[data-results] h2", [dashes], 1, "the heading");
    assert.deepEqual(troubles, []);
    await context.close();
  });

  test(`what the finder draws, and when a group meets next: ${language}`, async () => {
    const { page, context, troubles } = await visit("groups/#topic=grief");
    await page.locator("[data-finder] .choices").first().waitFor({ state: "attached" });
    await page.locator(".count.asked, .count button").first().waitFor();
    await inOrder(page, ".count h2", [range], 1, "the heading");
    await inOrder(page, ".card h3", [range], 1, "a card");
    await inOrder(page, ".card [class^=i-]", [dashes], 1, "a card");
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.removeAttribute("name"); d.open = true; }));
    await inOrder(page, "[data-finder]", [range], 1, "the questions");
    assert.deepEqual(troubles, []);
    await context.close();
  });

  test(`books and learning packages: ${language}`, async () => {
    const { page, context } = await watched(site, { javaScriptEnabled: false });
    const at = (kind) => unpack(join(site.folder, home(language), `training/first/first-${language}${kind}`));
    const epub = at(".epub"), scorm = at("-scorm.zip");
    for (const [file, least] of [[join(epub, "EPUB/lesson-1.xhtml"), 12], [join(epub, "EPUB/nav.xhtml"), 1], [join(epub, "EPUB/cover.xhtml"), 2], [join(scorm, "index.html"), 20]]) {
      await page.goto(`file://${file}`);
      await inOrder(page, "body", all, least, file);
    }
    await context.close();
  });
}

test("copied, a number is what stands in the page", async () => {
  const { page, context } = await watched(site);
  await page.goto(`${site.base}ar/guides/guide/`);
  const copied = await page.locator(".flow p").first().evaluate((e) => {
    getSelection().selectAllChildren(e);
    return String(getSelection());
  });
  assert.equal(copied.trim(), words.ar[0](dashes));
  await context.close();
});

test("pages that are read from the left have none of it, but for what is from the right on them", async () => {
  for (const address of ["guides/plain/", "groups/english/", "search/"]) {
    assert.doesNotMatch(read(site, address).replaceAll(/<bdi dir="ltr">(0113|116|127)/g, ""), /<bdi dir="ltr">\d|digits\.js/, address);
  }
  const { page, context } = await watched(site);
  await page.goto(`${site.base}groups/group-ar/`);
  await inOrder(page, "main", numbers, 9, "an Arabic group on an English page");
  await page.goto(`${site.base}ar/groups/english/`);
  await inOrder(page, "main", [dashes, range, "0113 496 0118"], 3, "an English group on an Arabic page");
  const [name, digit] = await page.locator("h1").evaluate((e) => [0, 6].map((i) => {
    const range = document.createRange();
    range.setStart(e.firstChild, i);
    range.setEnd(e.firstChild, i + 1);
    return range.getClientRects()[0].left;
  }));
  assert.ok(name < digit, "an English name goes on as it began");
  await context.close();
});

test("the script finds the numbers that Go finds", async () => {
  const { page, context } = await watched(site);
  await page.goto(`${site.base}ar/search/`);
  const cases = JSON.parse(readFileSync(join(repository, "generator/digits/testdata/digits.json"), "utf8"));
  for (const [text, want] of cases) {
    const got = await page.evaluate(async (text) => {
      const p = document.createElement("p");
      document.querySelector("main").append(p);
      p.textContent = text;
      await new Promise((done) => setTimeout(done));
      const out = [...p.childNodes].map((n) => (n instanceof Element ? `[${n.textContent}]` : n.data)).join("");
      p.remove();
      return out;
    }, text);
    assert.equal(got, want);
  }
  await context.close();
});
