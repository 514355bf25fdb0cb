// What the site knows about its readers: the page says what is there, and one press erases it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gzip, home, languages, open, pages, read, watched } from "./site.mjs";

let site;
before(async () => { site = await open(); });
after(async () => { await site.close(); });

const lesson = "training/introduction/what-it-is/";

// store puts into the browser what a reader, an older build and another hub of the host would.
const store = (page) => page.evaluate(async () => {
  localStorage.setItem("peerhub:/hub/fr/training/introduction/what-it-is/", '{"done":true}');
  localStorage.setItem("peerhub:/hub/other/training/introduction/", '{"done":true}'); // of a hub at /hub/other/
  localStorage.setItem("peerhub /hub/other/ lessons training/x/", "theirs");
  localStorage.setItem("peerhub / lessons training/x/", "theirs");
  localStorage.setItem("theirs", "1");
  sessionStorage.setItem("peerhub /hub/ lessons a", "1");
  sessionStorage.setItem("theirs", "1");
  await (await caches.open("peerhub /hub/ lessons b")).put("x", new Response("x"));
  await (await caches.open("peerhub /hub/other/ lessons b")).put("x", new Response("x"));
});

const all = (page) => page.evaluate(async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await caches.keys())].sort());
const strangers = ["peerhub / lessons training/x/", "peerhub /hub/other/ lessons b", "peerhub /hub/other/ lessons training/x/",
  "peerhub:/hub/other/training/introduction/", "theirs", "theirs"];

test("one press erases all that the site keeps, says what was there, and leaves other hubs alone", async () => {
  const { page, context, troubles } = await watched(site);
  await page.goto(`${site.base}about-you/`);
  assert.match(await page.locator("[data-kept]").innerText(), /^Nothing of this site is kept/);
  assert.ok(await page.getByRole("button", { name: "Erase everything" }).isHidden());
  assert.deepEqual(await all(page), [], "the page itself keeps something");
  await page.goto(site.base + lesson);
  await page.getByLabel("Your own words").first().fill("A neighbour listened.");
  await store(page);
  await page.goto(`${site.base}about-you/`);
  await page.getByText("(4)").waitFor();
  await page.getByRole("button", { name: "Erase everything" }).click();
  const status = page.locator("[data-kept] [role=status]");
  await status.filter({ hasText: "Erased: Your own words" }).waitFor();
  assert.ok(await status.evaluate((e) => e === document.activeElement), "the focus is lost with the button");
  assert.ok((await page.locator("[data-kept]").innerText()).includes("Nothing of this site is kept"));
  assert.deepEqual(await all(page), strangers);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("what was kept under its former name is still there, and shown", async () => {
  const { page, context, troubles } = await watched(site);
  await page.goto(site.base);
  await page.evaluate((at) => localStorage.setItem(`peerhub:/hub/${at}`, '{"done":true,"words":{"0":"Mine."}}'), lesson);
  await page.goto(`${site.base}training/introduction/`);
  assert.equal(await page.locator("[data-lessons] .done").count(), 1);
  await page.goto(site.base + lesson);
  assert.equal(await page.getByLabel("Your own words").first().inputValue(), "Mine.");
  await page.getByRole("button", { name: "Erase these words" }).first().click();
  await page.getByLabel("I have done this lesson").uncheck();
  assert.deepEqual(await all(page), [], "a lesson without words, ticks and an end leaves something behind");
  assert.ok(await page.locator("[data-kept]").isHidden());
  assert.deepEqual(troubles, []);
  await context.close();
});

test("a browser that keeps nothing has no button, and no page fails", async () => {
  const { page, context, troubles } = await watched(site);
  await page.addInitScript(() => { for (const store of ["localStorage", "sessionStorage", "caches"]) Object.defineProperty(window, store, { get() { throw new DOMException("no", "SecurityError"); } }); });
  await page.goto(`${site.base}about-you/`);
  await page.getByText("Nothing of this site is kept").waitFor();
  await page.goto(site.base + lesson);
  assert.equal(await page.locator("textarea").count(), 0);
  assert.deepEqual(troubles, []);
  await context.close();
});

// What the page says of others is held against every link of every page.
test("the page names every site to which the frame and the help page lead", () => {
  for (const language of languages) {
    const at = home(language), named = read(site, `${at}about-you/`);
    for (const address of [`${at}help/`, `${at}learn/`]) {
      for (const [, host] of read(site, address).matchAll(/<a [^>]*href="?https?:\/\/(?:www\.)?([^/"\s>]+)/g)) {
        assert.ok(named.includes(host) || site.base.includes(host), `${language}: ${address} leads to ${host}`);
      }
    }
  }
  assert.ok(pages(site.folder).every((a) => a === "404.html" || /href="?(\.\.\/)*(\w\w\/)?about-you\/|href="?\.\//.test(read(site, a))), "a page does not lead to what the site knows");
});

test("what the site says of itself without a script holds with one, too", async () => {
  const { page, context, troubles } = await watched(site, { javaScriptEnabled: false });
  await page.goto(`${site.base}about-you/`);
  assert.ok((await page.locator("main").innerText()).includes("we set no cookies"));
  assert.equal(await page.locator("button:visible").count(), 0);
  assert.deepEqual(troubles, []);
  await context.close();
  assert.ok(gzip(read(site, "about-you/")) < 5000);
});
