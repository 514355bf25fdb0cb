// What a reader of a module keeps: words of their own, points that they ticked
// off, lessons that they have done. All of it stays in this browser, nothing is
// kept before they write or tick, and one press erases it.
import { eraser } from "./parts/erase";
import { keeps, read as kept, write } from "./parts/kept";

const module = document.querySelector<HTMLElement>("[data-module]");
if (module && keeps()) keep(module);

// A page's own part of what is kept.
interface Kept { done?: boolean; words?: Record<string, string>; points?: number[] }

function keep(box: HTMLElement) {
  const erasing = eraser(true, forget); // first, since it gives what was kept the names of today
  const of = (path: string): Kept => {
    try { return JSON.parse(kept("lessons", path) ?? "{}"); } catch { return {}; }
  };
  const change = (how: (own: Kept) => void) => {
    const own = of(location.pathname);
    how(own);
    const some = own.done || own.points?.length || Object.values(own.words ?? {}).some((text) => text);
    try {
      write("lessons", location.pathname, some ? JSON.stringify(own) : null);
    } catch { /* full: the words stay on the page */ }
    void erasing.show();
  };
  const own = of(location.pathname);

  // Room to write below each question to think over.
  const room = box.querySelector<HTMLTemplateElement>("template[data-words]")!;
  document.querySelectorAll<HTMLElement>(".callout-reflection").forEach((callout, i) => {
    const copy = room.content.cloneNode(true) as DocumentFragment;
    const label = copy.querySelector("label")!, text = copy.querySelector("textarea")!, button = copy.querySelector("button")!;
    label.htmlFor = text.id = "words:" + i;
    text.value = own.words?.[i] ?? "";
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
    point.checked = own.points?.includes(i) ?? false;
    point.addEventListener("change", () => change((k) => { k.points = points.flatMap((p, n) => p.checked ? [n] : []); }));
  });

  const done = box.querySelector<HTMLInputElement>("[data-done] input");
  if (done) {
    done.closest<HTMLElement>("[data-done]")!.hidden = false;
    done.checked = own.done ?? false;
    done.addEventListener("change", () => { change((k) => { k.done = done.checked; }); mark(); });
  }

  // Lessons that are done say so in the list of the module.
  const mark = () => document.querySelectorAll<HTMLElement>("[data-lessons] li").forEach((item) => {
    const link = item.querySelector<HTMLAnchorElement>("a");
    const path = link ? new URL(link.href).pathname : location.pathname;
    item.querySelector(".done")?.remove();
    if (!of(path).done) return;
    const sign = document.createElement("span");
    sign.className = "done";
    sign.textContent = box.dataset.done!;
    item.append(sign);
  });
  mark();

  function forget(): void {
    document.querySelectorAll<HTMLTextAreaElement>(".callout-reflection textarea").forEach((t) => { t.value = ""; });
    document.querySelectorAll<HTMLButtonElement>(".callout-reflection button").forEach((b) => { b.hidden = true; });
    points.forEach((p) => { p.checked = false; });
    if (done) done.checked = false;
    mark();
  }
  box.append(erasing.box);
  void erasing.show();
}
