// Keeping parts of the site: which files that takes, fetching them, and changing over to them when the last
// one is there. What is half kept is never shown.
import { Failed, fetched, type File, type Index, json, look, type Site, today } from "./look";
import { alone, cacheOf, type Kept, type Place, read, readSums, spare, type Sums, VERSION, write, writeSums } from "./store";

/** What a reader chose. */
export interface Choice { parts: string[]; near?: Place }

/** Where things are, below the hub. */
export interface Where extends Site {
  finder: string; worker: string; page: string; line: string; language: string;
  region(): Promise<typeof import("../region")>;
}

const AT_A_TIME = 6; // files

// How far around a place groups are kept, in kilometres: a little further than the finder looks at first.
const NEAR = 45;

const sumOf = async (data: ArrayBuffer): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest("SHA-256", data)).slice(0, 8)].map((b) => b.toString(16).padStart(2, "0")).join("");

// wanted are the files of a choice, each once.
async function wanted(where: Where, index: Index, { parts, near }: Choice): Promise<File[]> {
  const base = new URL(where.index, where.hub), lists = index.parts.filter((p) => parts.includes(p.key)).map((p) => p.list);
  if (near && index.regions) {
    lists.push(...index.parts.filter((p) => p.key === "finder").map((p) => p.list));
    lists.push(...(await regions(where, near)).map((file) => "region-" + /-(\w+)\.bin$/.exec(file)![1] + ".json"));
  }
  const all = new Map<string, File>(index.core.map((f) => [f[0], f]));
  for (const list of lists) for (const f of await json<File[]>(new URL(list, base))) all.set(f[0], f);
  return [...all.values()];
}

// regions are the files of the finder around a place, and of groups that one joins from anywhere.
async function regions(where: Where, near: Place): Promise<string[]> {
  try {
    return await (await where.region()).files(new URL(where.finder, where.hub).href, near, NEAR, where.language);
  } catch {
    throw new Failed("offline");
  }
}

/** How many bytes a choice takes, and the files of it. */
export async function measure(where: Where, index: Index, choice: Choice): Promise<{ files: File[]; bytes: number }> {
  const files = await wanted(where, index, choice);
  return { files, bytes: files.reduce((sum, [, size]) => sum + size, 0) };
}

/** Keeps a choice, in the place of what is kept. told hears how many files there are of how many. */
export async function keep(where: Where, choice: Choice, told: (done: number, of: number) => void): Promise<Kept> {
  const kept = await alone(where.hub, async () => {
    try {
      return await once(where, choice, told);
    } catch (problem) {
      if (!(problem instanceof Failed) || problem.reason !== "renewed") throw problem;
      return once(where, choice, told); // the site was published anew in the middle of it
    }
  });
  if (!kept) throw new Failed("busy");
  return kept;
}

async function once(where: Where, choice: Choice, told: (done: number, of: number) => void): Promise<Kept> {
  const { hub } = where, index = await look(where), { build, date, own } = index, { files, bytes } = await measure(where, index, choice);
  const old = await stored(() => read(hub)), same = old?.build === build, name = cacheOf(hub, build);
  const had = old ? await readSums(hub, old.build) : {}, before = old ? await caches.open(cacheOf(hub, old.build)) : null;
  const { quota, usage = 0 }: StorageEstimate = await navigator.storage.estimate().catch(() => ({}));
  if (quota! - usage < bytes * 1.1) throw new Failed("room"); // of a browser that does not tell, it is never
  const cache = await stored(() => caches.open(name)), left = [...files], sums: Sums = {};
  let done = 0;
  const one = async (): Promise<void> => {
    for (let file = left.shift(); file; file = left.shift()) {
      const [path, size, sum] = file, url = new URL(path, hub).href;
      const copy = had[url] === sum ? await before?.match(url) : undefined;
      if (!copy || !same) {
        const data = copy ? await copy.arrayBuffer() : await fetched(new URL(url));
        if (data.byteLength !== size || await sumOf(data) !== sum) throw new Failed("damaged");
        await stored(() => cache.put(url, new Response(data, { headers: { "content-type": typeOf(path) } })));
      }
      sums[url] = sum;
      told(++done, files.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_A_TIME }, one));
    if ((await look(where)).build !== build) throw new Failed("renewed");
    if (!await caches.has(name)) throw new Failed("busy"); // somebody erased it in the meantime
    await register(where);
    const kept: Kept = {
      v: VERSION, build, date, own, language: where.language, page: where.page, line: where.line,
      parts: choice.parts, near: choice.near, bytes, pages: files.filter(([path]) => isPage(path)).length, looked: today(),
    };
    await stored(async () => { await writeSums(hub, build, sums); await write(hub, kept); });
    if (same) for (const { url } of await cache.keys()) if (spare(hub, url, sums)) await cache.delete(url);
    return kept;
  } catch (problem) {
    left.length = 0; // the others stop
    if (!same) await caches.delete(name);
    // What looks damaged may be of a newer build.
    if (problem instanceof Failed && problem.reason === "damaged" && (await look(where)).build !== build) throw new Failed("renewed");
    throw problem;
  }
}

// The worker comes when all is there. Without a record it leaves everything to the network.
async function register({ hub, worker }: Where): Promise<void> {
  try {
    await navigator.serviceWorker.register(new URL(worker, hub).href, { scope: hub.pathname, updateViaCache: "none" });
    await navigator.serviceWorker.ready;
  } catch {
    throw new Failed("refused");
  }
}

// stored does what a browser may refuse: in a private window, or when it is full.
async function stored<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (problem) {
    throw new Failed((problem as Error).name === "QuotaExceededError" ? "room" : "refused");
  }
}

const types: Record<string, string> = {
  html: "text/html; charset=utf-8", css: "text/css", js: "text/javascript", json: "application/json", svg: "image/svg+xml", png: "image/png",
  jpg: "image/jpeg", jpeg: "image/jpeg", webp: "image/webp", gif: "image/gif", avif: "image/avif", woff2: "font/woff2", webmanifest: "application/manifest+json",
};
// What a host says of a file's type may be wrong, and nothing may be run as what it is not.
const isPage = (path: string): boolean => /(^|\/)$|\.html$/.test(path);
const typeOf = (path: string): string => (isPage(path) ? types.html : types[/\.(\w+)$/.exec(path)?.[1].toLowerCase() ?? ""] ?? "application/octet-stream");
