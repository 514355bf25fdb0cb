// The numbers of the reader's probable country come first: in the help panel, and on the
// page of all numbers, where the other countries fold.
import { guessed } from "./country";

/** A country of help lines, and where they stand. */
export interface Place<E extends HTMLElement = HTMLElement> { country: string; box: E; }

/** The countries of the help panel; "" is none in particular. Each box keeps its own, since they change places. */
export function panel(): Place[] {
  const list = document.querySelector<HTMLElement>(".panel [data-countries]");
  const named = list?.dataset.countries?.match(/[A-Z-]{2}/g) ?? []; // two letters each; pages from before have spaces between
  const boxes = list ? [...list.querySelectorAll<HTMLElement>(".lines")].slice(0, -1) : []; // the last leads elsewhere
  boxes.forEach((box, n) => { box.dataset.country ??= named[n].replace("--", ""); });
  return boxes.map((box) => ({ country: box.dataset.country!, box }));
}

/** Puts the places of the likely countries before the others, in their parent. */
export function likelyFirst(places: Place[]): HTMLElement[] {
  const here = guessed(places.map((p) => p.country)).map((c) => places.find((p) => p.country === c)!.box);
  const urgent = (box: HTMLElement): number => Number(!!box.querySelector("[data-emergency]"));
  here.sort((a, b) => urgent(b) - urgent(a)); // the emergency number comes first
  if (here.length) places[0].box.before(...here);
  return here;
}

/** Does so on the page of all numbers, and folds the others. A link to a country opens it. */
export function foldOthers(all: HTMLDetailsElement[]): void {
  const here = likelyFirst(all.map((box) => ({ country: box.id, box })));
  const open = () => all.forEach((p) => { if ("#" + p.id === location.hash) p.open = true; });
  if (here.length) {
    all.forEach((p) => { p.open = here.includes(p); });
    document.querySelector<HTMLElement>("[data-jump]")?.remove(); // what is folded is a list to jump in
  }
  open();
  addEventListener("hashchange", open);
}
