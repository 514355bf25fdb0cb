// The service worker of a hub that keeps nothing on its readers' devices: it takes the place of one that
// did (exports/keep.ts), deletes all that was kept, and goes.
import { all } from "../scripts/keep/store";

declare const self: ServiceWorkerGlobalScope;
const hub = new URL(self.registration.scope);

self.addEventListener("install", () => void self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await all(hub)) await caches.delete(name);
  await self.registration.unregister();
})()));
