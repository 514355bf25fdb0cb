// What a found page says. Texts are never HTML.
import { element } from "../parts/words";
import type { Result } from "./client";

// line says what a page is, and where: "Group · Bristol · Tue 18:30".
export function line(r: Result): string { return [r.sectionLabel || r.section, r.detail].filter(Boolean).join(" · "); }

// marked sets the text with the found words marked; marks count UTF-16 units.
export function marked<K extends keyof HTMLElementTagNameMap>(name: K, text: string, marks: [number, number][]): HTMLElementTagNameMap[K] {
  const e = element(name);
  let at = 0;
  for (const [start, end] of marks) {
    e.append(text.slice(at, start), element("mark", {}, text.slice(start, end)));
    at = end;
  }
  e.append(text.slice(at));
  return e;
}
