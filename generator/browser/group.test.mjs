// The page of a group: an invitation, on a phone, in two scripts, and on a door.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import jsqr from "jsqr";
import { home, open, scratch, watched } from "./site.mjs";

let site;
before(async () => {
  const hub = scratch("invitation");
  const folder = join(hub, "content", "groups", "en");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(hub, "hub.yaml"), `title: Walking alongside
default_language: en
languages: [en, ar]
timezone: Europe/London
contact: {email: team@example.org}
help_now:
  - {name: Emergency, phone: "999", country: GB, emergency: true, source: "https://a.example/", read: 2026-11-01}
  - {name: Emergency, phone: "112", country: EU, emergency: true, source: "https://b.example/", read: 2026-11-01}
`);
  const group = (slug, title, facts) => writeFileSync(join(folder, `${slug}.md`), `---\ntitle: ${title}
summary: A quiet evening for anyone who finds life heavy at the moment. The kettle is on.
first_visit: The door is open from 18:15. Someone says hello.
schedule: [{day: tuesday, start: "18:30", end: "20:00", every: week}]
verified: {on: 2026-11-03, by: hub team, how: phone}
${facts}\n---\n\nText of the group.\n`);
  const place = (precision) => `attendance: in-person\nplace: {venue: "Example Library, room 2", address: 1 Example Street, city: Bristol, country: GB, precision: ${precision}}`;
  const reach = 'contact: {phone: "+441174960118", email: tea@example.org}';
  group("tea", "Tuesday tea and talk", `${place("exact")}\n${reach}\njoin: drop-in\ncost: free\nlanguages: [en, ar]`);
  group("area", "Area", `${place("area")}\n${reach}`);
  group("hidden", "Hidden", `attendance: in-person\nplace: {city: Bristol, country: GB, precision: hidden}\n${reach}`);
  group("paused", "Paused", `${place("exact")}\n${reach}\nstatus: paused\nresumes: 2027-01-12`);
  group("closed", "Closed", `${place("exact")}\n${reach}\nstatus: closed`);
  writeFileSync(join(folder, "line.md"), "---\ntitle: Line\nattendance: phone\n---\n\nText.\n");
  group("voices", "Bipolar and hearing voices in Leeds", `${place("exact")}\ncontact: {email: bipolar@example.org}`);
  group("orient", "مجلس الخميس", `attendance: in-person\nplace: {venue: "مقهى النيل 7", address: 12 شارع التحرير, city: القاهرة, country: EG}\norganisation: "جمعية 3"`);
  site = await open(hub, "--no-search");
});
after(async () => { await site.close(); });

