// The way out, in a hub that asks for it, in both browsers.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { launchFirefox, openPage } from "./firefox.mjs";
import { home, open, patience, scratch } from "./site.mjs";

let site, elsewhere, firefox;
const asked = []; // what reached the other site: the referrer, or undefined
let answer = Promise.resolve(); // which the other site waits for

before(async () => {
  elsewhere = createServer(async (request, response) => {
    if (request.url !== "/") return response.writeHead(404).end();
    asked.push(request.headers.referer);
    await answer;
    response.writeHead(200, { "content-type": "text/html" }).end("<title>Elsewhere</title><h1>Elsewhere</h1>");
  });
  await new Promise((done) => elsewhere.listen(0, "127.0.0.1", done));
  const address = `http://127.0.0.1:${elsewhere.address().port}/`;
  const hub = scratch("exit");
  const put = (name, text) => {
    mkdirSync(dirname(join(hub, name)), { recursive: true });
    writeFileSync(join(hub, name), text);
  };
  put("hub.yaml", "title: Side by side\ndefault_language: en\nlanguages: [en, ar]\nfallback: page\nquick_exit: true\n" +
    "help_now: [{name: Emergency, phone: \"112\", country: IE, emergency: true, verified: {on: 2026-11-01}}]\n");
  for (const language of ["en", "ar"]) put(`layouts/strings/${language}/ui.yaml`, `exit.address: ${address}\n`);
  put("content/guides/en/first.md", `# The first time\n\n${"You can just listen. [And rest](#rest).\n\n".repeat(60)}## Rest\n\nText.\n`);
  put("content/guides/ar/first.md", `# المرة الأولى\n\n${"يمكنك أن تستمع فقط.\n\n".repeat(60)}`);
  put("content/pages/en/about.md", "# About\n\nWho we are.\n");
  for (let i = 0; i < 12; i++) {
    put(`content/groups/en/g-${i}.md`, `---\nname: Tea ${i}\nattendance: ${i % 3 ? "in-person" : "online"}\nschedule: [{day: ${i % 2 ? "tuesday" : "friday"}, start: "18:30"}]\n` +
      `place: {city: ${["Dublin", "Cork", "Galway"][i % 3]}, country: IE}\nlanguages: [en, ${i % 2 ? "ga" : "ar"}]\n---\n\nText.\n`);
  }
  site = await open(hub);
  firefox = await launchFirefox();
});
after(async () => {
  await firefox?.close();
  await site?.close();
  elsewhere?.closeAllConnections();
  elsewhere?.close();
});

const phone = { width: 320, height: 568 };

// Each opens a page on a phone, which has come from home.
const engines = {
  async Chromium(address = "guides/first/", options = {}) {
    const context = await site.browser.newContext({ viewport: phone, ...options });
    const page = await context.newPage();
    await page.goto(site.base);
    await page.goto(site.base + address);
    return { page, context, close: () => context.close(), size: (width, height) => page.setViewportSize({ width, height }) };
  },
  async Firefox(address = "guides/first/") {
    const { page, close } = await openPage(firefox, phone);
    await page.goto(site.base);
    await page.goto(site.base + address);
    return { page, close, size: (width, height) => page.setViewport({ width, height }) };
  },
};

// arrived waits until it is so, asking from here: a page that is left may take the question with it.
async function arrived(page, so) {
  for (const until = Date.now() + patience; Date.now() < until; await new Promise((done) => setTimeout(done, 20))) {
    if (await so().catch(() => false)) return;
  }
  assert.fail(`still at ${page.url()}`);
}
const gone = (page) => arrived(page, async () => await page.title() === "Elsewhere");
const still = (page) => page.evaluate(() => document.querySelector("[data-exit]") !== null); // leaving blanks the page at once

// thrice presses keys together, three times.
async function thrice(page, ...keys) {
  for (let i = 0; i < 3; i++) {
    for (const key of keys) await page.keyboard.down(key);
    for (const key of keys.toReversed()) await page.keyboard.up(key);
  }
}

// covered says why the way out cannot be pressed, or "": it has to be whole within what is
// seen, 44 px high as the reader sees it, and on top.
const covered = (page) => page.evaluate(() => {
  const link = document.querySelector("[data-exit]"), box = link.getBoundingClientRect();
  const { offsetLeft: x, offsetTop: y, width, height, scale } = visualViewport;
  const said = `${[box.left, box.top, box.right, box.bottom].map(Math.round)} in ${[x, y, x + width, y + height].map(Math.round)}`;
  if (box.left < x - 1 || box.top < y - 1 || box.right > x + width + 1 || box.bottom > y + height + 1) return `out of sight: ${said}`;
  if (box.height * scale < 44) return `${box.height * scale} px high`;
  const on = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  return link.contains(on) ? "" : `under ${on?.outerHTML.slice(0, 80)}: ${said}`;
});

