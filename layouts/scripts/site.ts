// What every page does a little better with a script. All of it works without.
import { foldOthers, likelyFirst, panel } from "./help/order";
import { combine } from "./finder/lists";

// Help for the reader's own country comes first.
likelyFirst(panel());
const countries = [...document.querySelectorAll<HTMLDetailsElement>("details.country")];
if (countries.length) foldOthers(countries);

// Menus close with Escape and when the reader turns elsewhere.
const menus = document.querySelectorAll<HTMLDetailsElement>(".bar details, .switch");
addEventListener("keydown", (e) => {
  if (e.key !== "Escape") return;
  menus.forEach((m) => {
    if (!m.open) return;
    m.open = false;
    m.querySelector("summary")!.focus();
  });
});
addEventListener("click", (e) => menus.forEach((m) => { if (!m.contains(e.target as Node)) m.open = false; }));

// Printing needs a script; without one there is no button.
document.querySelectorAll<HTMLElement>("[data-print]").forEach((p) => {
  p.hidden = false;
  p.querySelector("button")!.addEventListener("click", () => print());
});

// The way out: a blank page at once, then elsewhere, in place of this page in
// the history. Earlier pages stay in it, and the safety page says so.
const exit = document.querySelector<HTMLAnchorElement>("[data-exit]");
if (exit) {
  const leave = () => {
    document.body.replaceChildren();
    document.title = "";
    location.replace(exit.href);
  };
  let shifts: number[] = [];
  exit.addEventListener("click", (e) => { e.preventDefault(); leave(); });
  addEventListener("keyup", (e) => {
    if (e.key !== "Shift") { shifts = []; return; }
    shifts = [...shifts.filter((t) => e.timeStamp - t < 2000), e.timeStamp];
    if (shifts.length > 2) leave();
  });
}

// The filter of a ready-made list of groups.
const filter = document.querySelector<HTMLElement>(".filter:not([data-finder])");
if (filter && "DecompressionStream" in window) combine(filter);
