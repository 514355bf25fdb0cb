// axe finds nothing on any page, in either browser. Of every template each run of the tests sees one
// language, colour scheme and width in each browser, so that templates that are alike share all of them out;
// make a11y sees all.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core";
import { launchFirefox, openPage } from "./firefox.mjs";
import { everything, home, languages, launch, host, pages, read, templates } from "./site.mjs";

let site, chromium;
before(async () => { site = await host(); chromium = await launch(); });
after(async () => { await chromium?.close(); await site?.close(); });

const schemes = ["light", "dark"], widths = [360, 1280];
const looks = schemes.flatMap((scheme) => widths.flatMap((width) => languages.map((language) => ({ scheme, width, language }))));

// addresses are those of the templates in a language, and of groups of each kind: a few that differ most.
function addresses(language) {
  const sheets = pages(site.folder).filter((a) => new RegExp(`^${home(language)}groups/[^/]+/$`).test(a) && read(site, a).includes("sheet"));
  return [...templates(language), ...sheets.filter((_, i) => i % 7 === 0), ...language === "en" ? ["404.html"] : []];
}

// asked are the pages that a browser opens in a scheme and width: all, or those whose turn it is. Seven is
// prime to the number of looks, so neighbours differ in all of them.
function asked(scheme, width, first) {
  return looks.flatMap((look, n) => look.scheme !== scheme || look.width !== width ? [] :
    addresses(look.language).filter((_, i) => everything || (7 * i + first) % looks.length === n));
}

// faults are what axe says of pages of one look.
async function faults(page, scheme, width, first) {
  const found = [];
  let seen = 0;
  for (const address of asked(scheme, width, first)) {
    seen++;
    await page.goto(site.base + address);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(async () => {
      // What is half faded in has half of its contrast; and some animations never end by themselves.
      for (const a of document.getAnimations()) try { a.finish(); } catch { a.cancel(); }
      return window.axe.run({ resultTypes: ["violations"] });
    });
    for (const v of violations) found.push(`${address} (${scheme}, ${width} px): ${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(", ")}`);
  }
  assert.ok(seen > 0);
  return found;
}

for (const scheme of schemes) {
  test(`axe finds nothing in Chromium: ${scheme}`, async () => {
    const found = [];
    for (const width of widths) {
      const context = await chromium.newContext({ viewport: { width, height: 740 }, colorScheme: scheme });
      found.push(...await faults(await context.newPage(), scheme, width, 0));
      await context.close();
    }
    assert.deepEqual(found, []);
  });

  test(`axe finds nothing in Firefox: ${scheme}`, async () => {
    const firefox = await launchFirefox(scheme);
    const found = [];
    for (const width of widths) {
      const { page, close } = await openPage(firefox, { width, height: 740 });
      found.push(...await faults(page, scheme, width, 8));
      await close();
    }
    await firefox.close();
    assert.deepEqual(found, []);
  });
}
