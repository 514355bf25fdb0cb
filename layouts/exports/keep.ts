// The service worker of a hub of which somebody keeps a part. It answers with what is kept, and else asks
// the network. It fetches and replaces nothing by itself: the page on which a reader chooses does that
// (scripts/keep.ts). An open page goes on with the build from which it came.
import { all, busy, cacheOf, type Kept, ours, pin, pinned, read, stillOpen } from "../scripts/keep/store";

declare const self: ServiceWorkerGlobalScope;
const hub = new URL(self.registration.scope);
const opening = new Set<string>(); // pages on their way to the reader: no list of open ones has them yet

self.addEventListener("install", () => void self.skipWaiting());
self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(hub.href) || request.cache === "no-store") return;
  event.respondWith(request.mode === "navigate" ? open(event, url) : part(event, url));
});

// Of an address the way that follows ? tells a browser's cache which version it is; a build has one alone.
const from = (cache: string, url: URL): Promise<Response | undefined> =>
  caches.match(url.origin + url.pathname.replace(/\/index\.html$/, "/"), { cacheName: cache });

// Another hub may lie below this one: at "/" and at "/a/". Of its pages nothing is known here.
const mine = ({ own }: Kept, { pathname }: URL): boolean =>
  !own || !pathname.slice(hub.pathname.length).includes("/") || own.some((folder) => pathname.startsWith(new URL(folder + "/", hub).pathname));

async function open(event: FetchEvent, url: URL): Promise<Response> {
  const kept = await read(hub).catch(() => null);
  if (!kept || !mine(kept, url)) return fetch(event.request);
  const page = new URL(kept.page, hub), cache = cacheOf(hub, kept.build);
  // The page on which one chooses is the newest that there is: it mends what older ones did.
  if (url.pathname === page.pathname) {
    const newest = await fetch(event.request).catch(() => null);
    if (newest?.ok) return newest;
  }
  const found = await from(cache, url);
  if (found) {
    opening.add(event.resultingClientId);
    await pin(hub, event.resultingClientId, cache);
    event.waitUntil(tidy(kept));
    return marked(found, new URL(kept.line, hub));
  }
  return fetch(event.request).catch(() => Response.redirect(page.href + "#missing"));
}

// marked is a page with the line that says that it is kept. A script in it costs nobody else a byte.
async function marked(page: Response, line: URL): Promise<Response> {
  if (!/^text\/html/.test(page.headers.get("content-type") ?? "")) return page;
  return new Response(await page.text() + `<script type="module" src="${line.pathname}"></script>`, { headers: page.headers });
}

async function part(event: FetchEvent, url: URL): Promise<Response> {
  opening.delete(event.clientId);
  const cache = await pinned(hub, event.clientId).catch(() => null);
  return cache && (await from(cache, url) || await sized(cache, url)) || fetch(event.request);
}

// Of a picture one size is kept (package generator/offline); a browser may ask for another.
async function sized(cache: string, url: URL): Promise<Response | undefined> {
  const [, name] = /^(.*\/assets\/pictures\/.*-)\d+\.webp$/.exec(url.pathname) ?? [];
  if (!name) return;
  const kept = await caches.open(cache), is = (await kept.keys()).find((k) => new URL(k.url).pathname.startsWith(name));
  return is && kept.match(is);
}

// tidy deletes builds that are kept no more, once no page of theirs is open.
async function tidy({ build }: Kept): Promise<void> {
  const open = await self.clients.matchAll({ includeUncontrolled: true });
  const used = await stillOpen(hub, new Set([...open.map((c) => c.id), ...opening]));
  used.add(cacheOf(hub, build)).add(ours(hub));
  if (await busy(hub)) return; // a tab is filling a cache that the record does not name yet
  for (const name of await all(hub)) if (!used.has(name)) await caches.delete(name);
}
