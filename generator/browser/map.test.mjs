// The map of a list of places: no tiles, nothing to measure, dots for fingers.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { everything, home, open, still, watched } from "./site.mjs";

let site;
before(async () => { site = await open(); });
after(async () => { await site.close(); });

const boxes = (page) => page.locator(".map .hit").evaluateAll((all) => all.map((e) => {
  const { x, y, width, height } = e.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2, size: Math.min(width, height) };
}));

test("dots are large enough for a finger, apart from each other, and never mirrored", async () => {
  const { page, context, troubles } = await watched(site);
  for (const width of [320, 360, 1280]) {
    await page.setViewportSize({ width, height: 740 });
    const places = [];
    for (const language of ["en", "ar"]) {
      for (const address of ["groups/place/", "groups/place/gb/"]) {
        await page.goto(site.base + home(language) + address);
        const dots = await boxes(page);
        assert.ok(dots.length > 1, `${language} ${address}: ${dots.length} dots`);
        for (const [i, a] of dots.entries()) {
          assert.ok(a.size >= 44, `${address} at ${width}: a dot of ${a.size} px`);
          for (const b of dots.slice(i + 1)) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) >= 44, `${address} at ${width}: dots too near`);
        }
        places.push(dots.map((d) => d.x - dots[0].x));
      }
    }
    for (const [a, b] of [[0, 2], [1, 3]]) {
      assert.equal(places[a].length, places[b].length);
      const share = (all) => all.map((x) => x / Math.max(...all.map(Math.abs))); // scripts differ in the size of a rem
      share(places[a]).forEach((x, i) => assert.ok(Math.abs(x - share(places[b])[i]) < .02, `a dot is at ${x} and at ${share(places[b])[i]}`));
    }
  }
  assert.deepEqual(troubles, []);
  await context.close();
});

test("each dot is also in the list beside the map, and leads there or to a list", async () => {
  const { page, context } = await watched(site, { javaScriptEnabled: false });
  await page.goto(`${site.base}groups/place/`);
  const dots = await page.locator(".map svg a").evaluateAll((all) => all.map((a) => [a.getAttribute("href"), a.getAttribute("aria-label")]));
  const listed = await page.locator(".map li a").evaluateAll((all) => all.map((a) => [a.getAttribute("href"), a.textContent]));
  for (const [href, name] of dots) {
    if (href.startsWith("#")) {
      const inside = await page.locator(`${href} a`).allTextContents();
      assert.ok(inside.length > 1 && inside.every((n) => name.includes(n)), `${name}: ${inside}`);
    } else {
      assert.ok(listed.some(([to, text]) => to === href && name.startsWith(text)), name);
      const response = await page.request.get(new URL(href, page.url()).href);
      assert.equal(response.status(), 200);
    }
  }
  await context.close();
});

test("axe finds nothing on a page with a map, whatever the colours", async () => {
  for (const options of [{}, { colorScheme: "dark" }, { forcedColors: "active" }]) {
    const { page, context } = await watched(site, options);
    for (const language of ["en", "ar"]) {
      // The map of the world in one language, that of a country in the other.
      for (const address of everything ? ["groups/place/", "groups/place/gb/"] : [language === "en" ? "groups/place/" : "groups/place/gb/"]) {
        await page.goto(site.base + home(language) + address);
        await still(page);
        const { violations } = await new AxeBuilder({ page }).analyze();
        assert.deepEqual(violations.map((v) => `${address}: ${v.id}: ${v.nodes.map((n) => n.target.join(" "))}`), []);
      }
    }
    await context.close();
  }
});
