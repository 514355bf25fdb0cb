// All that the site keeps on a device is kept under names from here, so that one press erases it, and
// nothing of another hub of the same host is read or erased. A name is "peerhub", the path of the hub, a kind
// (generator/render/pages/known.go has them all) and what it is of, with a space between.

/** What may be kept. */
export type Kind = "lessons" | "offline";

// Scripts lie in the folder assets of their hub.
const hub = new URL("..", import.meta.url);
const ours = `peerhub ${hub.pathname} `;

const name = (kind: Kind, path: string): string => `${ours}${kind} ${path.slice(hub.pathname.length)}`;

/** Reports whether the browser keeps anything: some are told not to. */
export function keeps(): boolean {
  try {
    localStorage.setItem(ours, "");
    localStorage.removeItem(ours);
    return true;
  } catch {
    return false;
  }
}

/** What is kept of the page at a path, or null. */
export const read = (kind: Kind, path: string): string | null => localStorage.getItem(name(kind, path));

/** Keeps a text of the page at a path; null keeps nothing of it. A full browser throws. */
export function write(kind: Kind, path: string, text: string | null): void {
  if (text === null) localStorage.removeItem(name(kind, path));
  else localStorage.setItem(name(kind, path), text);
}

/** Gives what was kept under its former name, "peerhub:" and the path of a lesson, the name that it has now. The first
 * word of such a path says whether it is of this hub: one at the root of a host has others below it. */
export function adopt(): void {
  const before = "peerhub:" + hub.pathname;
  const languages = [...document.querySelectorAll<HTMLElement>(".switch [lang]")].map((a) => a.lang + "/");
  for (const old of Object.keys(localStorage).filter((k) => k.startsWith(before))) {
    const path = old.slice(before.length), language = languages.find((l) => path.startsWith(l)) ?? "";
    if (!path.startsWith("training/", language.length)) continue;
    const now = `${ours}lessons ${path}`;
    if (localStorage.getItem(now) === null) localStorage.setItem(now, localStorage.getItem(old)!);
    localStorage.removeItem(old);
  }
}

// A browser that is told to keep nothing has no stores, or throws when asked for them.
function stores(): Storage[] {
  try { return [localStorage, sessionStorage]; } catch { return []; }
}
async function caching(): Promise<string[]> {
  try { return (await caches.keys()).filter(isOurs); } catch { return []; } // there are none without https
}
async function workers(): Promise<ServiceWorkerRegistration[]> {
  try { return (await navigator.serviceWorker.getRegistrations()).filter((w) => w.scope === hub.href); } catch { return []; }
}
const notes = new URL("assets/offline/-/", hub).href; // what is noted of kept files (keep/store.ts) is none
const isOurs = (k: string) => k.startsWith(ours);
const kindOf = (k: string) => k.slice(ours.length).split(" ", 1)[0];

/** How much is kept here, by kind. */
export async function kept(): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const add = (name: string, n: number) => {
    const kind = kindOf(name);
    found.set(kind, (found.get(kind) ?? 0) + n);
  };
  for (const store of stores()) Object.keys(store).filter(isOurs).forEach((k) => add(k, 1));
  for (const cache of await caching()) {
    const files = await (await caches.open(cache)).keys();
    add(cache, files.filter(({ url }) => !url.startsWith(notes)).length);
  }
  return found;
}

/** Erases all of it, or what is of a kind, and what would bring it back. */
export async function erase(kind?: Kind): Promise<void> {
  const goes = (k: string) => isOurs(k) && (!kind || kindOf(k) === kind);
  for (const store of stores()) Object.keys(store).filter(goes).forEach((k) => store.removeItem(k));
  if (kind && kind !== "offline") return;
  const offline = async () => {
    for (const worker of await workers()) await worker.unregister();
    for (const cache of (await caching()).filter(goes)) await caches.delete(cache);
  };
  // A tab that is just keeping something (keep/save.ts) has to give way.
  await (navigator.locks ? navigator.locks.request(ours + "offline", { steal: true }, offline) : offline());
}
