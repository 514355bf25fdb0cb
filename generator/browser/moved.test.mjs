// A promise to whoever follows an old link or bookmark: a page that has another name now is still found, in their language, in
// both browsers and without JavaScript.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { launchFirefox, openPage } from "./firefox.mjs";
import { open, scratch } from "./site.mjs";

let site, firefox;
before(async () => {
  const hub = scratch("moved");
  const put = (name, text) => {
    mkdirSync(dirname(join(hub, name)), { recursive: true });
    writeFileSync(join(hub, name), text);
  };
  put("hub.yaml", "title: Side by side\nlanguages: [en, ar]\nfallback: page\n");
  put("content/guides/en/first.md", "---\naliases: [guides/beginning, old/First_Page.html]\n---\n\n# The first time\n\nYou can just listen.\n\n## What then\n\nYou can come again.\n");
  put("content/guides/ar/first.md", "---\naliases: [ar/guides/بداية/]\n---\n\n# المرة الأولى\n\nيمكنك أن تستمع فقط.\n");
  put("content/guides/en/second.md", "---\naliases: [guides/again/]\n---\n\n# The second time\n\nCome again.\n");
  site = await open(hub);
  firefox = await launchFirefox();
});
after(async () => {
  await firefox?.close();
  await site?.close();
});

const moved = {
  "guides/beginning/": ["guides/first/", "The first time"],
  "old/First_Page.html": ["guides/first/", "The first time"],
  "ar/guides/بداية/": ["ar/guides/first/", "المرة الأولى"],
  "ar/guides/again/": ["ar/guides/second/", "The second time"], // readers of Arabic see the original
};

for (const name of ["Chromium", "Firefox"]) {
  test(`${name}: who follows an old address arrives at the page, without JavaScript`, async () => {
    for (const [from, [to, title]] of Object.entries(moved)) {
      let page, close;
      if (name === "Firefox") {
        ({ page, close } = await openPage(firefox));
        await page.setJavaScriptEnabled(false).catch(() => {}); // not every Firefox can be asked so
      } else {
        const context = await site.browser.newContext({ javaScriptEnabled: false });
        page = await context.newPage();
        close = () => context.close();
      }
      await page.goto(site.base + from).catch(() => {}); // the next page may come first
      for (const until = Date.now() + 30_000; Date.now() < until && page.url() !== site.base + to;) await new Promise((done) => setTimeout(done, 20));
      assert.equal(page.url(), site.base + to, from);
      assert.ok((await page.title()).includes(title), from);
      await close();
    }
  });
}

for (const name of ["Chromium", "Firefox"]) {
  test(`${name}: what stands behind an old address goes along`, async () => {
    for (const behind of ["#what-then", "?from=paper", "?a=1&b=%23#what-then"]) for (const from of ["guides/beginning/", "old/First_Page.html"]) {
      const { page, close } = name === "Firefox" ? await openPage(firefox) : await site.browser.newContext().then(async (context) => ({ page: await context.newPage(), close: () => context.close() }));
      await page.goto(site.base + from + behind).catch(() => {}); // the next page may come first
      const to = site.base + "guides/first/" + behind;
      for (const until = Date.now() + 30_000; Date.now() < until && page.url() !== to;) await new Promise((done) => setTimeout(done, 20));
      await new Promise((done) => setTimeout(done, 300)); // nothing overtakes it
      assert.equal(page.url(), to);
      await close();
    }
  });
}
