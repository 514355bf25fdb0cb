// Pictures and sounds of a text: a browser takes the size that its screen needs, and of a sound nothing before it is
// pressed; both can be had without the internet or read, and nobody else is asked.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { crc32, deflateSync } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import { open, scratch, still, watched } from "./site.mjs";

// photo is a PNG of so many colours that it is a photograph.
function photo(width, height) {
  const points = Buffer.alloc((3 * width + 1) * height);
  for (let y = 0, some = 1; y < height; y++) {
    for (let x = 0; x < 3 * width; x++) {
      some = (some * 1103515245 + 12345) % 2147483648;
      points[y * (3 * width + 1) + 1 + x] = 100 + 90 * (x / width / 3) + (some >> 16) % 40;
    }
  }
  const chunk = (kind, body) => {
    const all = Buffer.concat([Buffer.alloc(4), Buffer.from(kind), body, Buffer.alloc(4)]);
    all.writeUInt32BE(body.length, 0);
    all.writeUInt32BE(crc32(all.subarray(4, -4)), all.length - 4);
    return all;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), chunk("IDAT", deflateSync(points, { level: 1 })), chunk("IEND", Buffer.alloc(0))]);
}

// silence is a sound of a second (WAV, 8 bits, 8000 Hz).
function silence() {
  const out = Buffer.concat([Buffer.from("RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0", "latin1"), Buffer.alloc(12), Buffer.from("data\0\0\0\0"), Buffer.alloc(8000, 128)]);
  out.writeUInt32LE(out.length - 8, 4);
  out.writeUInt32LE(8000, 24);
  out.writeUInt32LE(8000, 28);
  out.set([1, 0, 8, 0], 32);
  out.writeUInt32LE(8000, 40);
  return out;
}

let site;
before(async () => {
  const hub = scratch("pictures");
  const write = (name, data) => { mkdirSync(join(hub, name, ".."), { recursive: true }); writeFileSync(join(hub, name), data); };
  write("hub.yaml", "title: T\ndefault_language: en\nlanguages: [en]\n");
  write("content/guides/en/our room.png", photo(1600, 900));
  write("content/guides/en/talk.wav", silence());
  write("content/guides/en/talk.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Sam>Come in, and sit down.\n");
  write("content/guides/en/tea.md", `# Tea\n\n![A room with six chairs](<our room.png> "Where we meet")\n\n${"Words.\n\n".repeat(9)}![Sam talks](talk.wav "A talk")\n`);
  site = await open(hub, "--no-search");
});
after(async () => { await site?.close(); });

const picture = (page) => page.getByRole("img", { name: "A room with six chairs" });
const shown = (page) => picture(page).evaluate(async (img) => { await img.decode(); return [img.currentSrc.replace(/^.*\//, ""), img.naturalWidth]; });
const asked = () => site.requests.filter((url) => /assets\/(pictures|files)\//.test(url)).map((url) => url.replace(/^.*\//, ""));

for (const [width, points, name] of [[360, 1, "our%20room.png-480.webp"], [360, 2, "our%20room.png-960.webp"], [1280, 2, "our%20room.png-1440.webp"]]) {
  test(`a screen ${width} px wide with ${points} points a px takes ${name}, and nobody else is asked`, async () => {
    const { page, context, troubles } = await watched(site, { viewport: { width, height: 740 }, deviceScaleFactor: points });
    site.requests.length = 0;
    await page.goto(`${site.base}guides/tea/`);
    await picture(page).scrollIntoViewIfNeeded();
    const [src] = await shown(page);
    assert.equal(src, name);
    assert.deepEqual(asked(), [name]);
    const box = await picture(page).boundingBox();
    assert.ok(Math.abs(box.width / box.height - 16 / 9) < 0.02 && box.width <= width, JSON.stringify(box));
    assert.deepEqual(troubles, []);
    await context.close();
  });
}

test("a sound loads nothing before it is pressed, plays, and can be read", async () => {
  const { page, context, troubles } = await watched(site);
  await still(page);
  site.requests.length = 0;
  await page.goto(`${site.base}guides/tea/`);
  const player = page.locator("audio");
  await player.scrollIntoViewIfNeeded();
  assert.deepEqual(asked().filter((name) => name.startsWith("talk")), []);
  await page.getByText("Come in, and sit down.").waitFor({ state: "hidden" });
  await page.locator(".player summary").click();
  await page.getByText("Sam: Come in, and sit down.").waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(violations.map((v) => v.id), []);
  await player.evaluate(async (audio) => { audio.muted = true; await audio.play(); });
  await page.waitForFunction(() => document.querySelector("audio").currentTime > 0);
  assert.ok(asked().includes("talk.wav"));
  assert.deepEqual(troubles, []);
  await context.close();
});

test("a page that is kept shows its picture without the internet, on whichever screen", async () => {
  const { page, context } = await watched(site);
  await page.goto(`${site.base}help/keep/`);
  await page.getByLabel("Guides").check();
  await page.getByLabel("No, only I do").check();
  await page.getByRole("button", { name: /^Keep it/ }).click();
  await page.locator("[data-keep] > [role=status]").filter({ hasText: "It is on this phone now." }).waitFor();
  site.off = true;
  for (const width of [360, 1600]) { // the wide one asks for a size that is not kept
    await page.setViewportSize({ width, height: 740 });
    await page.goto(`${site.base}guides/tea/`);
    await picture(page).scrollIntoViewIfNeeded();
    const [src, points] = await shown(page);
    assert.ok(points > 0, `${width}: ${src}`);
  }
  site.off = false;
  await context.close();
});
