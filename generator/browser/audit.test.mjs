// peerhub audit: the starter hub, and a site that does all that a site should not.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { beside, browserFlags, chrome, launch, peerhub, scratch } from "./site.mjs";

const asRoot = `--switch=${browserFlags[0]}`;

const pixel = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

// server answers from a table of paths, and remembers what it was asked.
async function server(host, answers) {
  const asked = [], open = new Set();
  const s = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const { pathname } = new URL(request.url, "http://x");
    const answer = answers[pathname] ?? answers["*"]?.(pathname) ?? { status: 404, body: "no" };
    const { status = 200, headers = {}, body = "", end = true } = typeof answer === "string" ? { body: answer } : answer;
    response.writeHead(status, { "content-type": "text/html; charset=utf-8", "access-control-allow-origin": "*", ...headers });
    response.write(body);
    if (end) response.end(); else open.add(response);
  });
  await new Promise((done) => s.listen(0, host === "localhost" ? "localhost" : "127.0.0.1", done));
  return { host: `${host}:${s.address().port}`, asked, answers, close: () => { open.forEach((r) => r.destroy()); s.closeAllConnections(); s.close(); } };
}

// audit runs the command with a folder for what is temporary, which has to be empty afterwards.
async function audit(...args) {
  const folder = scratch("audit"), tmp = join(folder, "tmp"), out = join(folder, "report.html");
  mkdirSync(tmp);
  const ran = await beside(["audit", ...args, "--json", "--out", out, "--browser", chrome, asRoot], { env: { ...process.env, TMPDIR: tmp } });
  assert.deepEqual(readdirSync(tmp).filter((f) => f.startsWith("peerhub")), [], "the profile is left behind");
  return { ...ran, out, report: ran.stdout ? JSON.parse(ran.stdout) : undefined, html: ran.stdout ? readFileSync(out, "utf8") : "" };
}

test("the starter hub: nobody else is asked, nothing is kept, and no word leaves the device", async () => {
  const folder = join(scratch("audited"), "public");
  peerhub("build", "--out", folder, "--date", "2026-11-22");
  // Of all parts of the site some pages: all of them take minutes.
  const { code, report, html, stderr } = await audit(folder, "--strict", "--pages", "60");
  assert.equal(code, 0, stderr + JSON.stringify(report, null, 1));
  assert.equal(report.pages.length, 60);
  assert.deepEqual([report.others, report.cookies, report.kept, report.private], [[], [], [], undefined]);
  assert.deepEqual(report.pages.filter((p) => p.trouble), []);
  assert.equal(report.searches[0].page, "/");
  for (const s of report.searches) assert.deepEqual([...s.while_typing, ...s.on_enter].map((t) => [t.host, t.own, t.word]), [["example.org", true, undefined], ["example.org", true, undefined]]);
  const known = 60 + Object.values(report.left_off).reduce((a, b) => a + b);
  assert.ok(html.includes(`On the 60 of its ${known} pages that we opened, nobody else learns that somebody was there, and nothing is kept on the device.`));
  assert.ok(!html.includes("127.0.0.1"), "the report has a port of this day");
});

