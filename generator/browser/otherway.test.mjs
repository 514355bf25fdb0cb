// Words that read against their page keep their full stop and brackets on their own side: an English name in a list of
// an Arabic hub, an Arabic one in an English list. Nobody has to say in which language a name is.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { open, scratch, watched } from "./site.mjs";

const group = (name, summary, city) => `---\nname: ${JSON.stringify(name)}\nsummary: ${JSON.stringify(summary)}\nplace: {venue: ${JSON.stringify(`${city}!`)}, city: ${JSON.stringify(city)}, country: JO}
schedule: [{day: tuesday, start: "18:30"}]\ncost: ${JSON.stringify(summary)}\n---\n`;
const files = {
  "hub.yaml": "title: {ar: موقع, en: Hub}\nbase_url: https://example.org/\ndefault_language: ar\nlanguages: [ar, en]\ntimezone: Asia/Amman\n",
  "content/groups/ar/tea.md": group("(Open) tea circle!", "Come as you are!", "West (Amman)"),
  "content/groups/en/shay.md": group("«شاي» وحديث!", "تعالوا كما أنتم!", "عمّان (الغرب)"),
};
let site;
before(async () => {
  const hub = scratch("otherway");
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(hub, name, ".."), { recursive: true });
    writeFileSync(join(hub, name), text);
  }
  site = await open(hub);
});
after(async () => { await site.close(); });

// turned are the texts within elements that hold one of the words and whose first or last sign stands on the wrong side of
// the letter beside it; seen is how many hold one.
const turned = (page, selector, word, fromLeft) => page.locator(selector).evaluateAll((all, [word, fromLeft]) => {
  const out = { seen: 0, wrong: [] };
  for (const e of all) {
    const signs = [];
    const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    for (let text; (text = walk.nextNode());) for (let i = 0; i < text.length; i++) {
      const range = document.createRange();
      range.setStart(text, i);
      range.setEnd(text, i + 1);
      const [box] = range.getClientRects();
      if (box && text.data[i].trim()) signs.push([text.data[i], (box.left + box.right) / 2, box.top]);
    }
    const shown = signs.map(([c]) => c).join("");
    const at = shown.indexOf(word);
    if (at < 0) continue;
    out.seen++;
    for (const [a, b] of [[at, at + 1], [at + word.length - 2, at + word.length - 1]])
      if (Math.abs(signs[a][2] - signs[b][2]) < 4 && (signs[a][1] < signs[b][1]) !== fromLeft) out.wrong.push(shown);
  }
  return out;
}, [word.replaceAll(" ", ""), fromLeft]);

for (const [language, root, id, fromLeft, name, says, city] of [
  ["ar", "", "tea", true, "(Open) tea circle!", "Come as you are!", "West (Amman)"],
  ["en", "en/", "shay", false, "«شاي» وحديث!", "تعالوا كما أنتم!", "عمّان (الغرب)"],
]) {
  test(`words against the page keep their signs: ${language}`, async () => {
    const { page, context } = await watched(site);
    for (const [address, wants] of [
      ["groups/", [[".card h3", name], [".card .i-pin", city], [".filter li", city]]],
      [`groups/${id}/`, [["h1", name], [".lead", says], [".i-coin", says], [".crumbs", city]]],
      ["all/", [["main li", name]]],
    ]) {
      await page.goto(site.base + root + address);
      await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
      for (const media of ["screen", "print"]) {
        await page.emulateMedia({ media });
        for (const [selector, word] of wants) {
          const { seen, wrong } = await turned(page, selector, word, fromLeft);
          assert.deepEqual(wrong, [], `${address} ${selector} on ${media}`);
          if (media === "screen") assert.ok(seen > 0, `${address} ${selector} shows ${word}`);
        }
      }
    }
    await context.close();
  });
}
