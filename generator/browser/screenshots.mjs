// Pictures of every template: page-width-theme-language.png, in screenshots/.
// node screenshots.mjs [address …] takes only those.
import { mkdirSync } from "node:fs";
import { home, open, pages, templates, watched } from "./site.mjs";

const site = await open();
const only = process.argv.slice(2);
mkdirSync("screenshots", { recursive: true });
for (const language of ["en", "ar"]) {
  const prefix = home(language);
  const group = pages(site.folder).find((a) => a.startsWith(`${prefix}groups/`) && a.split("/").length === (prefix ? 4 : 3) && a !== `${prefix}groups/`);
  for (const scheme of ["light", "dark"]) {
    for (const width of [360, 1280]) {
      const { page, context } = await watched(site, { colorScheme: scheme, viewport: { width, height: 800 }, deviceScaleFactor: 1 });
      for (const address of [...templates(language), group].filter((a) => a !== undefined && (!only.length || only.includes(a)))) {
        await page.goto(site.base + address);
        const name = address.replaceAll("/", "_") || "home";
        await page.screenshot({ path: `screenshots/${name}-${width}-${scheme}-${language}.png`, fullPage: true });
      }
      await context.close();
    }
  }
}
await site.close();
