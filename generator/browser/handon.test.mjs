// A list of groups as one file, to hand from phone to phone.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import jsQR from "jsqr";
import { home, host, open, scratch, watched } from "./site.mjs";

let site;
before(async () => { site = await open(); });
after(async () => { await site.close(); });

// hand presses the button of a list, and saves the file.
async function hand(page, address, labels) {
  await page.goto(site.base + address);
  await page.getByRole("button", { name: labels.on }).click();
  const save = page.getByRole("link", { name: labels.save });
  await save.waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
  const file = join(scratch("handed"), download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

// scanned is what the code of a file says, read from its picture.
async function scanned(page) {
  const { n, data } = await page.evaluate(async () => {
    const svg = document.querySelector(".qr").cloneNode(true), canvas = document.createElement("canvas"), n = Number(svg.getAttribute("viewBox").split(" ")[2]) * 6;
    svg.setAttribute("width", n); svg.setAttribute("height", n);
    const image = new Image();
    image.src = "data:image/svg+xml," + encodeURIComponent(new XMLSerializer().serializeToString(svg));
    await image.decode();
    canvas.width = canvas.height = n;
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0);
    return { n, data: [...pen.getImageData(0, 0, n, n).data] };
  });
  return jsQR(Uint8ClampedArray.from(data), n, n)?.data;
}

const labels = {
  en: { on: "Hand this list on", save: "Save it on this phone", asOf: /^As of 22\sNovember\s2026\.\sThe newest list is at/ },
  ar: { on: "مرّر هذه القائمة إلى غيرك", save: "احفظه على هذا الهاتف", asOf: /2026/ },
};

for (const language of ["en", "ar"]) {
  test(`a town's groups and the help numbers go along in one file that needs nothing else: ${language}`, async () => {
    const { page, context, troubles } = await watched(site, { acceptDownloads: true });
    const address = `${home(language)}groups/place/gb/`;
    const file = await hand(page, address, labels[language]);
    const html = readFileSync(file);
    assert.ok(html.length < 100_000, `${html.length} bytes`);
    const names = await page.locator(".cols > div > .cards h3").allInnerTexts();
    await site.browser.newContext({ viewport: { width: 360, height: 740 } }).then(async (alone) => {
      const handed = await alone.newPage(), asked = [];
      handed.on("request", (r) => { if (!r.url().startsWith("file:") && !r.url().startsWith("data:")) asked.push(r.url()); });
      handed.on("console", (m) => { if (m.type() === "error") asked.push(m.text()); });
      await handed.goto(pathToFileURL(file).href);
      assert.deepEqual(await handed.locator("main h3").allInnerTexts(), names);
      assert.equal(await handed.evaluate(() => document.documentElement.lang + " " + document.documentElement.dir), language === "ar" ? "ar rtl" : "en ltr");
      assert.match(await handed.locator(".as-of").innerText(), labels[language].asOf);
      assert.match(await handed.locator(".help").innerText(), /999/);
      assert.ok(await handed.locator(".help details").count() === 1, "the numbers of other countries are folded");
      const links = await handed.locator("a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
      assert.ok(links.length > names.length && links.every((l) => /^(https?|tel|mailto):/.test(l)), links.join(" "));
      assert.ok(await handed.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "it scrolls sideways");
      assert.equal(await scanned(handed), site.base + address);
      assert.deepEqual(asked, []);
      const { violations } = await new AxeBuilder({ page: handed }).analyze();
      assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html}`), []);
      await alone.close();
    });
    // Nothing is in it that the pages do not say.
    const said = html.toString();
    for (const never of ["data-", "<script", "javascript:", "passcode"]) assert.ok(!said.replace(/data:image[^"]*/g, "").includes(` ${never}`) && !said.includes(never === "data-" ? "\0" : never), never);
    assert.deepEqual(troubles, []);
    await context.close();
  });
}

test("what was chosen is what is handed on, and a list that cannot be fetched says so", async () => {
  const { page, context } = await watched(site, { acceptDownloads: true });
  await page.goto(`${site.base}groups/#attendance=online`);
  await page.locator(".count button").waitFor();
  const names = await page.locator(".cols > div:visible > .cards h3").allInnerTexts();
  await page.getByRole("button", { name: labels.en.on }).click();
  const save = page.getByRole("link", { name: labels.en.save });
  await save.waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
  const file = join(scratch("handed"), download.suggestedFilename());
  await download.saveAs(file);
  const handed = await context.newPage();
  await handed.goto(pathToFileURL(file).href);
  assert.ok(names.length > 0);
  assert.deepEqual((await handed.locator("main h3").allInnerTexts()).sort(), names.sort());
  await handed.close();
  await page.route("**/hand.css*", (route) => route.abort());
  await page.getByRole("button", { name: labels.en.on }).click();
  await page.locator("[data-hand] [role=status]").filter({ hasText: "could not be made" }).waitFor();
  await context.close();
});

test("of a country without any help line that is said first, and the numbers of others are folded", async () => {
  const { page, context, troubles } = await watched(site, { acceptDownloads: true });
  const none = "We know no help line for this country: Tunisia.", handed = await context.newPage();
  for (const [address, said] of [["groups/place/tn/", true], ["groups/place/gb/", false], ["groups/place/fr/", false]]) {
    await handed.goto(pathToFileURL(await hand(page, address, labels.en)).href);
    const help = handed.locator(".help");
    assert.equal((await help.innerText()).includes(none), said, address);
    const open = await help.locator("a[href^='tel:']").evaluateAll((all) => all.filter((a) => !a.closest("details")).length);
    assert.equal(open === 0, said, address);
    assert.ok(await help.locator("details").count() === 1, address);
  }
  assert.deepEqual(troubles, []);
  await context.close();
});

// Many groups, of which the page shows some behind the question and the rest behind a button.
test("of a list that was chosen all groups are handed on, and its code and link lead to that list", async () => {
  const folder = scratch("chosen"), groups = join(folder, "content/groups/en"), named = [];
  mkdirSync(groups, { recursive: true });
  writeFileSync(join(folder, "hub.yaml"), "title: A hub\ndefault_language: en\nlanguages: [en]\ntimezone: Europe/Paris\n");
  for (let i = 0; i < 75; i++) {
    const day = i % 2 ? "monday" : "friday";
    if (i % 2) named.push(`Circle ${i}`);
    writeFileSync(join(groups, `circle-${i}.md`), `---\nname: Circle ${i}\nattendance: in-person\nschedule: [{day: ${day}, start: "10:00", every: week}]\nplace: {venue: Room ${i}, city: Lyon, country: FR, lat: 45.75, lon: 4.85}\nlanguages: [en]\n---\n\nWe meet.\n`);
  }
  const own = await host(folder);
  const { page, context, troubles } = await watched({ ...site, base: own.base }, { acceptDownloads: true });
  const address = `${own.base}groups/#day=monday&near=Lyon&at=45.75,4.85,FR&km=5`;
  await page.goto(address);
  await page.locator(".count h2").filter({ hasText: "on Monday" }).waitFor();
  assert.ok(await page.locator(".cols > div:visible > .cards h3").count() < named.length);
  await page.getByRole("button", { name: labels.en.on }).click();
  const save = page.getByRole("link", { name: labels.en.save });
  await save.waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
  const file = join(scratch("handed"), download.suggestedFilename());
  await download.saveAs(file);
  const handed = await context.newPage();
  await handed.goto(pathToFileURL(file).href);
  assert.deepEqual((await handed.locator("main h3").allInnerTexts()).sort(), named.sort());
  assert.equal(await scanned(handed), page.url());
  assert.equal(await handed.locator("footer a").getAttribute("href"), page.url());
  assert.match(await handed.locator("header").innerText(), /on Monday/);
  // Whoever follows it has the same question, and nothing of it went to the host.
  own.requests.length = 0;
  await handed.locator("footer a").click();
  await handed.locator(".count h2").filter({ hasText: "on Monday" }).waitFor();
  assert.ok(own.requests.every((r) => !/monday|Lyon/.test(r)), own.requests.join("\n"));
  // The whole list again leads to the whole list.
  await page.locator(".count button").click();
  await page.getByRole("button", { name: labels.en.on }).click();
  await save.waitFor();
  assert.equal(await scanned(page), `${own.base}groups/`);
  assert.deepEqual(troubles, []);
  await context.close();
  await own.close();
});