for (const [name, visit] of Object.entries(engines)) {
  test(`${name}: Shift three times leaves, tells nobody from where, and takes the page out of the way back`, async () => {
    const { page, close } = await visit();
    const before = await page.evaluate(() => history.length);
    asked.length = 0;
    await thrice(page, "Shift");
    await gone(page);
    assert.deepEqual(asked, [undefined]);
    assert.equal(await page.evaluate(() => history.length), before);
    await page.evaluate(() => history.back());
    await arrived(page, () => page.evaluate(() => document.title !== "Elsewhere"));
    assert.equal(await page.evaluate(() => location.href), site.base, "the way back leads to the page that was left");
    await close();
  });

  test(`${name}: what is typed is no way out`, async () => {
    const { page, close } = await visit("search/");
    const box = "input[role=combobox]";
    await page.waitForFunction(() => !document.querySelector("form").hidden);
    await page.focus(box);
    await thrice(page, "Shift", "A"); // capitals
    for (const key of ["Shift", "Shift", "a", "Shift"]) await page.keyboard.press(key);
    for (const key of ["Alt", "Control"]) { // another layout of the keyboard, shortcuts
      await page.keyboard.down(key);
      await thrice(page, "Shift");
      await page.keyboard.up(key);
    }
    for (let i = 0; i < 3; i++) { // quick hands let go of Shift before the letter
      await page.keyboard.down("Shift");
      await page.keyboard.down("B");
      await page.keyboard.up("Shift");
      await page.keyboard.up("B");
    }
    assert.ok(await still(page), "typing left the site");
    const at = await page.$("h1").then((e) => e.boundingBox());
    for (let i = 0; i < 3; i++) { // what is selected grows by a click
      await page.keyboard.down("Shift");
      await page.mouse.click(at.x + 5 + i, at.y + 5);
      await page.keyboard.up("Shift");
    }
    assert.ok(await still(page), "clicks left the site");
    // Held down, a key comes again and again.
    const shift = (type, more) => dispatchEvent(new KeyboardEvent(type, { key: "Shift", ...more }));
    const press = (more) => page.evaluate(`for (let i = 0; i < 3; i++) { (${shift})("keydown", ${JSON.stringify(more.first ?? {})}); ` +
      `for (const e of ${JSON.stringify(more.then ?? [])}) (${shift})("keydown", e); (${shift})("keyup", ${JSON.stringify(more.last ?? {})}); }`);
    await press({ then: [{ repeat: true }, { repeat: true }] });
    await press({ first: { isComposing: true }, last: { isComposing: true } }); // a word of Chinese or Japanese that is being put together
    await press({ last: { isComposing: true } });
    assert.ok(await still(page), "a key that is held down, or an input method, left the site");
    await press({});
    await gone(page); // so those events are like the browser's
    await close();
  });

  test(`${name}: the page is blank before the other site answers, and its name is gone`, async () => {
    const { page, close } = await visit();
    let letGo;
    answer = new Promise((done) => { letGo = done; });
    const seen = page.evaluate(() => new Promise((done) => {
      document.querySelector("[data-exit]").addEventListener("click", () => done([document.body.innerText, document.title]));
    }));
    await page.click("[data-exit]", { noWaitAfter: true });
    assert.deepEqual(await seen, ["", "127.0.0.1"]);
    letGo();
    await gone(page);
    await close();
  });

  test(`${name}: always in sight on a phone, and over what lies on the page`, async () => {
    for (const language of ["en", "ar"]) {
      const { page, close, size } = await visit(`${home(language)}guides/first/`);
      const check = async (what) => assert.equal(await covered(page), "", `${language}: ${what}`);
      await check("at the top");
      await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: "instant" }));
      await check("at the end");
      await page.evaluate(() => { document.documentElement.style.fontSize = "212.5%"; });
      await check("with text twice as large");
      await page.goto(`${site.base}${home(language)}search/`);
      await page.waitForFunction(() => !document.querySelector("form").hidden);
      await size(320, 260); // what a keyboard on the screen leaves
      await page.focus("input[role=combobox]");
      await page.keyboard.type("tea");
      await page.waitForSelector("[role=option]");
      await check("with a keyboard open");
      await size(320, 568);
      await page.goto(`${site.base}${home(language)}groups/`);
      await page.click(".filter > .more > summary"); // the questions come when they are wanted
      await page.waitForSelector(".overlay > summary");
      for (const [width, height] of [[320, 568], [568, 320]]) {
        await size(width, height);
        await page.evaluate(() => { document.querySelector(".overlay").open = false; scrollTo(0, 0); });
        await page.click(".overlay > summary"); // in a low window what opens stands in the page, below what was pressed
        await check(`beside the questions of the finder, ${width} × ${height}`);
        const shut = await page.$(".over .top button").then((e) => e.boundingBox());
        const bar = await page.$(".bar").then((e) => e.boundingBox());
        assert.ok(shut.y >= bar.y + bar.height, `their way out lies under the bar: ${JSON.stringify([width, shut, bar])}`);
      }
      await page.evaluate(() => { document.querySelector(".overlay").open = false; document.querySelector(".bar details").open = true; });
      await check("beside the numbers of help");
      await close();
    }
  });

  test(`${name}: by keyboard, the bar that stays hides nothing that has the focus`, async () => {
    for (const address of ["guides/first/", "groups/", "ar/guides/first/"]) {
      const { page, close } = await visit(address);
      await page.evaluate((large) => {
        document.documentElement.style.scrollBehavior = "auto";
        if (large) document.documentElement.style.fontSize = "212.5%";
      }, address.startsWith("ar/"));
      for (const key of ["Tab", "Shift+Tab"]) {
        for (let i = 0; i < 75; i++) {
          if (key === "Tab") await page.keyboard.press("Tab");
          else { await page.keyboard.down("Shift"); await page.keyboard.press("Tab"); await page.keyboard.up("Shift"); }
          const hidden = await page.evaluate(() => {
            const e = document.activeElement, bar = document.querySelector(".bar");
            if (!e || e === document.body || bar.contains(e) || e.matches(".skip")) return "";
            const box = e.getBoundingClientRect(), under = bar.getBoundingClientRect();
            // The list of groups may still grow above what has the focus; half of it has to be seen.
            return (box.top + box.bottom) / 2 < under.bottom && box.bottom > under.top ? `${e.outerHTML.slice(0, 90)} at ${box.top}, under ${under.bottom}` : "";
          });
          assert.equal(hidden, "", `${address}, ${key} ${i}`);
        }
      }
      assert.ok(await still(page));
      await close();
    }
  });
}

