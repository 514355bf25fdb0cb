// Promises to whoever opens what strangers have written: each payload of ../hostile, in every
// field that may hold it, runs nothing, asks nobody, breaks no policy, and is shown as it is
// written. Here each payload stands somewhere; make hostile has it everywhere.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { launchFirefox } from "./firefox.mjs";
import { files, launch, pages, peerhub, read, repository, scratch, serve, unpack } from "./site.mjs";

// HOSTILE=full has every payload in every field; HOSTILE=6, every sixth of them.
const full = Boolean(process.env.HOSTILE), every = full && Number(process.env.HOSTILE) || 1;
// What of a hub shows its settings: the other pages show them in the same places.
const shown = ["", "groups/", "groups/tea/", "guides/", "guides/guide/", "learn/", "help/", "search/", "all/", "about-you/", "groups/place/", "404.html"];
let hubs, chromium, firefox;
before(async () => {
  const to = scratch("hostile");
  execFileSync("go", ["run", "./generator/hostile", "--write", to, ...(full ? ["--every", String(every)] : ["--short"])], { cwd: repository, stdio: ["ignore", "inherit", "inherit"] });
  hubs = JSON.parse(readFileSync(join(to, "hubs.json"), "utf8"));
  for (const hub of hubs) {
    hub.site = join(hub.hub, "public");
    hub.served = await serve(hub.site);
    peerhub("build", "--hub", hub.hub, "--out", hub.site, "--base-url", hub.served.base, "--date", "2026-03-01");
  }
  chromium = await launch();
  firefox = await launchFirefox();
});
after(async () => {
  await chromium?.close();
  await firefox?.close();
  for (const hub of hubs ?? []) await hub.served?.close();
});

