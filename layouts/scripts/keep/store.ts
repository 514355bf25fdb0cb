// What is kept of the site on the device. It stands in the browser's caches, under names that carry the
// path of the hub, since hubs may share a host. There is a cache for each build, and one with the record of
// what is kept; the build that the record names is whole.
export const VERSION = 1; // of the record and of the lists (package generator/offline)

/** Where a reader looks for groups. */
export interface Place { name: string; lat: number; lon: number; country?: string }

/** The record. Its addresses are below the hub. */
export interface Kept {
  v: number;
  build: string;
  date: string; // of that build
  language: string;
  page: string; // where it is chosen
  line: string; // the script that says on each page that it is a kept one
  parts: string[];
  near?: Place;
  pages: number;
  bytes: number;
  looked: string; // the day on which somebody last looked whether there is a newer build
  newer?: boolean; // there was one
  own?: string[]; // the folders at the top of the site
}

/** What all names of caches of a hub begin with. A path has no space in it, so no hub's is the beginning of another's. */
export const ours = (hub: URL): string => `peerhub ${hub.pathname} offline`;
export const cacheOf = (hub: URL, build: string): string => `${ours(hub)} ${build}`;

const at = (hub: URL, name: string): string => new URL(`assets/offline/-/${name}`, hub).href; // where no file of the site is

async function load<T>(hub: URL, name: string, cacheName = ours(hub)): Promise<T | null> {
  const found = await caches.match(at(hub, name), { cacheName });
  return found ? found.json() as Promise<T> : null;
}

async function save(hub: URL, name: string, value: unknown, cache = ours(hub)): Promise<void> {
  await (await caches.open(cache)).put(at(hub, name), new Response(JSON.stringify(value)));
}

/** The record; null when nothing is kept, or by a program that kept it in another way. */
export async function read(hub: URL): Promise<Kept | null> {
  const kept = await load<Kept>(hub, "record");
  return kept?.v === VERSION ? kept : null;
}
export const write = (hub: URL, kept: Kept): Promise<void> => save(hub, "record", kept);

/** What is in each kept file of a build: its address → the beginning of its SHA-256. It lies in the cache of the build. */
export type Sums = Record<string, string>;
export const readSums = async (hub: URL, build: string): Promise<Sums> => await load<Sums>(hub, "sums", cacheOf(hub, build)) ?? {};
export const writeSums = (hub: URL, build: string, sums: Sums): Promise<void> => save(hub, "sums", sums, cacheOf(hub, build));
/** The paths of the files that are kept of a build; that of a page ends as its address does. */
export const pages = async (hub: URL, { build }: Kept): Promise<Set<string>> =>
  new Set((await (await caches.open(cacheOf(hub, build))).keys()).map(({ url }) => new URL(url).pathname.replace(/\/index\.html$/, "/")));
/** Reports whether an address in the cache of a build is that of a kept file which is none of these. */
export const spare = (hub: URL, url: string, sums: Sums): boolean => url !== at(hub, "sums") && !(url in sums);

/** Notes from which cache an open page was taken: what it asks for later comes from there, too. */
export const pin = (hub: URL, client: string, cache: string): Promise<void> => save(hub, `open/${client}`, cache);
export const pinned = (hub: URL, client: string): Promise<string | null> => load<string>(hub, `open/${client}`);

/** Forgets pages that are open no more; the caches of those that are. */
export async function stillOpen(hub: URL, clients: Set<string>): Promise<Set<string>> {
  const notes = await caches.open(ours(hub)), prefix = at(hub, "open/"), used = new Set<string>();
  for (const { url } of await notes.keys()) {
    if (!url.startsWith(prefix)) continue;
    if (clients.has(url.slice(prefix.length))) used.add(await (await notes.match(url))!.json());
    else await notes.delete(url);
  }
  return used;
}

/** The names of all caches of the hub. */
export const all = async (hub: URL): Promise<string[]> =>
  (await caches.keys()).filter((name) => name === ours(hub) || name.startsWith(ours(hub) + " "));

/** One tab at a time keeps something; while another does, this gives null. Whoever erases takes the lock away (parts/kept.ts). */
export const alone = <T>(hub: URL, work: () => Promise<T>): Promise<T | null> =>
  navigator.locks.request(ours(hub), { ifAvailable: true }, async (lock) => (lock ? work() : null));

/** Whether a tab does so now. */
export const busy = async (hub: URL): Promise<boolean> => (await navigator.locks.query()).held!.some((lock) => lock.name === ours(hub));
