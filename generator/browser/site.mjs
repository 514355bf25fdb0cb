// The starter hub, built once for a run of tests (run.mjs) and served below /hub/ as a free
// static host would serve it: no rewriting, 404.html for what is not there.
import { execFile, execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync, inflateRawSync } from "node:zlib";
import pako from "pako";
import { chromium } from "playwright-core";
import "./fonts.mjs";

export const repository = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const languages = ["en", "fr", "es", "ar"];
const day = "2026-11-22"; // tests never depend on today

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml",
  ".json": "application/json", ".webmanifest": "application/manifest+json", ".xml": "application/xml",
  ".ics": "text/calendar", ".txt": "text/plain", ".png": "image/png", ".csv": "text/csv",
};

// scratch is a folder of this run's own; it is gone when the run ends.
export function scratch(name) {
  const folder = mkdtempSync(join(tmpdir(), `peerhub-${name}-`));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

// shared is what run.mjs made for all files: the program, and the starter hub as it is at base.
const shared = JSON.parse(process.env.PEERHUB_SHARED ?? "{}");

// program is where the program is, which is built once.
let built = shared.program;
export function program() {
  if (!built) {
    built = join(scratch("program"), "peerhub");
    execFileSync("go", ["build", "-o", built, "."], { cwd: repository, stdio: ["ignore", "inherit", "inherit"] });
  }
  return built;
}

// peerhub runs a command of the program.
export function peerhub(...args) {
  return execFileSync(program(), args, { cwd: repository, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] });
}

// beside runs a command while the test goes on, as it has to that serves what the command asks for.
export function beside(args, options = {}) {
  return new Promise((done) => {
    execFile(program(), args, { cwd: repository, encoding: "utf8", maxBuffer: 1 << 28, ...options }, (error, stdout, stderr) =>
      done({ code: error ? error.code : 0, stdout, stderr }));
  });
}

// chrome is the browser that people have. Its shell is the same engine without a window around it: pages take half
// of the work in it, and are what they are in the other.
export const chrome = process.env.CHROMIUM ?? "/usr/bin/chromium";
const shell = "/usr/lib/chromium/chromium-headless-shell";
export const browser = !process.env.CHROMIUM && existsSync(shell) ? shell : chrome;
export const browserFlags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

// patience is how long a test waits for what must come, in milliseconds: no promise is about
// time, and a machine may be busy. Whoever writes a test may have less: PATIENCE=5.
export const patience = 1000 * Number(process.env.PATIENCE ?? 180);

// dated lets the clock of a page go on from the day of the build: what a site says of today is no other
// next year.
function dated(shift) {
  const now = Date.now.bind(Date);
  globalThis.Date = class extends Date {
    constructor(...of) { super(...(of.length ? of : [now() + shift])); }
    static now() { return now() + shift; }
  };
}

// launch starts Chromium; its pages have that patience, and that clock.
export async function launch(...flags) {
  const started = await chromium.launch({ executablePath: browser, args: [...browserFlags, ...flags], timeout: patience });
  const fresh = started.newContext.bind(started);
  started.newContext = async (options) => {
    const context = await fresh(options);
    context.setDefaultTimeout(patience);
    await context.addInitScript(dated, Date.parse(`${day}T12:00Z`) - Date.now());
    return context;
  };
  return started;
}

// serve serves a folder below /hub/, or another path; packed as hosts send it, where that is measured. A port that
// somebody has is an error. While it is served, its folder can become another (a deploy), its network go (off), and
// answer(request, response, path) answer instead.
export async function serve(folder, packed = false, port = 0, below = "/hub/") {
  const requests = [];
  const server = createServer(async (request, response) => {
    if (site.off) return request.socket.destroy();
    requests.push(request.url);
    await late();
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname), { folder } = site;
    if (site.answer?.(request, response, path)) return;
    let file = path.startsWith(below) ? join(folder, path.slice(below.length)) : "";
    if (file && existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    const found = file && existsSync(file);
    if (!found) file = join(folder, "404.html");
    const type = types[extname(file)], headers = { "content-type": type ?? "application/octet-stream" };
    if (packed && type) Object.assign(headers, { "content-encoding": "gzip", "cache-control": "max-age=600" });
    response.writeHead(found ? 200 : 404, headers);
    response.end(packed && type ? gzipSync(readFileSync(file), { level: 6 }) : readFileSync(file));
  });
  await new Promise((done, fail) => server.once("error", fail).listen(port, "127.0.0.1", done));
  const site = {
    base: `http://127.0.0.1:${server.address().port}${encodeURI(below)}`, folder, requests, off: false, answer: null,
    async close() { server.closeAllConnections(); await new Promise((done) => server.close(done)); },
  };
  return site;
}

// host builds a hub, the starter hub unless told, and serves it.
export async function host(hub = repository, ...flags) {
  if (shared.base && hub === repository && !flags.length) {
    try {
      return await serve(shared.folder, false, Number(new URL(shared.base).port));
    } catch (e) {
      if (e.code !== "EADDRINUSE") throw e; // somebody has its port: it is built for another
    }
  }
  const site = await serve(join(scratch("site"), "public"));
  build(site, hub, site.folder, ...flags);
  return site;
}

