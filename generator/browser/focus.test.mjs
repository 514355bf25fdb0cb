// Whoever goes through a page by keyboard sees where they are: nothing that sticks to an edge of the window lies over it
// (WCAG 2.2 SC 2.4.11), also where a page is magnified four times and little of the window is left (SC 1.4.10).
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { everything, open, templates, watched } from "./site.mjs";

let site;
before(async () => { site = await open(); });
after(async () => { await site.close(); });

const most = everything ? 60 : 30; // steps on a page in each direction

// hidden says what has the focus and is covered, or undefined. Of a box as large as the window, it is enough to see some.
const hidden = () => {
  const at = document.activeElement;
  if (!at || at === document.body) return undefined;
  const boxes = [...at.getClientRects()].filter((b) => b.width && b.height);
  const points = boxes.flatMap((b) => [.1, .5, .9].flatMap((x) => [.1, .5, .9].map((y) => [b.left + x * b.width, b.top + y * b.height])));
  // A box for a file or an answer may be seen as its label.
  const own = [at, ...at.labels ?? []];
  const seen = points.filter(([x, y]) => {
    const there = document.elementFromPoint(x, y);
    return there && own.some((e) => e.contains(there));
  }).length;
  const said = `${at.localName} “${(at.innerText || at.getAttribute("aria-label") || at.id || "").trim().slice(0, 40)}”`;
  const tall = boxes.some((b) => b.height > innerHeight / 2);
  return seen > (tall ? 0 : points.length / 2) ? undefined : `${said}: ${seen} of ${points.length} points, at ${boxes.map((b) => `${Math.round(b.left)},${Math.round(b.top)} ${Math.round(b.width)}×${Math.round(b.height)}`).join(" ")}`;
};

const looks = [[360, 640, "en"], [320, 256, "ar"], ...everything ? [[360, 640, "ar"], [320, 256, "en"]] : []];
for (const [width, height, language] of looks) {
  test(`what has the focus is seen on every template, forwards and backwards: ${width}×${height}, ${language}`, async () => {
    const { page, context } = await watched(site, { viewport: { width, height }, reducedMotion: "reduce" });
    const covered = [];
    let steps = 0;
    for (const address of templates(language)) {
      await page.goto(site.base + address, { waitUntil: "networkidle" });
      for (const key of ["Tab", "Shift+Tab"]) {
        const had = new Set();
        for (let n = 0; n < most; n++) {
          await page.keyboard.press(key);
          steps++;
          const fault = await page.evaluate(hidden);
          if (fault && !had.has(fault)) covered.push(`${address} ${key}: ${fault}`);
          had.add(fault);
        }
      }
    }
    assert.ok(steps > 1000);
    assert.deepEqual(covered, []);
    await context.close();
  });
}

for (const [width, height] of [[360, 640], [320, 256]]) {
  test(`in the sheet of the finder's questions what has the focus is seen, and going back before it shuts it: ${width}×${height}`, async () => {
    const { page, context } = await watched(site, { viewport: { width, height }, reducedMotion: "reduce" });
    await page.goto(`${site.base}groups/`);
    await page.click(".filter > .more > summary"); // the questions come when they are wanted
    await page.waitForSelector(".overlay > summary");
    await page.evaluate(() => { document.querySelector(".overlay").open = false; document.querySelector(".overlay > summary").focus(); });
    await page.keyboard.press("Enter");
    const inside = () => page.evaluate(() => document.activeElement.closest(".over") !== null);
    const covered = [];
    let steps = 0;
    for (const key of ["Tab", "Shift+Tab"]) {
      await page.keyboard.press(key);
      for (; steps < 200 && await inside(); steps++) {
        const fault = await page.evaluate(hidden);
        if (fault) covered.push(`${key}: ${fault}`);
        await page.keyboard.press(key);
      }
      if (key === "Tab") { // past its end it is shut
        assert.equal(await page.evaluate(() => document.querySelector(".overlay").open), false);
        await page.evaluate(() => { document.querySelector(".overlay").open = true; document.querySelector(".over .foot button").focus(); });
      }
    }
    assert.ok(steps > 20 && steps < 200, String(steps));
    assert.deepEqual(covered, []);
    assert.deepEqual(await page.evaluate(() => [document.activeElement.localName, document.querySelector(".overlay").open]), ["summary", false]);
    assert.equal(await page.evaluate(hidden), undefined);
    await context.close();
  });
}

test("the walk sees what is covered", async () => {
  const { page, context } = await watched(site, { viewport: { width: 360, height: 640 } });
  await page.goto(`${site.base}guides/`);
  await page.evaluate(() => {
    const bar = document.createElement("div");
    bar.style.position = "fixed";
    bar.style.inset = "0";
    bar.style.zIndex = "9";
    document.body.append(bar);
  });
  await page.keyboard.press("Tab");
  assert.match(await page.evaluate(hidden), /0 of 9 points/);
  await context.close();
});
