// The way out, in a hub that asks for it.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { open, scratch } from "./site.mjs";

let site;
before(async () => {
  const hub = scratch("exit");
  const put = (name, text) => {
    mkdirSync(dirname(join(hub, name)), { recursive: true });
    writeFileSync(join(hub, name), text);
  };
  put("hub.yaml", "title: Side by side\ndefault_language: en\nlanguages: [en]\nquick_exit: [guides]\n");
  put("content/guides/en/first.md", "# The first time\n\nYou can just listen.\n");
  put("content/pages/en/about.md", "# About\n\nWho we are.\n");
  site = await open(hub);
});
after(async () => { await site.close(); });

// elsewhere opens a page whose way out is caught, so that the test asks nobody else.
async function elsewhere(options = {}) {
  const context = await site.browser.newContext(options);
  const page = await context.newPage();
  const referrers = [];
  await page.route((url) => !url.href.startsWith(site.base), (route) => {
    referrers.push(route.request().headers().referer);
    return route.fulfill({ contentType: "text/html", body: "<title>Elsewhere</title>" });
  });
  await page.goto(site.base);
  await page.goto(`${site.base}guides/first/`);
  return { page, context, referrers };
}

test("Shift three times leaves, tells nobody from where, and takes the page out of the way back", async () => {
  const { page, context, referrers } = await elsewhere();
  for (let i = 0; i < 3; i++) await page.keyboard.press("Shift");
  await page.waitForFunction(() => document.title === "Elsewhere");
  assert.deepEqual(referrers, [undefined]);
  await page.goBack();
  assert.equal(page.url(), site.base, "the way back leads to the page that was left");
  await context.close();
});

test("capital letters are no way out", async () => {
  const { page, context } = await elsewhere();
  for (const key of ["Shift", "Shift", "a", "Shift"]) await page.keyboard.press(key);
  await page.waitForTimeout(300);
  assert.equal(await page.title().then((t) => t.includes("Elsewhere")), false);
  await context.close();
});

test("the way out is a real link without JavaScript, and only where the hub asks for it", async () => {
  const { page, context, referrers } = await elsewhere({ javaScriptEnabled: false });
  await page.locator("[data-exit]").click();
  await page.waitForURL((url) => !url.href.startsWith(site.base));
  assert.deepEqual(referrers, [undefined]);
  await page.goto(`${site.base}about/`);
  assert.equal(await page.locator("[data-exit]").count(), 0);
  await context.close();
});