// build builds a hub into a folder, for the address of a site.
export function build(site, hub, folder, ...flags) {
  peerhub("build", "--hub", hub, "--out", folder, "--base-url", site.base, "--date", day, ...flags);
}

// open is host with a browser.
export async function open(hub = repository, ...flags) {
  const site = await host(hub, ...flags);
  const browser = await launch(), { close } = site;
  return Object.assign(site, { browser, async close() { await browser.close(); await close(); } });
}

// watched opens a page that remembers what must not happen: console errors,
// exceptions, failed requests, and requests to anyone else.
export async function watched(site, options = {}) {
  const context = await site.browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  const page = await context.newPage();
  if (slowness > 1) await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: slowness });
  const troubles = [];
  page.on("console", (m) => { if (m.type() === "error") troubles.push(`console: ${m.text()} (${page.url()})`); });
  page.on("pageerror", (e) => troubles.push(`exception: ${e.message} (${page.url()})`));
  // Going on to the next page breaks off what the last one still fetched: no fault.
  page.on("requestfailed", (r) => { if (r.failure()?.errorText !== "net::ERR_ABORTED") troubles.push(`failed: ${r.url()} (${page.url()})`); });
  page.on("request", (r) => {
    if (!r.url().startsWith(site.base) && !/^(data|blob|about):/.test(r.url())) troubles.push(`stranger: ${r.url()}`);
  });
  return { context, page, troubles };
}

// everything asks for what takes long: every page in every language, theme and width (make a11y).
export const everything = process.env.EVERYTHING === "1";

// looks are the languages and colours in which a state of a page is held to axe: each language and each
// colour once.
export const looks = everything ? languages.flatMap((l) => [[l, "light"], [l, "dark"]]).filter(([l]) => ["en", "ar"].includes(l)) : [["en", "light"], ["ar", "dark"]];

// slowness makes every page so many times slower, and answers late and out of
// order: what passes only on a fast machine is found by make test-browser SLOW=6.
const slowness = Number(process.env.SLOW ?? 1);
const late = () => new Promise((done) => (slowness > 1 ? setTimeout(done, Math.random() * 30 * slowness) : done()));

// still ends what moves: a text that is half faded in has half of its contrast.
export const still = (page) => page.emulateMedia({ reducedMotion: "reduce" });

// pages lists the addresses of all HTML pages, relative to the root, sorted.
export function pages(folder) {
  return files(folder).filter((f) => f.endsWith(".html")).map((f) => f.replace(/(^|\/)index\.html$/, "$1"));
}

export function files(folder, under = folder) {
  return readdirSync(under, { withFileTypes: true })
    .flatMap((e) => (e.isDirectory() ? files(folder, join(under, e.name)) : relative(folder, join(under, e.name)).split(sep).join("/")))
    .sort();
}

// unpack writes the files of a zip (its list stands at the end: PKWARE APPNOTE
// §4.3.12) into a new folder, and returns it.
export function unpack(file) {
  const folder = scratch("unpacked");
  const data = readFileSync(file);
  const end = data.lastIndexOf("PK\x05\x06", undefined, "latin1");
  let at = data.readUInt32LE(end + 16);
  for (let left = data.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((i) => data.readUInt16LE(at + i));
    const to = join(folder, data.toString("utf8", at + 46, at + 46 + name));
    const start = data.readUInt32LE(at + 42);
    const from = start + 30 + data.readUInt16LE(start + 26) + data.readUInt16LE(start + 28);
    const packed = data.subarray(from, from + data.readUInt32LE(at + 20));
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, data.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed);
    at += 46 + name + extra + comment;
  }
  return folder;
}

export const read = (site, address) => readFileSync(join(site.folder, address === "" || address.endsWith("/") ? `${address}index.html` : address), "utf8");

// gzip is the size of a text packed. Node packs by what its processor can do, 3 % more or less, and
// what a test counts has to be the same everywhere: pako is zlib without a processor's ways.
export const gzip = (text) => pako.gzip(text, { level: 6 }).length;

export const home = (language) => (language === "en" ? "" : `${language}/`);

// templates names one address for every template, in the language.
export function templates(language) {
  return ["", "about/", "safety/", "how-we-check/", "when-i-call/", "learn/", "guides/", "guides/starting-a-group/", "principles/",
    "principles/mutual/", "training/", "training/introduction/", "training/introduction/what-it-is/",
    "training/introduction/facilitator/", "training/introduction/handout/", "training/introduction/print/", "groups/",
    "practice/", "practice/hearing-voices-groups/", "library/", "library/repper2013/", "glossary/", "glossary/peer/", "groups/place/", "groups/day/tuesday/", "search/", "all/", "help/", "help/keep/", "about-you/"]
    .map((path) => home(language) + path);
}
