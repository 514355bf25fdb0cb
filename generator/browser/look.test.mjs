// What designers asked of the pages, each with a test that fails where it is forgotten.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { home, host, languages, open, pages, read, scratch, watched } from "./site.mjs";

let site;
before(async () => { site = await open(); });
after(() => site?.close());

const desk = { viewport: { width: 1280, height: 800 } };

// shown opens an address, hands the page to do, and closes it.
async function shown(address, options, act, from = site) {
  const { page, context, troubles } = await watched({ ...from, browser: site.browser }, options);
  await page.goto(from.base + address);
  await act(page);
  await context.close();
  assert.deepEqual(troubles, []);
}

// text is what readers read of a page: code keeps its marks as they are typed.
const text = (html) => html.replace(/<(script|style|code|pre|kbd|samp|template)\b[^>]*>[\s\S]*?<\/\1>/g, "").replace(/<[^>]*>/g, "\0")
  .replaceAll("&#34;", '"').replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&apos;", "'");

test("quotation marks and apostrophes are those that each language prints", () => {
  const straight = [];
  for (const address of pages(site.folder)) {
    for (const m of text(read(site, address)).matchAll(/.{0,20}["'].{0,20}/g)) straight.push(`${address}: ${m[0]}`);
  }
  assert.deepEqual(straight, []);
});

test("every page has a picture for those to whom it is sent, 1200 × 630", () => {
  const wrong = [];
  for (const address of pages(site.folder)) {
    const at = /property="?og:image"? content="?([^">\s]+)/.exec(read(site, address))?.[1];
    if (!at?.startsWith(site.base)) { wrong.push(`${address}: ${at}`); continue; }
    const file = readFileSync(join(site.folder, at.slice(site.base.length).split("?")[0]));
    // PNG, §11.2.2: width and height stand behind the name of the first chunk.
    if (file.toString("latin1", 1, 4) !== "PNG" || file.readUInt32BE(16) !== 1200 || file.readUInt32BE(20) !== 630) wrong.push(`${address}: ${at}`);
  }
  assert.deepEqual(wrong, []);
});

for (const language of languages) {
  test(`on a phone the views of a module and the questions of the finder wrap no further than they must: ${language}`, async () => {
    const rows = (all) => [...new Set(all.filter((e) => e.offsetParent).map((e) => Math.round(e.getBoundingClientRect().top)))].length;
    await shown(`${home(language)}training/introduction/`, {}, async (page) => assert.equal(await page.$$eval(".views > a", rows), 1, "views"));
    await shown(`${home(language)}groups/`, {}, async (page) => {
      await page.locator(".filter .roomy[data-facet], .filter .pill").first().waitFor();
      assert.equal(await page.$$eval(".filter > *", rows), 2, "questions");
    });
  });

  test(`the names of languages begin at the page's side: ${language}`, async () => {
    await shown(home(language), {}, async (page) => {
      await page.locator(".switch summary").click();
      const sides = await page.$$eval(".switch li a", (all) => all.map((a) => {
        const words = document.createRange();
        words.selectNodeContents(a);
        const { left, right } = words.getBoundingClientRect();
        return Math.round(document.dir === "rtl" ? right : left);
      }));
      assert.equal(sides.length, languages.length);
      assert.equal(new Set(sides).size, 1, `${sides}`);
    });
  });

  test(`the list of all pages is cut at letters of the reader's own, and they come first: ${language}`, () => {
    const main = read(site, `${home(language)}all/`).split("<main")[1];
    const names = [...main.split("</nav>")[0].matchAll(/<bdi>([^<]*)<\/bdi>/g)].map((m) => m[1]);
    assert.ok(names.length > 1, `${names}`);
    const own = language === "ar" ? /^\p{Script=Arabic}+ – \p{Script=Arabic}+$/u : /^\p{Script=Latin}+ – \p{Script=Latin}+$/u;
    assert.match(names[0], own);
    const letters = [...main.matchAll(/<h2>([^<]*)<\/h2>/g)].map((m) => m[1]).filter((l) => /\p{L}/u.test(l));
    assert.match(letters[0], language === "ar" ? /\p{Script=Arabic}/u : /\p{Script=Latin}/u);
  });

  test(`who listens hears the name of a group first, in a list, and the box is a search: ${language}`, async () => {
    await shown(`${home(language)}groups/`, {}, async (page) => {
      const cards = await page.$$eval(".cards > *", (all) => all.map((c) => `${c.parentElement.tagName} ${c.tagName} ${c.firstElementChild.tagName}`));
      assert.deepEqual([...new Set(cards)], ["UL LI H3"]);
    });
    await shown(home(language), {}, async (page) => assert.equal(await page.locator("form[role=search]").count(), 1));
  });
}

test("on a phone a chosen town leaves the list in sight, and offers no country without a group", async () => {
  await shown("groups/", {}, async (page) => {
    await page.locator(".pill > summary").locator("visible=true").first().click();
    await page.locator("#near").pressSequentially("Bristol");
    await page.locator(".towns button").first().click();
    await page.locator(".over .foot button").click();
    assert.equal(await page.locator(".overlay[open], .filter > .pill[open]").count(), 0, "what lies over the list");
    const first = await page.locator(".cols > div:visible > .cards .card").first().boundingBox();
    assert.ok(first.y < 740, `the first group is at ${first.y}`);
    await page.locator(".overlay > summary").click();
    const left = await page.$$eval(".over [data-facet=place] label", (all) => all.filter((l) => l.offsetParent).map((l) => l.querySelector(".n")?.textContent));
    assert.ok(!left.includes("0"), `${left}`);
  });
});

for (const [width, height] of [[360, 740], [1280, 800]]) {
  test(`in the panel of places no name touches its number, nor the next name: ${width} px`, async () => {
    await shown("groups/", { viewport: { width, height } }, async (page) => {
      await page.locator(width < 640 ? ".pill > summary" : ".pill[data-facet=place] > summary, .pill:has-text('Place') > summary").locator("visible=true").first().click();
      await page.locator("#near").waitFor({ state: "attached" });
      const faults = await page.$$eval(".choices fieldset", (sets) => sets.flatMap((set) => {
        const labels = [...set.querySelectorAll("label")].filter((l) => l.offsetParent);
        const words = (l) => {
          const r = document.createRange();
          r.setStart(l.querySelector("input").nextSibling, 0);
          r.setEndBefore(l.querySelector(".n") ?? l.lastChild);
          return r.getBoundingClientRect();
        };
        const over = (a, b) => a.left < b.right - .5 && b.left < a.right - .5 && a.top < b.bottom - .5 && b.top < a.bottom - .5;
        return labels.flatMap((l, i) => {
          const mine = words(l), n = l.querySelector(".n")?.getBoundingClientRect();
          return [...n && over(mine, n) ? [`${l.innerText} over its number`] : [],
            ...labels.slice(i + 1).filter((m) => { const o = words(m); return o.top < mine.bottom + 3 && o.bottom > mine.top - 3 && o.left < mine.right && mine.left < o.right; }).map((m) => `${l.innerText} touches ${m.innerText}`)];
        });
      }));
      assert.deepEqual(faults, []);
      const room = await page.$$eval(".near select", (all) => all.map((s) => {
        const canvas = document.createElement("canvas").getContext("2d"), style = getComputedStyle(s);
        canvas.font = style.font;
        const longest = Math.max(...[...s.options].map((o) => canvas.measureText(o.text).width));
        return s.clientWidth - parseFloat(style.paddingInlineStart) - longest;
      }));
      for (const left of room) assert.ok(left >= 16, `${left} px for the arrow`);
    });
  });
}

test("at a desk the list of contents stays in sight beside the text, with and without JavaScript; on a phone it is closed above it", async () => {
  for (const address of ["guides/starting-a-group/", "ar/guides/starting-a-group/", "training/introduction/what-it-is/", "training/introduction/facilitator/"]) {
    for (const javaScriptEnabled of [true, false]) {
      await shown(address, { ...desk, javaScriptEnabled }, async (page) => {
        await page.mouse.wheel(0, 3000);
        await page.waitForFunction(() => scrollY > 1000, null, { polling: 50 });
        const [toc, text] = [await page.locator(".toc").boundingBox(), await page.locator(".toc + div").boundingBox()];
        assert.ok(toc.y >= 0 && toc.y + toc.height <= 800, `${address}: ${toc.y}`);
        assert.ok(toc.x >= text.x + text.width || toc.x + toc.width <= text.x, `${address}: it lies over the text`);
        assert.ok(await page.locator(".toc a").first().isVisible(), address);
      });
    }
    await shown(address, {}, async (page) => {
      assert.equal(await page.locator(".toc").evaluate((d) => d.open), false, address);
      const [toc, text] = [await page.locator(".toc").boundingBox(), await page.locator(".toc + div").boundingBox()];
      assert.ok(toc.y + toc.height <= text.y, address);
    });
  }
});

test("what moves moves once and briefly, and not at all for those who have asked for less", async () => {
  const moves = (page, of, pseudo) => page.locator(of).first().evaluate((e, p) => {
    const s = getComputedStyle(e, p);
    return [s.animationName, s.animationIterationCount, Math.max(...`${s.animationDuration},${s.transitionDuration}`.split(",").map(parseFloat))];
  }, pseudo);
  for (const reducedMotion of ["no-preference", "reduce"]) {
    const still = reducedMotion === "reduce";
    await shown("", { ...desk, reducedMotion }, async (page) =>
      assert.deepEqual(await moves(page, ".hero .path"), still ? ["none", "1", 0] : ["draw", "1", .6]));
    await shown("training/introduction/what-it-is/", { reducedMotion }, async (page) => {
      await page.locator(".toc > summary").click();
      assert.deepEqual(await moves(page, ".toc > ol"), still ? ["none", "1", 0] : ["open", "1", .15]);
      assert.equal((await moves(page, "[data-done] input", "::before"))[2], still ? 0 : .2);
      const tick = () => page.locator("[data-done] input").evaluate((e) => [getComputedStyle(e).backgroundColor, getComputedStyle(e, "::before").clipPath.includes("100%")]);
      const [empty, hidden] = await tick();
      await page.locator("[data-done] input").check();
      await page.waitForFunction(() => !getComputedStyle(document.querySelector("[data-done] input"), "::before").clipPath.includes("%"));
      assert.ok(hidden, "a tick that nobody made");
      assert.notEqual((await tick())[0], empty);
    });
  }
});

test("a hub's own colours are in all that is drawn, and a photograph on every kind of page", async () => {
  const hub = scratch("own");
  const put = (name, text) => { mkdirSync(join(hub, name, ".."), { recursive: true }); writeFileSync(join(hub, name), text); };
  put("hub.yaml", "title: Own\nbase_url: https://example.org/\ndefault_language: en\nlanguages: [en]\nlook: {accent: \"#7A1F5C\"}\n");
  const image = "image: {src: room.png, alt: A room, consent: nobody}\n";
  const kinds = ["guides/en/first", "groups/en/tea", "training/en/module", "practice/en/there", "pages/en/about"];
  for (const kind of kinds) {
    put(`content/${kind}/index.md`, `---\ntitle: A title\n${kind.startsWith("groups") ? "attendance: online\n" : ""}${image}---\n\nText.\n\n\`\`\`yaml\nkey: value\n\`\`\`\n`);
    cpSync(join(site.folder, "apple-touch-icon.png"), join(hub, "content", kind, "room.png"));
  }
  const own = await host(hub);
  try {
    assert.match(read(own, "favicon.svg"), /#7A1F5C/i);
    assert.equal(JSON.parse(read(own, "manifest.webmanifest")).theme_color.toUpperCase(), "#7A1F5C");
    assert.notDeepEqual(readFileSync(join(own.folder, "apple-touch-icon.png")), readFileSync(join(site.folder, "apple-touch-icon.png")));
    for (const address of ["guides/first/", "groups/tea/", "training/module/", "practice/there/", "about/"]) {
      await shown(address, {}, async (page) => {
        const picture = page.locator("main img[alt='A room']");
        await picture.scrollIntoViewIfNeeded();
        await page.waitForFunction(() => document.querySelector("main img[alt='A room']").naturalWidth > 0);
        const below = await picture.evaluate((i) => {
          let e = i;
          while (e.localName === "img" || !e.nextElementSibling) e = e.parentElement;
          return e.nextElementSibling.getBoundingClientRect().top - i.getBoundingClientRect().bottom;
        });
        assert.ok(below >= 12, `${address}: what follows is ${below} px below the picture`);
      }, own);
    }
    await shown("guides/first/", {}, async (page) => {
      assert.equal(await page.locator(".chroma .nt").first().evaluate((e) => getComputedStyle(e).color), "rgb(122, 31, 92)");
      assert.match(await page.locator("meta[http-equiv]").getAttribute("content"), /font-src 'self'/);
    }, own);
  } finally { await own.close(); }
});

test("a sheet on its side is used to its edge", async () => {
  for (const address of ["training/introduction/facilitator/", "library/repper2013/", "guides/starting-a-group/"]) {
    await shown(address, { viewport: { width: 1040, height: 700 } }, async (page) => {
      await page.emulateMedia({ media: "print" });
      const wide = await page.$$eval("article > div:not(:first-child)", (all) => all.map((e) => e.getBoundingClientRect().width));
      for (const width of wide) assert.ok(width > 800, `${address}: ${wide}`);
    });
  }
});
