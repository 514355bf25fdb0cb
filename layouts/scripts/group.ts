// The page of a group: when it meets next, a way to share it, and the reader's
// own map app. All of it stays on the device. What needs a script is made here, and not on
// every page.
import { address, group as said, meeting as words } from "go:words";
import { next, wall, type Rule } from "./parts/meeting";
import { end as endTill, passed, said as aged, tell } from "./parts/today";
import { upcoming, when } from "./parts/when";
import { element } from "./parts/words";

interface Data { rules: Rule[]; from?: string; till?: string; zone?: string; }
const meetings = document.querySelector("[data-meetings]");
const data = meetings && JSON.parse(meetings.textContent!) as Data;
const ending = document.querySelector<HTMLElement>("[data-after]");
const article = document.querySelector<HTMLElement>("article");
const aside = element("aside", {}); // all that is in it, scripts make
const paper = document.querySelector<HTMLElement>(".paper");

/** Adds a button with an icon to the page, in a paragraph that no paper has. */
function button(name: string, icon: string, text: string, press: () => void): HTMLElement {
  const b = element("button", { type: "button" }, element("i", { class: `i i-${icon}` }), text);
  b.addEventListener("click", press);
  const p = element("p", { class: "noprint", ["data-" + name]: "" }, b);
  aside.append(p);
  return p;
}

article?.append(aside);
if (data) {
  aside.append(element("section", { class: "box soon noprint", "data-soon": "", hidden: "" }, element("h2", {}, said.next),
    element("ul", { class: "days" }), ...(data.zone ? [element("p", { class: "small soft" }, data.zone)] : [])));
}

// end lets a group be over whose last date has passed since the site was built (the
// rule is that of generator/directory, over.go): the page is as the build would make it.
function end(): void {
  const today = wall(Date.now(), ending!.dataset.zone);
  if (new Date(today).toISOString().slice(0, 10) <= ending!.dataset.after!) return;
  document.querySelectorAll(".acts, .paper, [data-come], [data-next], [data-soon], [data-status], [data-poster]").forEach((e) => e.remove());
  document.querySelector(".sheet")?.classList.add("resting");
  ending!.hidden = false;
}

// untrue is what a page does not have whose group was checked too long ago for anybody to promise a time: what is
// left says whom to ask.
const untrue = ".paper, [data-come], [data-next], [data-soon], [data-poster], .line b, .sheet .i-clock, .acts [type='text/calendar']";

// age lets a page say how old its last check has become.
function age(article: HTMLElement): void {
  endTill(document);
  const on = article.dataset.checked;
  if (!on || !passed(on, aged.badge)) return;
  const sheet = article.querySelector(".sheet")!, line = article.querySelector<HTMLElement>("summary.checked");
  const withheld = passed(on, aged.withhold);
  if (withheld) {
    delete article.dataset.checked; // nothing more will change
    document.querySelectorAll(untrue).forEach((e) => e.remove());
    tell("clock", aged.withheld);
  } else if (sheet.querySelector(".checked")) return;
  sheet.append(element("div", { class: "facts" }, element("p", { class: "i-clock checked old" }, withheld ? aged.withheld : `${line?.innerText.trim()}. ${aged.old}`)));
  line?.classList.replace("i-tick", "i-clock");
}

function show(): void {
  const now = Date.now();
  const found = next(data!.rules, now, 3, data!.from, data!.till);
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

if (article) {
  const tryShow = () => {
    try {
      age(article);
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
  const name = encodeURIComponent(a.dataset.place!);
  const own = /Android/.test(navigator.userAgent) ? (point ? `geo:${point}?q=${point}` : `geo:0,0?q=${name}`)
    : /iPhone|iPad|iPod/.test(navigator.userAgent) ? `maps:?${point && `ll=${point}&`}q=${name}` : "";
  if (!own) return;
  a.href = own;
  a.setAttribute("aria-label", said.map_app);
});

// Sharing goes through the device's own menu; where it has none, the address is there to be copied.
const field = element("input", { type: "text", dir: "ltr", readonly: "", hidden: "", "aria-label": said.address });
const status = element("span", { role: "status" });
button("share", "share", said.share, () => void share()).append(field, " ", status);

async function share(): Promise<void> {
  const url = location.href.split("#")[0];
  if (typeof navigator.share === "function") {
    try {
      await navigator.share({ title: document.querySelector("h1")!.textContent!, url });
    } catch { /* the reader thought better of it */ }
    return;
  }
  field.hidden = false;
  field.value = url;
  field.select();
  try {
    await navigator.clipboard.writeText(url);
    status.textContent = said.copied;
  } catch { /* it is selected, to be copied by hand */ }
}

// The poster is drawn by a script that is loaded when somebody prints. The browser's own
// menu does not wait for it, so it is loaded on the way there: when the pointer leaves the
// page or asks for a menu, when the page loses the focus, when the menu's keys are held.
if (paper?.isConnected) {
  const strips = paper.querySelector(".strips"), strip = strips?.firstElementChild; // one alone without scripts: pages are many
  while (strips && strip && strips.children.length < 8) strips.append(strip.cloneNode(true));
  type Poster = { draw(paper: HTMLElement): void };
  let poster: Poster | undefined;
  const draw = async () => {
    try {
      poster ??= (await import(new URL(address["poster.js"], import.meta.url).href)) as Poster;
      poster.draw(paper);
    } catch { /* without a net it prints all the same, without the drawing */ }
  };
  for (const way of ["mouseleave", "contextmenu"]) document.documentElement.addEventListener(way, () => void draw());
  addEventListener("blur", () => void draw());
  addEventListener("beforeprint", () => void draw());
  addEventListener("keydown", (e) => { if (e.ctrlKey || e.metaKey) void draw(); });
  button("poster", "print", said.poster, () => void draw().then(() => print()));
}
