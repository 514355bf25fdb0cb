// The page of a group: when it meets next, a way to share it, and the reader's
// own map app. All of it stays on the device.
import { next, wall, type Rule } from "./parts/meeting";
import { upcoming, when, type MeetingWords } from "./parts/when";
import { element } from "./parts/words";

const data = document.querySelector("[data-meetings]");
const ending = document.querySelector<HTMLElement>("[data-after]");

// end lets a group be over whose last date has passed since the site was built (the
// rule is that of generator/directory, over.go): the page is as the build would make it.
function end(): void {
  const today = wall(Date.now(), ending!.dataset.zone);
  if (new Date(today).toISOString().slice(0, 10) <= ending!.dataset.after!) return;
  document.querySelectorAll(".acts, .paper, [data-come], [data-next], [data-soon], [data-status], [data-poster]").forEach((e) => e.remove());
  document.querySelector(".sheet")?.classList.add("resting");
  ending!.hidden = false;
}

function show(): void {
  const { rules, from, words } = JSON.parse(data!.textContent!) as { rules: Rule[]; from?: string; words: MeetingWords };
  const now = Date.now();
  const found = next(rules, now, 3, from);
  const line = document.querySelector<HTMLElement>("[data-next]");
  if (line) {
    line.hidden = line.toggleAttribute("data-none", found.length === 0);
    if (found.length) line.querySelector("span")!.textContent = upcoming(found[0], now, words);
  }
  const box = document.querySelector<HTMLElement>("[data-soon]");
  if (box) {
    box.hidden = found.length === 0;
    box.querySelector("ul")!.replaceChildren(...found.map((m) => element("li", {}, when(m, words))));
  }
}

if (data || ending) {
  const tryShow = () => {
    try {
      if (ending) end();
      if (data) show();
    } catch { /* a browser that does not know the time zone: the words of the schedule stand */ }
  };
  tryShow();
  addEventListener("pageshow", tryShow); // back from another page, perhaps days later
  document.addEventListener("visibilitychange", tryShow);
}

// Phones have a map app of their own; elsewhere the link leads to a website, and says to which.
document.querySelectorAll<HTMLAnchorElement>("[data-place]").forEach((a) => {
  const at = new URL(a.href).searchParams, point = at.has("mlat") ? `${at.get("mlat")},${at.get("mlon")}` : "";
  const name = a.dataset.place!;
  const own = /Android/.test(navigator.userAgent) ? (point ? `geo:${point}?q=${point}` : `geo:0,0?q=${name}`)
    : /iPhone|iPad|iPod/.test(navigator.userAgent) ? `maps:?${point && `ll=${point}&`}q=${name}` : "";
  if (!own) return;
  a.href = own;
  a.setAttribute("aria-label", a.dataset.app!);
});

// Sharing goes through the device's own menu; where it has none, the address is there to be copied.
document.querySelectorAll<HTMLElement>("[data-share]").forEach((p) => {
  const field = p.querySelector("input")!, status = p.querySelector("[role=status]")!;
  const address = location.href.split("#")[0];
  p.hidden = false;
  p.querySelector("button")!.addEventListener("click", async () => {
    if (typeof navigator.share === "function") {
      try {
        await navigator.share({ title: document.querySelector("h1")!.textContent!, url: address });
      } catch { /* the reader thought better of it */ }
      return;
    }
    field.hidden = false;
    field.value = address;
    field.select();
    try {
      await navigator.clipboard.writeText(address);
      status.textContent = p.dataset.copied!;
    } catch { /* it is selected, to be copied by hand */ }
  });
});

// The poster is drawn by a script that is loaded when somebody prints. The browser's own
// menu does not wait for it, so it is loaded on the way there: when the pointer leaves the
// page or asks for a menu, when the page loses the focus, when the menu's keys are held.
const paper = document.querySelector<HTMLElement>(".paper[data-script]");
if (paper) {
  const strips = paper.querySelector(".strips"), strip = strips?.firstElementChild; // one alone without scripts: pages are many
  while (strips && strip && strips.children.length < 8) strips.append(strip.cloneNode(true));
  type Poster = { draw(paper: HTMLElement): void };
  let poster: Poster | undefined;
  const draw = async () => {
    try {
      poster ??= (await import(new URL(paper.dataset.script!, location.href).href)) as Poster;
      poster.draw(paper);
    } catch { /* without a net it prints all the same, without the drawing */ }
  };
  for (const way of ["mouseleave", "contextmenu"]) document.documentElement.addEventListener(way, () => void draw());
  addEventListener("blur", () => void draw());
  addEventListener("beforeprint", () => void draw());
  addEventListener("keydown", (e) => { if (e.ctrlKey || e.metaKey) void draw(); });
  document.querySelectorAll<HTMLElement>("[data-poster]").forEach((p) => {
    p.hidden = false;
    p.querySelector("button")!.addEventListener("click", async () => {
      await draw();
      print();
    });
  });
}
