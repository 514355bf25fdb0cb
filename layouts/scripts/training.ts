// What a reader of a module keeps: words of their own, points that they ticked
// off, lessons that they have done. All of it stays in this browser, nothing is
// kept before they write or tick, and one press erases it.

const module = document.querySelector<HTMLElement>("[data-module]");
if (module && storage()) keep(module, new URL(module.dataset.module!, location.href).pathname);

// A page's own part of what is kept.
interface Kept { done?: boolean; words?: Record<string, string>; points?: number[] }

// storage reports whether the browser keeps anything: some are told not to.
function storage(): boolean {
  try {
    localStorage.setItem("peerhub", "");
    localStorage.removeItem("peerhub");
    return true;
  } catch {
    return false;
  }
}

function keep(box: HTMLElement, root: string) {
  const key = (path: string) => "peerhub:" + path;
  const here = key(location.pathname);
  const read = (k: string): Kept => {
    try { return JSON.parse(localStorage.getItem(k) ?? "{}"); } catch { return {}; }
  };
  const change = (how: (kept: Kept) => void) => {
    const kept = read(here);
    how(kept);
    try { localStorage.setItem(here, JSON.stringify(kept)); } catch { /* full: the words stay on the page */ }
    erase.hidden = false;
  };
  const kept = read(here);

  // Room to write below each question to think over.
  const room = box.querySelector<HTMLTemplateElement>("template[data-words]")!;
  document.querySelectorAll<HTMLElement>(".callout-reflection").forEach((callout, i) => {
    const copy = room.content.cloneNode(true) as DocumentFragment;
    const label = copy.querySelector("label")!, text = copy.querySelector("textarea")!, button = copy.querySelector("button")!;
    label.htmlFor = text.id = "words:" + i;
    text.value = kept.words?.[i] ?? "";
    button.hidden = !text.value;
    text.addEventListener("input", () => {
      button.hidden = !text.value;
      change((k) => { k.words = { ...k.words, [i]: text.value }; });
    });
    button.addEventListener("click", () => {
      text.value = "";
      button.hidden = true;
      change((k) => { delete k.words?.[i]; });
      text.focus();
    });
    callout.append(copy);
  });

  const points = [...document.querySelectorAll<HTMLInputElement>(".check input")].filter((p) => !box.contains(p));
  points.forEach((point, i) => {
    point.checked = kept.points?.includes(i) ?? false;
    point.addEventListener("change", () => change((k) => { k.points = points.flatMap((p, n) => p.checked ? [n] : []); }));
  });

  const done = box.querySelector<HTMLInputElement>("[data-done] input");
  if (done) {
    done.closest<HTMLElement>("[data-done]")!.hidden = false;
    done.checked = kept.done ?? false;
    done.addEventListener("change", () => { change((k) => { k.done = done.checked; }); mark(); });
  }

  // Lessons that are done say so in the list of the module.
  const mark = () => document.querySelectorAll<HTMLElement>("[data-lessons] li").forEach((item) => {
    const link = item.querySelector<HTMLAnchorElement>("a");
    const path = link ? new URL(link.href).pathname : location.pathname;
    item.querySelector(".done")?.remove();
    if (!read(key(path)).done) return;
    const sign = document.createElement("span");
    sign.className = "done";
    sign.textContent = box.dataset.done!;
    item.append(sign);
  });
  mark();

  const erase = box.querySelector<HTMLElement>("[data-erase]")!;
  const mine = () => Object.keys(localStorage).filter((k) => k.startsWith(key(root)));
  erase.hidden = mine().length === 0;
  erase.querySelector("button")!.addEventListener("click", () => {
    mine().forEach((k) => localStorage.removeItem(k));
    document.querySelectorAll<HTMLTextAreaElement>(".callout-reflection textarea").forEach((t) => { t.value = ""; });
    document.querySelectorAll<HTMLButtonElement>(".callout-reflection button").forEach((b) => { b.hidden = true; });
    points.forEach((p) => { p.checked = false; });
    if (done) done.checked = false;
    mark();
    erase.hidden = true;
    box.querySelector<HTMLElement>("[role=status]")!.textContent = box.dataset.erased!;
  });
}
