// Who writes a hub in VS Code is helped by its language server for YAML, with the
// settings and schemas that `peerhub init` writes.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { edit } from "./editor.mjs";
import { peerhub, scratch } from "./site.mjs";

let editor;
before(async () => {
  const hub = join(scratch("editor"), "hub");
  peerhub("init", hub, "--date", "2026-11-22");
  editor = await edit(hub);
});
after(async () => {
  await editor.close();
  assert.deepEqual(editor.said, [], "it wants nothing from the network, and has nothing to complain about");
});

test("hub.yaml: a field is completed", async () => {
  const proposed = await editor.complete("hub.yaml", "title: Our hub\nlanguages: [en]\nti");
  assert.match(proposed.timezone, /Of the times of groups/);
  const words = await editor.complete("hub.yaml", "title: Our hub\nfallback: ");
  for (const word of ["page", "link", "none", "{default: page, groups: link}"]) assert.ok(word in words, `${word}: ${Object.keys(words)}`);
});

test("hub.yaml: what belongs into a field is shown", async () => {
  await editor.open("hub.yaml", "title: Our hub\nlanguages: [en]\n");
  assert.match(await editor.hover("hub.yaml", 1, 3), /Languages[^]*The languages in which the hub is written/);
});

test("hub.yaml: a wrong field is underlined, and what is right is not", async () => {
  assert.deepEqual(await editor.open("hub.yaml", "title: Our hub\nlanguages: [en]\ntimezon: Europe/London\nfallback: pge\n"),
    [["pge", "Write one of: page, link, none."], ["timezon", "Property timezon is not allowed."]]);
  assert.deepEqual(await editor.open("hub.yaml", "title: {en: Our hub, fr: Chez nous}\nlanguages: [en, fr]\nsearch:\n"), []);
});

const tea = "content/groups/en/tea.md"; // what an extension that knows front matter hands on

test("a group: fields, their words and the words of the program are completed", async () => {
  const fields = await editor.complete(tea, "name: Tea\nsch");
  assert.match(fields.schedule, /\w+ \w+/, "with what belongs there");
  assert.ok(!("publisher" in fields), "a group has no publisher");
  assert.ok("city" in await editor.complete(tea, "name: Tea\nplace:\n  "));
  assert.deepEqual(Object.keys(await editor.complete(tea, "name: Tea\njoin: ")).slice(0, 4), ["drop-in", "contact-first", "register", "referral"]);
  assert.equal((await editor.complete(tea, "name: Tea\nplace:\n  country: ")).KE, "Kenya");
});

test("a group: what belongs into a field is shown", async () => {
  await editor.open(tea, "name: Tea\njoin: drop-in\n");
  assert.match(await editor.hover(tea, 1, 1), /How to join[^]*`contact-first`/);
});

test("a group: what is wrong is underlined, with what to write instead", async () => {
  const found = await editor.open(tea, `name: Tea
jion: drop-in
draft: yes
topics: loneliness
schedule:
  - {day: tusday, start: "18:30"}
  - {day: friday}
place: {city: Leeds, lat: 53.8}
date: 2026-02-30
`);
  assert.deepEqual(found.sort(([a], [b]) => (a < b ? -1 : 1)), [
    ["2026-02-30", "A day, written as year-month-day: 2026-03-09."],
    ["jion", "Property jion is not allowed."],
    ["loneliness", "A list of the words that the hub has for it in hub.yaml."],
    ["tusday", "Write one of: monday, tuesday, wednesday, thursday, friday, saturday, sunday, daily."],
    ["yes", "true or false."],
    ["{city: Leeds, lat: 53.8}", "A point on the map needs both lat and lon."],
    ["{day: friday}", "A line of the schedule has a time, unless it is by arrangement."],
  ]);
  assert.deepEqual(await editor.open(tea, `name: Tea\njoin: drop-in\ndraft:\nschedule: [{day: [tuesday, friday], start: "18:30", end: 20:00}]\nplace: {city: Lyon, country: fr}\n`), []);
});

test("each page is held to the schema of its kind", async () => {
  for (const [file, own, other] of [
    ["content/pages/en/index.md", "summary: x", "day: x"], ["content/groups/en/index.md", "summary: x", "join: drop-in"],
    ["content/pages/en/about.md", "summary: x", "short: x"], ["content/recipes/en/soup.md", "summary: x", "short: x"],
    ["content/guides/fr/a/b.md", "summary: x", "join: drop-in"], ["content/principles/en/safe.md", "short: x", "since: x"],
    ["content/practice/en/house.md", "since: x", "short: x"], ["content/glossary/ar/peer.md", "say: [x]", "year: x"],
    ["content/library/en/who.md", "year: x", "say: [x]"], ["content/training/en/listening/index.md", "outcomes: [x]", "minutes: 5"],
    ["content/training/en/listening.md", "outcomes: [x]", "minutes: 5"], ["content/training/en/path.md", "modules: [listening]", "minutes: 5"],
    ["content/training/en/listening/first.md", "minutes: 5", "outcomes: [x]"], ["content/training/en/index.md", "summary: x", "minutes: 5"],
    ["content/groups/en/walk.md", "join: drop-in", "short: x"],
  ]) {
    assert.deepEqual(await editor.open(file, `${own}\n${other}\n`), [[other.split(":")[0], `Property ${other.split(":")[0]} is not allowed.`]], file);
  }
});
