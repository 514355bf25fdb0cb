// A page that is older or newer than the files of its site: builds served in turn.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { launchFirefox, openPage } from "./firefox.mjs";
import { build, open, patience, scratch, watched } from "./site.mjs";

// hub is a hub of so many groups that the finder and the search have files with hashes in their names.
function hub(room) {
  const folder = scratch("deploys");
  const write = (path, text) => { mkdirSync(dirname(join(folder, path)), { recursive: true }); writeFileSync(join(folder, path), text); };
  write("hub.yaml", "title: A hub\ndefault_language: en\nlanguages: [en]\ntimezone: Europe/Paris\n");
  const words = ["tea", "walk", "bread", "garden", "music", "letters", "river", "evening", "morning", "stars", "hope", "sleep"];
  // Words enough that an index is no single file
  const syllables = ["ba", "re", "mi", "lo", "tu", "san", "ker", "vo", "lin", "da", "fe", "gor"];
  const word = (n) => [n % 12, (n / 12 | 0) % 12, (n / 144 | 0) % 12].map((k) => syllables[k]).join("");
  for (let i = 0; i < 400; i++) {
    const [city, lat, lon, country = "FR"] = room === "Hall" && i % 40 === 7 ? ["Bilbao", 43.26, -2.93, "ES"] : i % 2 ? ["Lyon", 45.75, 4.85] : ["Nantes", 47.22, -1.55];
    write(`content/groups/en/circle-${i}.md`, `---\nname: ${words[i % 12]} circle ${i}, ${room}\nattendance: in-person\nschedule: [{day: monday, start: "10:00", every: week}]
place: {venue: ${room} ${i}, city: ${city}, country: ${country}, lat: ${lat + (i % 9) / 100}, lon: ${lon}}\nlanguages: [en]\n---\n\nWe meet for ${words[i % 11]} and ${words[i % 7]}. Bring ${room} ${words[i % 5]}. ${Array.from({ length: 60 }, (_, k) => word(i * 37 + k * 101)).join(" ")}.\n`);
  }
  return folder;
}

let site, second;
before(async () => {
  site = await open(hub("Room"));
  second = join(scratch("second"), "public");
  build(site, hub("Hall"), second);
});
after(async () => { await site?.close(); });

const first = () => Object.assign(site, { folder: site.first ??= site.folder, off: false, answer: null });
const settle = (page, said) => page.locator(".count h2").filter({ hasText: said }).waitFor();
const near = "#near=Lyon&at=45.75,4.85,FR&km=20";

// visits counts how often a page is loaded.
function visits(page) {
  const all = [];
  page.on("request", (r) => { if (r.isNavigationRequest()) all.push(r.url()); });
  return all;
}

test("the finder of a page that was open during a deploy finds the newer groups, and the question stays", async () => {
  const { page, context } = await watched(first());
  await page.goto(`${site.base}groups/#day=monday`);
  await settle(page, "on Monday");
  site.folder = second;
  const loaded = visits(page);
  await page.evaluate((to) => { location.hash = to; }, near);
  await settle(page, "within 20 km of Lyon");
  await page.locator(".cols > div:visible .card").filter({ hasText: "Hall" }).first().waitFor();
  assert.ok(new URL(page.url()).hash.startsWith("#near=Lyon"));
  const reloads = loaded.length;
  // And it goes on with no further load.
  await page.evaluate((to) => { location.hash = to; }, "#near=Nantes&at=47.22,-1.55,FR&km=20");
  await settle(page, "within 20 km of Nantes");
  assert.ok(loaded.length <= reloads + 1, loaded.join("\n"));
  await context.close();
});

