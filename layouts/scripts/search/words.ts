// The words of the page, and elements that hold words. Texts are never HTML.
import type { Result } from "./client";

type Plural = string | Record<string, string>;

// Words are the texts of the interface, with their plural forms by CLDR.
export class Words {
  private readonly plural: Intl.PluralRules;
  constructor(private readonly texts: Record<string, Plural>, readonly language: string) {
    this.plural = new Intl.PluralRules(language);
  }
  t(key: string, values: Record<string, string | number> = {}): string {
    let text = this.texts[key] ?? key;
    if (typeof text !== "string") text = text[this.plural.select(Number(values.n))] ?? text.other;
    return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
  }
}

// line says what a page is, and where: "Group · Bristol · Tue 18:30".
export function line(r: Result): string { return [r.sectionLabel || r.section, r.detail].filter(Boolean).join(" · "); }

export function element<K extends keyof HTMLElementTagNameMap>(name: K, text = "", className = ""): HTMLElementTagNameMap[K] {
  const e = document.createElement(name);
  e.textContent = text;
  if (className) e.className = className;
  return e;
}

export function link(href: string, text: string, className = ""): HTMLAnchorElement {
  const a = element("a", text, className);
  a.href = href;
  return a;
}

// marked sets the text with the found words marked; marks count UTF-16 units.
export function marked<K extends keyof HTMLElementTagNameMap>(name: K, text: string, marks: [number, number][]): HTMLElementTagNameMap[K] {
  const e = element(name);
  let at = 0;
  for (const [start, end] of marks) {
    e.append(text.slice(at, start), element("mark", text.slice(start, end)));
    at = end;
  }
  e.append(text.slice(at));
  return e;
}
