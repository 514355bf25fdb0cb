// The numbers of the reader's probable country come first: in the help panel, and on the
// page of all numbers, where the other countries fold.
import { likely } from "./country";

/** Puts the places of the likely countries before the others, in their parent. */
export function likelyFirst(places: HTMLElement[]): HTMLElement[] {
  const here = likely(places.map((p) => p.dataset.country!)).map((c) => places.find((p) => p.dataset.country === c)!);
  const urgent = (p: HTMLElement): number => Number(!!p.querySelector("[data-emergency]"));
  here.sort((a, b) => urgent(b) - urgent(a)); // the emergency number comes first
  if (here.length) places[0].before(...here);
  return here;
}

/** Does so on the page of all numbers. A link to a country opens it. */
export function foldOthers(places: HTMLDetailsElement[]): void {
  const here = likelyFirst(places);
  const open = () => places.forEach((p) => { if ("#" + p.id === location.hash) p.open = true; });
  if (here.length) {
    places.forEach((p) => { p.open = here.includes(p); });
    document.querySelector<HTMLElement>("[data-jump]")?.remove(); // what is folded is a list to jump in
  }
  open();
  addEventListener("hashchange", open);
}