// hook stands in every page before anything else does.
const hook = () => {
  const told = (what) => console.error(`ran: ${what}`);
  for (const name of ["pwned", "alert", "confirm", "prompt", "print", "open"]) window[name] = () => told(name);
  addEventListener("securitypolicyviolation", (e) => console.error(`policy: ${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
};

// watched is one page of a browser for all addresses: what it must not do is a trouble.
async function watched(browser, base) {
  const context = await (browser.createBrowserContext ?? browser.newContext).call(browser);
  const page = await context.newPage();
  await (page.setViewportSize ?? page.setViewport).call(page, { width: 360, height: 740 });
  page.setDefaultTimeout(60_000);
  await (page.addInitScript ?? page.evaluateOnNewDocument).call(page, hook);
  const troubles = [];
  let at = "";
  page.on("console", (m) => { if (m.type() === "error") troubles.push(`${m.text()} (${at})`); });
  page.on("pageerror", (e) => troubles.push(`exception: ${e.message} (${at})`));
  page.on("dialog", (d) => { troubles.push(`dialog: ${d.message()} (${at})`); d.dismiss(); });
  page.on("request", (r) => { if (!r.url().startsWith(base) && !/^(data|blob|about):/.test(r.url())) troubles.push(`stranger: ${r.url()} (${at})`); });
  return {
    troubles,
    async open(address) {
      at = address;
      await page.goto(new URL(address, base).href);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      if (!page.url().startsWith(base)) troubles.push(`left for ${page.url()} (${at})`);
      const { wrong, text } = await page.evaluate(looked);
      troubles.push(...[...wrong, ...await page.evaluate(wider)].map((w) => `${w} (${at})`));
      return text;
    },
    page,
    close: () => context.close(),
  };
}

// looked tells what stands in a page that could run or ask, whether or not it has yet; and its text.
function looked() {
  const wrong = [], texts = [document.documentElement.textContent];
  const html = (e) => e.outerHTML.slice(0, 200);
  for (const e of document.querySelectorAll("*")) {
    const name = e.localName;
    if (["iframe", "object", "embed", "base", "frame", "applet", "portal", "foreignObject", "animate", "set", "plaintext", "math"].includes(name)) wrong.push(`element: ${html(e)}`);
    if (name === "style" && !e.closest("svg")) wrong.push(`style: ${html(e)}`);
    if (name === "script") {
      if (e.type === "application/ld+json") {
        try { texts.push(JSON.stringify(JSON.parse(e.textContent))); } catch (error) { wrong.push(`data: ${error.message} ${html(e)}`); }
      } else if (e.textContent.trim() && e.type !== "application/json" || e.src && new URL(e.src).origin !== location.origin) wrong.push(`script: ${html(e)}`);
    }
    if (name === "meta" && /^refresh$/i.test(e.httpEquiv)) wrong.push(`meta: ${html(e)}`);
    for (const { name: attribute, value } of e.attributes) {
      if (/^on/i.test(attribute) || ["srcdoc", "formaction", "ping", "background"].includes(attribute)) wrong.push(`attribute ${attribute}: ${html(e)}`);
      if (/^(href|src|action|xlink:href|poster|data|cite)$/i.test(attribute) && !/^(https?:|mailto:|tel:|sms:|geo:)/i.test(new URL(value, location).protocol) && !/^data:image\/(png|svg)/.test(value)) wrong.push(`address: ${html(e)}`);
      if (/^(content|alt|title|aria-label|placeholder|value|data-)/.test(attribute)) texts.push(value);
    }
  }
  return { wrong, text: texts.join("\n") };
}

// wider tells what is wider than the screen, read from either side, with all that can be opened open.
function wider() {
  const wrong = [], root = document.documentElement, as = root.dir;
  for (const e of document.querySelectorAll("details")) e.open = true;
  for (const dir of ["ltr", "rtl"]) {
    root.dir = dir;
    const scrolls = (e) => e && (/auto|scroll/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
    const out = root.scrollWidth > innerWidth ? [...document.body.querySelectorAll("*")].filter((e) => {
      const { left, right, width } = e.getBoundingClientRect();
      return width > 0 && (left < -1 || right > innerWidth + 1) && !scrolls(e.parentElement);
    }) : [];
    if (root.scrollWidth > innerWidth) wrong.push(`${root.scrollWidth} px wide (${dir}): ${out.filter((e) => !out.some((o) => o !== e && e.contains(o))).map((e) => e.outerHTML.slice(0, 150)).slice(0, 3).join(" and ")}`);
  }
  root.dir = as;
  return wrong;
}

// plain is a text without what a language sets for itself: marks of quotation, spaces, and marks
// of direction that nobody sees.
const plain = (text) => text.normalize("NFC").replace(/[\s\p{Cc}\p{Cf}"'`´‘’‚“”„‹›«»\uFFFD\uFFFE\uFFFF]/gu, "");

test("nothing runs, leaves or breaks the policy, and what is written is shown", async () => {
  let opened = 0, found = 0, leading = 0;
  const wrong = {};
  for (const hub of hubs) {
    const site = hub.served;
    for (const browser of [chromium, firefox]) {
      const { open, troubles, close } = await watched(browser, site.base);
      const missing = [];
      const settings = !Object.keys(hub.texts).length && hubs.indexOf(hub) > 1;
      for (const address of settings ? pages(hub.site).filter((p) => shown.includes(p)) : pages(hub.site)) {
        if (!full && browser === firefox && !hub.texts[address]) continue;
        const source = read({ folder: hub.site }, address);
        if (source.includes('http-equiv="refresh"')) { // an old address: it leads to a page that is opened by itself
          const rest = source.replace(/<script src="(\.\.?\/)+assets\/moved\.js\?v=[0-9a-f]+" data-to="\.{1,2}\/[^":]*"><\/script>/, "");
          if (/<script|\son[a-z]+\s*=/i.test(rest) || !/content="0; url=\.{1,2}\/[^":]*"/.test(source)) missing.push(`${address}: ${source}`);
          leading++;
          continue;
        }
        const text = plain(await open(address));
        opened++;
        for (const wanted of hub.texts[address] ?? []) {
          found++;
          if (!text.includes(plain(wanted))) missing.push(`${address}: ${JSON.stringify(wanted)}`);
        }
      }
      if (troubles.length + missing.length) wrong[`${hub.hub} ${browser === firefox ? "Firefox" : "Chromium"}`] = [...troubles, ...missing];
      await close();
      if (full) console.log(`${hubs.indexOf(hub) + 1} of ${hubs.length}: ${opened} pages, ${troubles.length + missing.length} troubles`); // it takes hours
    }
  }
  const sum = (what) => hubs.reduce((all, h) => all + h[what], 0);
  console.log(`${hubs.length} hubs, ${sum("tried")} payloads in fields, of which ${sum("standing")} may stand; ${opened} pages opened, ${found} texts read, ${leading} old addresses`);
  assert.deepEqual(wrong, {});
  assert.ok(found > 0);
  assert.ok(leading > 0);
});

test("the watch sees a payload that runs, one that leaves and one that breaks the policy", async () => {
  const site = hubs[0].served;
  for (const browser of [chromium, firefox]) {
    const { open, page, troubles, close } = await watched(browser, site.base);
    await open("");
    await page.evaluate(() => {
      pwned();
      document.body.insertAdjacentHTML("beforeend", "<img src=//evil.example/x onerror=pwned()>");
    });
    await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", "<hr class=wide>") || (document.querySelector("hr.wide").style.inlineSize = "500px"));
    const wide = await page.evaluate(wider);
    assert.ok(wide.length === 2 && wide.every((w) => w.includes('<hr class="wide"')), `${wide}`);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await open("groups/");
    for (const what of ["ran: pwned", "policy: "]) assert.ok(troubles.some((t) => t.includes(what)), `${what}: ${troubles}`);
    await close();
  }
});

test("the search and the finder show what strangers wrote as words", async () => {
  const site = hubs[0].served;
  const { open, page, troubles, close } = await watched(chromium, site.base);
  const payloads = [...new Set(Object.values(hubs[0].texts).flat().flatMap((text) => text.split("\n")))].filter((p) => p.trim());
  const asked = payloads.filter((_, n) => full || n % 40 === 0);
  for (const text of asked) {
    await page.goto("about:blank");
    await open(`search/#q=${encodeURIComponent(text)}`);
    await page.waitForFunction(() => document.querySelector("[data-results]")?.textContent.trim());
    troubles.push(...(await page.evaluate(looked)).wrong.map((w) => `${w} (search for ${text})`));
  }
  assert.deepEqual(troubles, []);
  await close();
});

test("e-books and packages run nothing, though they have no policy", async () => {
  let opened = 0;
  for (const archive of files(hubs[0].site).filter((f) => /\.(epub|zip)$/.test(f) && !f.endsWith(".bleve.zip"))) {
    const folder = unpack(join(hubs[0].site, archive));
    const kinds = { ".html": "text/html; charset=utf-8", ".xhtml": "application/xhtml+xml", ".css": "text/css", ".js": "text/javascript", ".png": "image/png", ".svg": "image/svg+xml" };
    const server = createServer((request, response) => {
      if (request.url === "/favicon.ico") return response.writeHead(204).end();
      const file = join(folder, decodeURIComponent(new URL(request.url, "http://x").pathname));
      try {
        const data = readFileSync(file);
        response.writeHead(200, { "content-type": kinds[extname(file)] ?? "text/plain" }).end(data);
      } catch { response.writeHead(404).end(); }
    });
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    const { open, troubles, close } = await watched(chromium, `http://127.0.0.1:${server.address().port}/`);
    for (const page of files(folder).filter((f) => /\.x?html$/.test(f))) {
      await open(page);
      opened++;
    }
    assert.deepEqual(troubles.filter((t) => !t.includes("favicon")), [], archive);
    await close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
  assert.ok(opened > 0);
  console.log(`${opened} pages of books and packages opened`);
});

test("files for programs hold payloads as values, and nothing of theirs as a line, a cell or an element", async () => {
  const page = await chromium.newPage();
  const wrong = [];
  const properties = /^(BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|NAME|UID|URL|DTSTAMP|DTSTART|DTEND|DURATION|RRULE|EXDATE|RDATE|SUMMARY|DESCRIPTION|LOCATION|GEO|STATUS|CATEGORIES|LAST-MODIFIED|CREATED|SEQUENCE|TRANSP|CLASS|ORGANIZER|ATTENDEE|TZID|TZURL|TZNAME|TZOFFSETFROM|TZOFFSETTO|REFRESH-INTERVAL|SOURCE|COLOR|IMAGE|X-WR-[A-Z]+|X-PUBLISHED-TTL|X-LIC-LOCATION|COMMENT|RELATED-TO|RECURRENCE-ID)[;:]/;
  let looked = 0;
  for (const { site } of hubs) for (const file of files(site)) {
    const kind = extname(file), data = () => readFileSync(join(site, file), "utf8");
    looked++;
    if (/^\.(json|geojson|webmanifest)$/.test(kind)) {
      try { JSON.parse(data()); } catch (error) { wrong.push(`${file}: ${error.message}`); }
    } else if (kind === ".ics") {
      for (const line of data().replace(/\r\n[ \t]/g, "").split("\r\n").filter(Boolean)) if (!properties.test(line) || /[\r\n]|X-PWNED/.test(line.split(":")[0])) wrong.push(`${file}: ${line}`);
    } else if (kind === ".csv") {
      for (const row of cells(data())) for (const cell of row) if (/^[=+\-@\t\r＝＋－＠]/.test(cell) && !/^[+-]?[\d\s.,()/-]+$/.test(cell)) wrong.push(`${file}: ${cell}`);
    } else if (kind === ".xml") {
      const found = await page.evaluate((text) => {
        const tree = new DOMParser().parseFromString(text, "application/xml");
        return [...tree.querySelectorAll("parsererror, script")].map((e) => e.textContent).concat([...tree.querySelectorAll("title")].filter((t) => t.textContent === "pwned").map(() => "an entry of its own"));
      }, data());
      wrong.push(...found.map((f) => `${file}: ${f}`));
    } else if (/^\.(png|jpg|gif|webp)$/.test(kind) && data().includes("pwned")) wrong.push(`${file}: a picture says more than is seen`);
  }
  assert.deepEqual(wrong.slice(0, 40), []);
  assert.ok(looked > 100);
});

// cells cuts CSV (RFC 4180).
function cells(text) {
  const rows = [[""]];
  let quoted = false;
  for (let i = text.charCodeAt(0) === 0xFEFF ? 1 : 0; i < text.length; i++) {
    const row = rows.at(-1), c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') { row[row.length - 1] += '"'; i++; }
    else if (c === '"') quoted = !quoted;
    else if (!quoted && c === ",") row.push("");
    else if (!quoted && c === "\n") rows.push([""]);
    else if (quoted || c !== "\r") row[row.length - 1] += c;
  }
  return rows;
}