// A town is looked up in files that the newer site has no more.
for (const width of [360, 1280]) {
  test(`a town that was being typed during a deploy is typed on, ${width} px wide`, async () => {
    const { page, context } = await watched(first(), { viewport: { width, height: 740 } });
    await page.goto(`${site.base}groups/`);
    const near = page.locator("#near");
    await page.locator("[data-finder]").hover();
    await near.waitFor({ state: "attached" });
    await page.locator(width < 640 ? "[data-finder] .overlay > summary" : '[data-finder] details[data-facet="place"] > summary').click();
    site.folder = second;
    const loaded = visits(page);
    await near.fill("Lyo");
    await page.waitForFunction(() => performance.getEntriesByType("navigation")[0].type === "reload" && document.activeElement?.id === "near");
    assert.equal(await near.inputValue(), "Lyo");
    assert.equal(loaded.length, 1, loaded.join("\n"));
    await page.keyboard.type("n"); // they go on
    assert.equal(await near.inputValue(), "Lyon");
    await page.locator(".towns .town").filter({ hasText: "Lyon" }).first().click();
    await settle(page, "km of Lyon");
    assert.equal(await page.evaluate(() => JSON.stringify(history.state)), "null"); // and nothing keeps what they typed
    await context.close();
  });
}

test("a town that was being typed during a deploy is typed on in Firefox", async () => {
  const firefox = await launchFirefox();
  try {
    const { page } = await openPage(firefox, { width: 1280, height: 740 });
    first();
    await page.goto(`${site.base}groups/`);
    await page.locator('[data-finder] details:has(a[href*="place/"]) > summary').click();
    await page.waitForSelector("#near");
    site.folder = second;
    await page.$eval("#near", (e) => { e.focus(); e.value = "Lyo"; e.dispatchEvent(new Event("input")); });
    await page.waitForFunction(() => performance.getEntriesByType("navigation")[0].type === "reload" && document.activeElement?.id === "near");
    await page.keyboard.type("n");
    await page.waitForSelector("#near ~ *, .towns .town");
    assert.equal(await page.$eval("#near", (e) => e.value), "Lyon");
  } finally {
    await firefox.close();
  }
});

test("words that were being typed into the search during a deploy stay in the box", async () => {
  const { page, context } = await watched(first());
  await page.goto(`${site.base}search/#q=garden`);
  await page.locator("[data-results] .results li a").first().waitFor();
  site.folder = second;
  const waiting = [];
  let held = true;
  site.answer = (request, response, path) => { // the newer site has no list of files yet, and its client comes slowly
    if (held && path.includes("/manifest")) return response.writeHead(404).end();
    if (!held || !path.endsWith("client.js")) return false;
    waiting.push(() => { response.writeHead(200, { "content-type": "text/javascript" }); response.end(readFileSync(join(second, path.slice("/hub/".length)))); });
    return true;
  };
  await page.evaluate(() => { location.hash = "#q=bread"; });
  const box = page.locator("input[role=combobox]");
  for (let end = Date.now() + patience; !waiting.length; await page.waitForTimeout(20)) assert.ok(Date.now() < end, "the client is not asked for anew");
  assert.equal(await page.locator("[data-results]").getAttribute("aria-busy"), "true");
  await box.focus();
  await page.keyboard.press("End");
  await page.keyboard.type(" and ho");
  held = false;
  for (const answer of waiting) answer();
  await page.waitForFunction(() => performance.getEntriesByType("navigation")[0].type === "reload" && document.activeElement?.matches("[role=combobox]"));
  await page.keyboard.type("pe");
  assert.equal(await box.inputValue(), "bread and hope");
  await page.locator("[data-results] h2").filter({ hasText: "bread" }).waitFor();
  assert.equal(await page.locator("[data-results]").getAttribute("aria-busy"), null);
  assert.equal(await page.evaluate(() => JSON.stringify(history.state)), "null");
  await context.close();
});

test("the search of a page that was open during a deploy asks again by itself", async () => {
  const { page, context } = await watched(first());
  await page.goto(`${site.base}search/#q=garden`);
  await page.locator("[data-results] .results li a").first().waitFor();
  site.folder = second;
  await page.evaluate(() => { location.hash = "#q=bread"; });
  await page.locator("[data-results] h2").filter({ hasText: "bread" }).waitFor();
  await page.locator("[data-results] .results li a").first().waitFor();
  await context.close();
});

