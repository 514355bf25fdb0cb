// One hub, two searches: Peerhub's own site, and the same pages for Pagefind.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { files, peerhub, repository } from "../../browser/site.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const show = { cwd: repository, stdio: ["ignore", "ignore", "inherit"] };

// build writes the hub, builds it, and indexes its pages with Pagefind. It
// returns the folders to serve, and per language the pages, the words that their
// authors wrote, and those of them that fill a list of ten results.
export function build(folder, languages, pages, seed) {
  const hub = join(folder, "hub"), ours = join(folder, "peerhub"), theirs = join(folder, "pagefind");
  execFileSync("go", ["run", "./generator/bench", "--write", hub, "--pages", String(pages), "--seed", String(seed)], show);
  peerhub("build", "--hub", hub, "--out", ours, "--date", "2026-01-01");
  const content = Object.fromEntries(languages.map((l) => [l, { pages: [], words: new Map() }]));
  for (const file of files(ours).filter((f) => /(groups\/g|guides\/p)-\d+\/index\.html$/.test(f))) {
    const html = readFileSync(join(ours, file), "utf8");
    const language = html.match(/<html lang="(\w+)"/)[1];
    const page = file.replace(/index\.html$/, "");
    const title = plain(html.match(/<h1[^>]*>(.*?)<\/h1>/s)[1]);
    content[language].pages.push({ title, page });
    const written = [title, ...[...html.matchAll(/<(p|h2)(?: class="lead")?(?: id="[^"]*")?>(.*?)<\/\1>/gs)].map((m) => plain(m[2]))].join(" ");
    const { words } = content[language];
    for (const word of new Set(written.toLowerCase().match(/\p{L}+/gu))) words.set(word, (words.get(word) ?? 0) + 1);
    // Only what is marked so is indexed, and nothing of the frame around it.
    const marked = html.replace(/<article/, "<article data-pagefind-body");
    if (marked === html) throw new Error(`${file} has no article`);
    mkdirSync(dirname(join(theirs, file)), { recursive: true });
    writeFileSync(join(theirs, file), marked);
  }
  for (const of of Object.values(content)) {
    const words = [...of.words.keys()].sort();
    of.common = words.filter((w) => [...w].length >= 4 && of.words.get(w) >= 10 && of.words.get(w) * 10 <= of.pages.length);
    of.words = words;
  }
  execFileSync(process.execPath, [join(here, "node_modules", "pagefind", "lib", "runner", "bin.cjs"), "--site", theirs], show);
  return { folders: { peerhub: ours, pagefind: theirs }, content };
}

const entities = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#34;": '"', "&#39;": "'" };

const plain = (html) => html.replace(/<[^>]*>/g, "").replace(/&[^;]+;/g, (e) => entities[e] ?? " ");
