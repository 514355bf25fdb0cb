// The Firefox that people have, driven over WebDriver BiDi: Playwright would bring one of its own.
import puppeteer from "puppeteer-core";
import { fonts } from "./fonts.mjs";
import { patience } from "./site.mjs";

// A colour scheme is a setting of the browser, so each scheme is a Firefox of its own.
const schemes = { light: 1, dark: 0 };

// launchFirefox starts one; preferences are more of those in about:config.
export const launchFirefox = (scheme = "light", preferences = {}) => puppeteer.launch({
  browser: "firefox", executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr", headless: true, timeout: patience, protocolTimeout: 2 * patience,
  extraPrefsFirefox: {
    "layout.css.prefers-color-scheme.content-override": schemes[scheme],
    "security.sandbox.content.read_path_whitelist": `${fonts}/`, // or its pages may not read their fonts, and every letter is an empty box
    "general.smoothScroll": false, // so that what scrolls has arrived
    ...preferences,
  },
});

// openPage opens a page of its own; close takes all of it away.
export async function openPage(firefox, viewport = { width: 360, height: 740 }) {
  const context = await firefox.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  await page.setViewport(viewport);
  return { page, close: () => context.close() };
}