test("on a phone the first screen says when, where, that one may come, and what to press", async () => {
  const { page, context, troubles } = await watched(site); // 360 by 740
  for (const language of ["en", "ar"]) {
    await page.goto(`${site.base}${home(language)}groups/tea/`);
    const line = page.locator(".line");
    assert.equal((await line.innerText()).replace(/[\s\u2068\u2069]+/g, " ").trim(),
      language === "en" ? "Tuesday 18:30 Example Library, room 2, Bristol" : "الثلاثاء 18:30 Example Library, room 2، بريستول");
    const large = await line.evaluate((e) => parseFloat(getComputedStyle(e).fontSize) / parseFloat(getComputedStyle(document.documentElement).fontSize));
    assert.ok(large > 1.3, `${large} rem`);
    for (const what of [line, page.locator(".come"), ...await page.locator(".acts a[href^='tel:'], .acts a[href^='mailto:'], .acts a[data-place]").all()]) {
      const box = await what.boundingBox();
      assert.ok(box.y + box.height <= 740, `${language}: ${await what.innerText()} ends at ${box.y + box.height}`);
    }
    assert.equal(await page.locator(".acts a").first().getAttribute("href"), "tel:+441174960118");
  }
  await page.goto(`${site.base}groups/tea/`);
  assert.deepEqual(await page.locator("main h2").allInnerTexts(), ["Getting there", "Your first time", "Who comes", "How we know this", "Next meetings"]);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("a map leads to a place that may be told, and to no other", async () => {
  const { page, context } = await watched(site);
  for (const [group, maps] of [["tea", 1], ["area", 0], ["hidden", 0], ["closed", 0]]) {
    await page.goto(`${site.base}groups/${group}/`);
    assert.equal(await page.locator("a[href*=openstreetmap]").count(), maps, group);
    if (!maps) assert.equal(await page.locator("[data-place]").count(), 0, group);
  }
  await context.close();
});

test("what has ended or pauses asks nobody to come, and nobody is told to ring where there is no number", async () => {
  const { page, context } = await watched(site);
  for (const group of ["paused", "closed"]) {
    await page.goto(`${site.base}groups/${group}/`);
    assert.doesNotMatch(await page.locator("main").innerText(), /Ask first|Your first time|just come|before you go|We do not know if/, group);
    assert.equal(await page.locator("[data-poster]:visible, .strips").count(), 0, group);
  }
  await page.goto(`${site.base}groups/line/`);
  await page.locator(".folded > summary").first().click();
  const said = await page.locator("main").innerText();
  assert.match(said, /Nobody from this hub has asked this group yet\./);
  assert.doesNotMatch(said, /Ring|Write|Ask/);
  await context.close();
});

test("whoever finds a mistake writes to the hub, and the message says which page", async () => {
  const { page, context } = await watched(site);
  await page.goto(`${site.base}groups/tea/`);
  const box = page.locator("details", { hasText: "Something is wrong here" });
  assert.equal(await box.getByRole("link").isVisible(), false);
  await box.locator("summary").click();
  const to = new URL(await box.getByRole("link").getAttribute("href"));
  assert.equal(`${to.protocol}${to.pathname} ${to.searchParams.get("body")}`, `mailto:team@example.org ${site.base}groups/tea/`);
  await context.close();
});

test("an address of another script stands in an element of its own, in its own order", async () => {
  const { page, context } = await watched(site);
  for (const [address, whole, direction] of [
    ["ar/groups/tea/", "Example Library, room 2, 1 Example Street, Bristol", "ltr"],
    ["groups/orient/", "مقهى النيل 7, 12 شارع التحرير, القاهرة", "rtl"],
  ]) {
    await page.goto(site.base + address);
    const own = page.locator("[class^=i-] bdi").filter({ hasText: whole }).first();
    assert.equal(await own.textContent(), whole, address);
    assert.equal(await own.evaluate((e) => getComputedStyle(e).direction), direction, address);
  }
  await page.goto(`${site.base}groups/orient/`);
  assert.ok((await page.locator("[class^=i-] bdi").allTextContents()).includes("جمعية 3"));
  await context.close();
});

// decode reads the QR code of a picture, with a reader that is not ours.
async function decode(page, png) {
  const pixels = await page.evaluate(async (data) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${data}`;
    await picture.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.width, picture.height];
    const pen = canvas.getContext("2d");
    pen.drawImage(picture, 0, 0);
    return { data: [...pen.getImageData(0, 0, canvas.width, canvas.height).data], width: canvas.width, height: canvas.height };
  }, png.toString("base64"));
  return jsqr(Uint8ClampedArray.from(pixels.data), pixels.width, pixels.height)?.data;
}

test("who prints from the browser's own menu has the code too: it is there before the menu is", async () => {
  const { page, context, troubles } = await watched(site);
  await page.goto(`${site.base}groups/tea/`);
  await page.evaluate(() => document.documentElement.dispatchEvent(new Event("mouseleave")));
  await page.locator(".poster .qr").waitFor({ state: "attached" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.locator(".poster .qr").count(), 1);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("the poster has a large day, one drawing and a code that leads to the page; the page itself loads nothing of it", async () => {
  const { page, context, troubles } = await watched(site);
  const { page: reader, context: other } = await watched(site);
  await reader.goto("about:blank");
  for (const language of ["en", "ar"]) {
    const address = `${site.base}${home(language)}groups/tea/`;
    site.requests.length = 0;
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    assert.ok(!site.requests.some((r) => r.includes("poster.js")), "the poster is loaded before anybody prints");
    await page.evaluate(() => { window.print = () => { window.printed = true; }; });
    await page.locator("[data-poster] button").click();
    await page.waitForFunction(() => window.printed);
    assert.equal(await page.locator(".poster:visible").count(), 0, "the poster shows on the screen");
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 688, height: 1032 });
    assert.equal(await page.locator(".poster .drawing:visible").count(), 1);
    assert.equal(await decode(reader, await page.locator(".poster .qr").screenshot()), address);
    const day = await page.locator(".line b").evaluate((e) => parseFloat(getComputedStyle(e).fontSize));
    assert.ok(day > 40, `the day is ${day} px`);
    assert.match(await page.locator("main").innerText(), /\+44 117 496 0118[^]*tea@example\.org/);
    const strips = await page.locator(".strips > div").allTextContents();
    assert.equal(strips.length, 8);
    for (const part of ["Tuesday tea and talk", "18:30", "+44 117 496 0118", "999"]) assert.ok(strips[0].includes(part), `${part} is not on ${strips[0]}`);
    const edge = await page.locator(".strips").evaluate((e) => innerHeight - e.getBoundingClientRect().bottom);
    assert.ok(edge >= 0 && edge < 8, `the strips end ${edge} px above the edge`);
    await page.emulateMedia({ media: "screen" });
    await page.setViewportSize({ width: 360, height: 740 });
  }
  assert.deepEqual(troubles, []);
  await other.close();
  await context.close();
});

test("a strip in a pocket names no illness", async () => {
  const { page, context } = await watched(site);
  await page.goto(`${site.base}groups/voices/`);
  const strip = await page.locator(".strips > div").first().textContent();
  assert.match(strip, /Walking alongside.*Tuesday\s18:30/);
  assert.doesNotMatch(strip, /bipolar|voices/i);
  await context.close();
});

test("texts of every length become codes that another reader reads, up to the longest", async () => {
  const { page, context } = await watched(site);
  await page.goto(`${site.base}groups/tea/`);
  const script = await page.evaluate(async () => {
    const own = await (await fetch(document.querySelector("script[src*=group-]").src)).text();
    return `../../assets/${/poster\.js\?v=\w+/.exec(own)[0]}`;
  });
  const made = await page.evaluate(async (script) => {
    const { qr } = await import(new URL(script, location.href).href);
    const text = (n) => ("https://example.org/é/" + "groups-0123456789/".repeat(20)).slice(0, n - 1); // é is two bytes
    return [14, 15, 26, 27, 42, 43, 62, 63, 84, 85, 106, 107, 122, 123, 152, 153, 180, 181, 213, 214].map((n) => [text(n), qr(text(n))?.map((row) => row.map(Number))]);
  }, script);
  for (const [text, code] of made) {
    const length = Buffer.byteLength(text);
    if (length > 213) { assert.equal(code, undefined); continue; }
    const scale = 4, size = (code.length + 8) * scale, pixels = new Uint8ClampedArray(size * size * 4).fill(255);
    code.forEach((row, y) => row.forEach((dark, x) => {
      if (!dark) return;
      for (let dy = 0; dy < scale; dy++) for (let dx = 0; dx < scale; dx++) pixels.fill(0, 4 * (((y + 4) * scale + dy) * size + (x + 4) * scale + dx), 4 * (((y + 4) * scale + dy) * size + (x + 4) * scale + dx) + 3);
    }));
    assert.equal(jsqr(pixels, size, size)?.data, text, `${length} bytes`);
  }
  await context.close();
});
