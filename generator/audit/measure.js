// What a page keeps on the device, where it leads, and where something can be searched for. It also goes to the end of
// the page, as a reader does, since some things are only asked for there.
(async () => {
  const cut = (text) => String(text).slice(0, 2000);
  const some = (list, most) => [...list].slice(0, most);
  const soon = (promise) => Promise.race([promise, new Promise((done) => setTimeout(() => done([]), 1500))]).catch(() => []);
  const keys = (store) => { try { return some(Object.keys(store()), 200).map(cut); } catch { return []; } };
  const tried = async (list) => { try { return some(await soon(list()), 200).map(cut); } catch { return []; } };
  if (window === window.top) {
    scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
    await new Promise((done) => setTimeout(done, 150));
    scrollTo({ top: 0, behavior: "instant" });
  }
  // What a page has the browser fetch before anybody follows a link (html.spec.whatwg.org, speculation rules).
  const ahead = () => some(document.querySelectorAll("script[type=speculationrules]"), 20).flatMap((s) => {
    try { return Object.values(JSON.parse(s.text)).flat().flatMap((rule) => some(rule.urls ?? [], 50).map((to) => cut(new URL(to, document.baseURI)))); } catch { return []; }
  });
  const searching = /^(q|s|search|query|keywords?|suche|recherche|buscar|busqueda|term)$/i;
  const boxes = [...document.querySelectorAll("input, textarea")].map((input, n) => ({ input, n })).filter(({ input }) =>
    ["search", "text", "textarea"].includes(input.type) && !input.disabled && !input.readOnly && input.getBoundingClientRect().width > 0 &&
    !input.form?.querySelector("[type=password]") &&
    (input.type === "search" || input.role === "searchbox" || input.inputMode === "search" || input.closest("[role=search], search") || searching.test(input.name) || searching.test(input.id)));
  return {
    url: cut(location.href),
    local: keys(() => localStorage),
    session: keys(() => sessionStorage),
    databases: await tried(async () => (await indexedDB.databases()).map((d) => d.name)),
    caches: await tried(() => caches.keys()),
    workers: await tried(async () => (await navigator.serviceWorker.getRegistrations()).map((w) => w.scope)),
    links: window !== window.top ? [] : some(document.querySelectorAll("a[href]:not([download]), area[href]"), 3000).map((a) => cut(a.href)),
    files: await tried(async () => {
      const names = [];
      for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
      return names;
    }),
    hints: [...some(document.querySelectorAll("link[rel~=preconnect], link[rel~=dns-prefetch]"), 100).map((l) => cut(l.href)), ...ahead()],
    boxes: window !== window.top ? [] : some(boxes, 5).map(({ input, n }) => ({
      n, name: cut(input.name || input.id), label: cut(input.labels?.[0]?.textContent || input.ariaLabel || input.placeholder || "").trim().slice(0, 100),
      method: input.form ? input.form.method : "", action: input.form ? cut(input.form.action) : "",
    })),
  };
})()
