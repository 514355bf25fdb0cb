// What every page does a little better with a script. All of it works without.
import { age } from "./help/age";
import { foldOthers, likelyFirst, panel } from "./help/order";
import { combine } from "./finder/lists";

// Numbers that nobody has checked for long are only to be read. A page may stay open for days.
age();
addEventListener("pageshow", age);

// Help for the reader's own country comes first.
likelyFirst(panel());
const countries = [...document.querySelectorAll<HTMLDetailsElement>("details.country")];
if (countries.length) foldOthers(countries);

// Menus close with Escape and when the reader turns elsewhere: an open one would lie over what has
// the focus.
const menus = document.querySelectorAll<HTMLDetailsElement>(".bar details, .switch");
addEventListener("keydown", (e) => {
  if (e.key !== "Escape") return;
  menus.forEach((m) => {
    if (!m.open) return;
    m.open = false;
    m.querySelector("summary")!.focus();
  });
});
for (const type of ["click", "focusin"]) addEventListener(type, (e) => menus.forEach((m) => { if (!m.contains(e.target as Node)) m.open = false; }));

// Printing needs a script; without one there is no button.
document.querySelectorAll<HTMLElement>("[data-print]").forEach((p) => {
  p.hidden = false;
  p.querySelector("button")!.addEventListener("click", () => print());
});

// The filter of a ready-made list of groups.
const filter = document.querySelector<HTMLElement>(".filter:not([data-finder])");
if (filter && "DecompressionStream" in window) combine(filter);
