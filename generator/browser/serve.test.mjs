// Writing a page beside the preview: save, and see it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { launch, peerhub, program, scratch, still } from "./site.mjs";

let hub, preview, base, browser;
const put = (name, text) => {
  mkdirSync(dirname(join(hub, name)), { recursive: true });
  writeFileSync(join(hub, name), text);
};
const home = (text) => put("content/pages/en/index.md", `---\ntitle: Home\nsummary: The first page.\n---\n\n${text}\n`);

before(async () => {
  const folder = scratch("serve");
  hub = join(folder, "hub");
  put("hub.yaml", "title: Walking alongside\nbase_url: https://example.org/hub/\ndefault_language: en\nlanguages: [en]\n");
  home("First words.");
  preview = spawn(program(), ["--hub", hub, "serve", "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  base = await new Promise((found, failed) => {
    let said = "";
    preview.stdout.on("data", (data) => {
      said += data;
      const address = /http:\S+/.exec(said);
      if (address) found(address[0]);
    });
    preview.on("exit", (code) => failed(new Error(`serve ended with ${code}`)));
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  preview?.removeAllListeners("exit");
  preview?.kill("SIGINT");
});

test("a saved page reloads by itself; a mistake lies over the last good page until it is mended", async () => {
  const page = await (await browser.newContext()).newPage();
  const troubles = [];
  page.on("console", (m) => { if (m.type() === "error") troubles.push(m.text()); });
  page.on("pageerror", (e) => troubles.push(e.message));
  await page.goto(base);
  await page.getByText("First words.").waitFor();

  home("Second words.");
  await page.getByText("Second words.").waitFor();

  home("Third words. [Nowhere](nowhere.md) <b>");
  const overlay = page.locator("peerhub-overlay section");
  await overlay.waitFor();
  assert.match(await overlay.innerText(), /nowhere\.md, where no page is/);
  assert.match(await overlay.innerText(), /content\/pages\/en\/index\.md:6/);
  assert.match(await overlay.innerText(), /Third words\. \[Nowhere\]\(nowhere\.md\) <b>/, "the line is shown as text");
  assert.equal(await page.getByText("Second words.").count(), 1, "the last good page is gone");
  assert.equal(await overlay.evaluate((e) => getComputedStyle(e.getRootNode().host).position), "fixed", "the page's policy refused the overlay's styles");
  await still(page);
  const { violations } = await new AxeBuilder({ page }).include("peerhub-overlay").analyze();
  assert.deepEqual(violations.map((v) => v.id), []);

  const late = await page.context().newPage();
  await late.goto(`${base}all/`);
  await late.locator("peerhub-overlay").waitFor();
  await late.close();

  await overlay.getByRole("button", { name: "Hide" }).click();
  assert.equal(await page.locator("peerhub-overlay").count(), 0);

  home("Fourth words.");
  await page.getByText("Fourth words.").waitFor();
  assert.equal(await page.locator("peerhub-overlay").count(), 0);
  assert.deepEqual(troubles, []);
});

test("the script of the preview is never published", () => {
  peerhub("--hub", hub, "build");
  assert.doesNotMatch(readFileSync(join(hub, "public/index.html"), "utf8"), /_peerhub/);
});