test("a site that does all that a site should not: each thing is named, and nothing gets through", async () => {
  const evil = '<img src=x onerror=alert(1)>"\'</script>';
  const theirs = await server("localhost", {
    "/pixel.gif": { headers: { "content-type": "image/gif", "set-cookie": "theirs=1; Max-Age=8640000; SameSite=None; Secure" }, body: pixel },
    "/last.js": { headers: { "content-type": "text/javascript" }, body: "window.last = 1" },
    "/font.woff2": { headers: { "content-type": "font/woff2" }, body: "no font" },
    "/suggest": { headers: { "content-type": "application/json" }, body: "[]" },
    "/frame": '<script>localStorage.setItem("in-a-frame", "1")</script>A frame.',
    "/there": "<title>There</title>", "/bye": "", "/window": "<p>A window.</p>",
  });
  const between = await server("localhost", { "/first.js": { status: 302, headers: { location: `http://${theirs.host}/last.js` } } });
  const page = `<!doctype html><title>${evil}</title><meta name="referrer" content="unsafe-url">
<link rel="preconnect" href="https://hinted.example">
<style>@font-face { font-family: f; src: url(http://${theirs.host}/font.woff2); } body { font-family: f, serif; }</style>
<h1>Nasty</h1><a href="cal/2026/1/">Calendar</a> <a href="never/">Never</a> <a href="stuck/">Stuck</a> <a href="away/">Away</a> <a href="logout">Out</a>
<a href="secret/">Secret</a> <a href="../other/">Not below</a> <a href="file.zip">File</a> <a href="http://${theirs.host}/there">Elsewhere</a> <a href="file:///etc/passwd">Passwd</a>
<a href="posts/">Posts</a>
<img src="http://${theirs.host}/pixel.gif" alt="">
<iframe src="http://${theirs.host}/frame"></iframe>
<form action="find" role="search"><input name="q" aria-label="${evil.replaceAll('"', "&quot;")}"></form>
<script src="http://${between.host}/first.js"></script>
<script>
document.cookie = "own=1; max-age=31536000";
localStorage.setItem(${JSON.stringify(evil).replaceAll("<", "\\u003c")} + "x".repeat(500), "1");
sessionStorage.setItem("a-session", "1");
indexedDB.open("a-database");
caches.open("a-cache");
navigator.serviceWorker.register("worker.js");
new WebSocket("ws://${theirs.host}/socket");
document.querySelector("input").addEventListener("input", (e) => fetch("http://${theirs.host}/suggest?q=" + encodeURIComponent(e.target.value)));
addEventListener("pagehide", () => navigator.sendBeacon("http://${theirs.host}/bye", "x"));
open("http://${theirs.host}/window");
setTimeout(() => { location.href = "download"; }, 0);
alert("Hello!"); confirm("Sure?");
</script>`;
  const own = await server("127.0.0.1", {
    "/robots.txt": { headers: { "content-type": "text/plain" }, body: "User-agent: *\nDisallow: /site/secret\n" },
    "/site/sitemap.xml": { headers: { "content-type": "application/xml" }, body: "<urlset><url><loc>http://HOST/site/mapped/</loc></url><url><loc>http://HOST/site/secret/mapped/</loc></url></urlset>" },
    "/site/": page, "/site/mapped/": "<title>Mapped</title>", "/site/find": "<title>Found</title>", "/site/worker.js": { headers: { "content-type": "text/javascript" }, body: "1" },
    "/site/never/": { body: "<title>Never</title><p>It begins", end: false },
    "/site/stuck/": "<title>Stuck</title><script>for (;;) {}</script>",
    "/site/away/": `<script>location.href = "http://${theirs.host}/there"</script>`,
    "/site/posts/": `<form method="post" action="find"><input type="search" name="q"></form>`,
    "/site/download": { headers: { "content-type": "application/zip", "content-disposition": "attachment; filename=a.zip" }, body: "PK" },
    "*": (path) => { const m = /^\/site\/cal\/2026\/(\d+)\/$/.exec(path); return m && `<title>${m[1]}</title><a href="../${Number(m[1]) + 1}/">Next</a>`; },
  });
  own.answers["/site/sitemap.xml"].body = own.answers["/site/sitemap.xml"].body.replaceAll("HOST", own.host);
  const { code, report, html, stderr } = await audit(`http://${own.host}/site/`, "--pages", "14", "--pause", "0s");
  for (const s of [own, theirs, between]) s.close();
  const said = JSON.stringify(report, null, 1);
  assert.equal(code, 1, stderr);

  const addresses = report.pages.map((p) => p.address);
  assert.ok(addresses.includes("mapped/"), said);
  assert.equal(addresses.filter((a) => a.startsWith("cal/")).length, 6, said); // a calendar that goes on for ever
  assert.deepEqual(report.left_off, { act: 1, alike: 1, robots: 2 });
  for (const never of [/secret/, /logout/, /^GET \/other/, /file\.zip/, /^POST \/site\/find/]) assert.deepEqual(own.asked.filter((a) => never.test(a)), [], String(never));
  assert.ok(!own.asked.some((a) => a.startsWith("POST")));
  assert.ok(theirs.asked.includes("POST /bye"), String(theirs.asked));

  const stranger = report.others.find((o) => o.host === theirs.host);
  for (const kind of ["pixel", "script", "font", "document", "websocket", "message", "data"]) assert.ok(stranger.asked.includes(kind), `${kind}: ${said}`);
  assert.deepEqual(stranger.pixels, [`${theirs.host}/pixel.gif`]);
  assert.deepEqual(stranger.fonts, [`${theirs.host}/font.woff2`]);
  assert.deepEqual(stranger.through, [between.host]);
  assert.ok(stranger.told_page && stranger.told_word, said);
  assert.ok(report.others.some((o) => o.host === between.host));
  assert.deepEqual(report.others.find((o) => o.host === "hinted.example").asked, ["connection"]);

  assert.deepEqual(report.cookies.filter((c) => c.own).map((c) => [c.name, c.days]), [["own", 365]]);
  assert.deepEqual(report.cookies.filter((c) => !c.own).map((c) => c.name), ["theirs"]);
  const kept = (where, host = own.host) => report.kept.find((k) => k.where === where && k.host === host)?.names;
  assert.deepEqual([kept("session"), kept("database"), kept("cache"), kept("worker"), kept("local", theirs.host)], [["a-session"], ["a-database"], ["a-cache"], ["/"], ["in-a-frame"]], said);
  assert.ok(kept("local")[0].length <= 61, "a long name is not cut");

  const box = report.searches.find((s) => s.page === "/");
  assert.ok(box.while_typing.find((t) => t.host === theirs.host).letters, said);
  assert.ok(box.on_enter.find((t) => t.host === own.host).word, said);
  assert.ok(report.searches.find((s) => s.page === "posts/").not_sent, said);

  const of = (address) => report.pages.find((p) => p.address === address);
  assert.ok(of("/").dialogs, said);
  assert.deepEqual(of("/").downloads, [`${own.host}/site/download`], said);
  assert.equal(of("never/").trouble, "no-end");
  assert.equal(of("stuck/").trouble, "stuck");
  assert.equal(of("away/").sent_to, theirs.host);

  // The report: nothing of theirs is markup, nothing runs, and nothing is loaded.
  assert.ok(html.includes("Others learn that somebody was on this site."));
  assert.ok(!/<script|<img|<iframe|\son\w+=|src=|url\(/i.test(html.replaceAll(/<(td|th|bdi|li|small|p|summary)\b[^>]*>[^<]*/g, "")), "the report has markup of a stranger");
  assert.ok(!html.includes("<img"));
  assert.ok(html.includes("&lt;img src=x onerror=alert(1)&gt;"), "the name of what is kept is not in the report");
});

test("offline, nobody but the site is reached, and the same site gives the same report", async () => {
  const theirs = await server("localhost", { "/x.js": { headers: { "content-type": "text/javascript" }, body: "1" } });
  const folder = scratch("folder");
  writeFileSync(join(folder, "index.html"), `<link rel="canonical" href="https://walk.example.org/hub/"><script src="http://${theirs.host}/x.js"></script><script src="https://cdn.jsdelivr.net/x.js"></script><img src="https://www.google-analytics.com/collect?x=1" alt=""><script src="own.js"></script><a href="b/">b</a>`);
  mkdirSync(join(folder, "b"));
  writeFileSync(join(folder, "b/index.html"), '<script>localStorage.setItem("b", location.pathname); document.cookie = "b=1"</script>');
  writeFileSync(join(folder, "own.js"), "1");
  const [one, two] = [await audit(folder, "--offline"), await audit(folder, "--offline")];
  theirs.close();
  assert.deepEqual(theirs.asked, []);
  assert.equal(one.code, 1, one.stderr);
  assert.deepEqual(one.report.others.map((o) => [o.host, o.name, o.what]),
    [["cdn.jsdelivr.net", "jsDelivr", "files"], [theirs.host, undefined, undefined], ["www.google-analytics.com", "Google Analytics", "statistics"]]);
  assert.ok(one.report.others.every((o) => o.unreached) && one.html.includes("None that we saw."), "what nobody could bring is not said to be missing");
  assert.deepEqual(one.report.pages.map((p) => p.address), ["/", "b/"]);
  assert.deepEqual(one.report.kept, [{ where: "local", host: "walk.example.org", own: true, names: ["b"], pages: ["b/"] }]);
  assert.deepEqual(one.report.cookies, [{ name: "b", domain: "walk.example.org", own: true, days: 0, page: "b/" }]);
  assert.equal(one.html, two.html);
});

// Each host stands for one way in which a page has a browser ask somebody, or tell them something.
test("every way in which a page asks somebody is told, and all that it keeps", async () => {
  const folder = scratch("ways"), files = {
    "index.html": `<!doctype html><html lang="en"><title>Ways</title><link rel="canonical" href="https://walk.example.org/hub/">
${["icon", "prefetch", "manifest", "stylesheet", "modulepreload", "dns-prefetch", "preconnect"].map((rel) => `<link rel="${rel}" href="https://${rel}.example/a">`).join("\n")}
<link rel="preload" as="image" href="https://preload.example/a.png">
<style>@import url(https://import.example/a.css); @font-face { font-family: f; src: url(https://font.example/f.woff2) } body { font-family: f, serif; background: url(https://background.example/b.png) }</style>
<img srcset="https://srcset.example/a.png 1x" alt=""><picture><source srcset="https://source.example/a.webp"><img src="x.png" alt=""></picture>
<object data="https://object.example/a.svg"></object><embed src="https://embed.example/a.svg">
<video poster="https://poster.example/a.png" src="https://video.example/v.mp4" preload="auto"></video>
<svg><image href="https://svg-image.example/a.png"/><use href="https://svg-use.example/a.svg#x"/></svg>
<iframe src="frame.html"></iframe><iframe srcdoc="&lt;img src='https://srcdoc.example/a.png'>"></iframe><input type="image" alt="" src="https://input.example/a.png">
<div style="height:4000px"></div><img loading=lazy src="https://lazy.example/a.png" alt="">
<script type="module">import("https://import-module.example/a.js").catch(() => {});</script>
<script type="speculationrules">{"prefetch":[{"source":"list","urls":["https://speculation.example/a"]}]}</script>
<script>
const ask = (host, more) => fetch("https://" + host + "/", { mode: "no-cors", ...more }).catch(() => {});
ask("fetch.example"); ask("keepalive.example", { keepalive: true, method: "POST", body: "x" }); setTimeout(() => ask("late.example"), 100);
new EventSource("https://events.example/"); new WebSocket("wss://socket.example/"); navigator.sendBeacon("https://beacon.example/", "x");
const x = new XMLHttpRequest(); x.open("GET", "https://xhr.example/"); x.send();
new Image().src = "https://image.example/a.gif"; new Worker("worker.js"); new SharedWorker("shared.js"); navigator.serviceWorker.register("sw.js");
const s = document.createElement("script"); s.src = "https://b\u00fccher.example/a.js"; document.head.append(s);
addEventListener("pagehide", () => navigator.sendBeacon("https://pagehide.example/", "x"));
document.cookie = "written=1"; cookieStore.set("stored", "1");
localStorage.setItem("l", "1"); sessionStorage.setItem("s", "1"); indexedDB.open("d"); caches.open("c");
navigator.storage.getDirectory().then((d) => d.getFileHandle("f", { create: true }));
</script>`,
    "frame.html": '<title>Frame</title><img src="https://in-frame.example/a.png" alt="">',
    "refresh.html": '<title>Away</title><meta http-equiv="refresh" content="0; url=https://refresh.example/x">',
    "large.html": '<title>Large</title><script>fetch("data:text/plain;base64," + btoa("x".repeat(14e6)))</script>',
    "worker.js": 'fetch("https://worker.example/", { mode: "no-cors" }).catch(() => {}); importScripts("https://import-scripts.example/a.js")',
    "shared.js": 'fetch("https://shared-worker.example/", { mode: "no-cors" }).catch(() => {});',
    "sw.js": 'addEventListener("install", (e) => e.waitUntil(fetch("https://service-worker.example/", { mode: "no-cors" }).catch(() => {})));',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const { report, html, out } = await audit(folder, "--offline");
  const asked = report.others.map((o) => o.host), wanted = [...new Set(Object.values(files).join("").match(/[\w-]+\.example(?!\.)\b/g))]
    .map((host) => host.replace(/^.*cher\.example$/, "xn--bcher-kva.example")).filter((host) => host !== "walk.example");
  assert.deepEqual(wanted.filter((host) => !asked.includes(host)), []);
  assert.ok(wanted.length > 35 && html.includes("xn--bcher-kva.example (bücher.example)"));
  assert.deepEqual(Object.fromEntries(report.kept.map((k) => [k.where, k.names])), { local: ["l"], session: ["s"], database: ["d"], cache: ["c"], files: ["f"], worker: ["/"] });
  assert.deepEqual(report.cookies.map((c) => c.name), ["stored", "written"]);
  assert.equal(report.pages.find((p) => p.address === "large.html").trouble, "unread");
  assert.ok(html.includes("the browser told more than can be read"));
  // The report is a page that everybody can read.
  const reader = await launch();
  for (const [width, colorScheme] of [[360, "dark"], [1280, "light"]]) {
    const page = await (await reader.newContext({ viewport: { width, height: 740 }, colorScheme })).newPage();
    await page.goto(pathToFileURL(out).href);
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html}`), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }
  await reader.close();
  const jar = join(dirname(createRequire(import.meta.url).resolve("vnu-jar/package.json")), "build", "dist", "vnu.jar");
  assert.equal(spawnSync("java", ["-jar", jar, "--format", "gnu", out], { encoding: "utf8" }).stderr, "");
});

test("what cannot be audited is said in plain words", async () => {
  const say = async (...args) => { const { code, stderr } = await beside(["audit", ...args]); return [code, stderr]; };
  const folder = scratch("empty");
  const cases = [
    [["file:///etc/passwd"], 2, /opens no file: addresses/], [["nowhere"], 2, /neither an address/], [["https://me:word@example.org/"], 2, /logs in nowhere/],
    [[folder, asRoot], 1, /no index\.html/], [[folder, "--pages", "-1"], 2, /--pages/],
  ];
  for (const [args, code, text] of cases) {
    const [got, stderr] = await say(...args);
    assert.equal(got, code, `${args}: ${stderr}`);
    assert.match(stderr, text);
  }
  writeFileSync(join(folder, "index.html"), "<title>x</title>");
  writeFileSync(join(folder, "mine.html"), "mine");
  assert.match((await say(folder, "--out", join(folder, "mine.html")))[1], /no report/);
  const { code, stderr } = await beside(["audit", folder, asRoot], { env: { ...process.env, PATH: "/nowhere" } });
  assert.equal(code, 1);
  assert.match(stderr, /needs a browser.*chromium/i);
  const away = await server("127.0.0.1", { "/": { status: 302, headers: { location: "http://localhost:1/" } }, "/robots.txt": "" });
  const kept = await server("127.0.0.1", { "/": "hello", "/robots.txt": { headers: { "content-type": "text/plain" }, body: "User-agent: *\nDisallow: /\n" } });
  assert.match((await say(`http://${kept.host}/`, asRoot, "--browser", chrome))[1], /robots\.txt/);
  assert.deepEqual(kept.asked, ["GET /robots.txt"]);
  assert.equal((await say(`http://${away.host}/`, asRoot, "--browser", chrome))[0], 1);
  away.close(); kept.close();
});