test("zoomed in with two fingers it follows what is seen", async () => {
  for (const [language, x] of [["en", 10], ["ar", 300], ["en", 300], ["ar", 10]]) {
    const { page, context, close } = await engines.Chromium(`${home(language)}guides/first/`, { isMobile: true, hasTouch: true });
    const devtools = await context.newCDPSession(page);
    await page.evaluate(() => scrollTo({ top: 900, behavior: "instant" }));
    await devtools.send("Input.synthesizePinchGesture", { x, y: 500, scaleFactor: 3 });
    await page.waitForFunction(() => visualViewport.scale > 2 && visualViewport.offsetTop > 50);
    await page.waitForTimeout(100); // until it comes to rest
    assert.equal(await covered(page), "", `${language}, pinched at ${x}`);
    await close();
  }
});

test("who listens hears a link with a name, and what it does and cannot do", async () => {
  const { page, context, close } = await engines.Chromium();
  const { nodes } = await (await context.newCDPSession(page)).send("Accessibility.getFullAXTree");
  const links = nodes.filter((n) => n.role?.value === "link" && n.name?.value === "Leave");
  assert.equal(links.length, 1);
  assert.match(links[0].description.value, /^“Leave” opens another site at once\. On a keyboard, press Shift three times\. It cannot erase your history/);
  assert.ok(await page.locator("#exit").isVisible(), "who sees can read it, too");
  await close();
});

test("without JavaScript it is a link: Chromium", async () => {
  const { page, close } = await engines.Chromium("guides/first/", { javaScriptEnabled: false });
  asked.length = 0;
  await page.mouse.wheel(0, 2000);
  await page.locator("[data-exit]").click();
  await page.waitForURL((url) => !url.href.startsWith(site.base));
  assert.deepEqual(asked, [undefined]);
  await close();
});

test("without JavaScript it is a link: Firefox", async () => {
  const plain = await launchFirefox("light", { "javascript.enabled": false });
  const { page } = await openPage(plain, phone);
  await page.goto(`${site.base}guides/first/`);
  asked.length = 0;
  const there = new Promise((done) => elsewhere.once("request", done));
  for (let i = 0; i < 4; i++) await page.keyboard.press("Tab"); // past the way to the text, help and the number
  await page.keyboard.press("Enter");
  await there;
  assert.deepEqual(asked, [undefined]);
  await plain.close();
});