test("half a site is uploaded: the page loads again at most once, says so, and keeps what was asked", async () => {
  const half = join(scratch("half"), "public");
  cpSync(first().folder, half, { recursive: true });
  for (const name of readdirSync(join(second, "search/en"))) { // the new client, without its files
    if (name === "client.js" || name.startsWith("manifest")) cpSync(join(second, "search/en", name), join(half, "search/en", name));
  }
  cpSync(join(second, "assets/finder/en.bin"), join(half, "assets/finder/en.bin")); // the new index, without its files
  for (const [address, said, box] of [[`search/#q=bread`, "This site was just renewed.", "[data-results]"], [`groups/${near}`, "The groups could not be loaded.", ".count h2"]]) {
    const { page, context } = await watched(first());
    site.folder = half;
    const loaded = visits(page);
    await page.goto(site.base + address);
    await page.locator(box).filter({ hasText: said }).waitFor();
    assert.ok(loaded.length <= 2, loaded.join("\n"));
    assert.ok(page.url().endsWith(address), page.url());
    const count = loaded.length;
    site.folder = second; // the rest comes
    await page.getByRole("button", { name: "Try again" }).click();
    if (box === ".count h2") await settle(page, "within 20 km of Lyon");
    else await page.locator("[data-results] .results li a").first().waitFor();
    assert.ok(loaded.length <= count + 1, loaded.join("\n"));
    await context.close();
  }
});

test("a finder of a format that the page does not know is loaded with the page, once", async () => {
  const { deflateSync, inflateSync } = await import("node:zlib");
  const newer = join(scratch("newer"), "public");
  cpSync(first().folder, newer, { recursive: true });
  const file = join(newer, "assets/finder/en.bin"), index = JSON.parse(inflateSync(readFileSync(file)).toString());
  writeFileSync(file, deflateSync(JSON.stringify({ ...index, v: index.v + 1 })));
  const { page, context } = await watched(first());
  site.folder = newer;
  const loaded = visits(page);
  await page.goto(`${site.base}groups/#day=monday`);
  await page.getByRole("alert").waitFor();
  assert.equal(loaded.length, 2, loaded.join("\n"));
  site.folder = first().folder;
  await page.getByRole("alert").getByRole("button").click();
  await settle(page, "on Monday");
  rmSync(newer, { recursive: true });
  await context.close();
});

test("of a large hub the groups around a town are kept: the finder and their pages open without the internet, after a deploy too", async () => {
  const { page, context } = await watched(first());
  const status = (said) => page.locator("[data-keep] > [role=status]").filter({ hasText: said }).waitFor();
  await page.goto(`${site.base}help/keep/`);
  await page.getByLabel("Groups near which town?").fill("Lyon");
  await page.getByRole("button", { name: /^Lyon · Auvergne.* · France$/ }).click();
  await page.getByLabel("No, only I do").check();
  await page.getByRole("button", { name: /^Keep it/ }).click();
  await status("It is on this phone now.");
  for (const room of ["Room", "Hall"]) {
    site.off = true;
    await page.goto(`${site.base}help/keep/`);
    await page.getByRole("link", { name: "All groups" }).click();
    await settle(page, "within 40 km of Lyon");
    const group = page.locator(".cols > div:visible .card").filter({ hasText: room }).first().locator("h3 a"), name = await group.innerText();
    await group.click();
    await page.locator("h1").filter({ hasText: name }).waitFor();
    Object.assign(site, { off: false, folder: second });
    if (room === "Hall") break;
    await page.goto(`${site.base}help/keep/`);
    await page.getByRole("button", { name: "Get the newer version" }).click();
    await status("The next one that you open is new.");
  }
  await context.close();
});
