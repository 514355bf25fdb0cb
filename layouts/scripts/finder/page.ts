// Small makers of elements, and the finder's words.
import type { Plural } from "./data";

export const language = document.documentElement.lang;
const plural = new Intl.PluralRules([language, "en"]);
const kilometres = new Intl.NumberFormat([language, "en"], { style: "unit", unit: "kilometer", numberingSystem: "latn", maximumFractionDigits: 0 });
export const inKilometres = (km: number): string => kilometres.format(Math.max(1, Math.round(km)));

export class Words {
  constructor(private readonly strings: Record<string, Plural>) {}

  // say fills in a text; n chooses the plural form.
  say(key: string, values: Record<string, string | number> = {}): string {
    let text = this.strings[key] ?? key;
    if (typeof text !== "string") text = text[plural.select(Number(values.n))] ?? text.other;
    return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
  }
}

export function element<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Record<string, string> = {}, ...inside: (Node | string)[]): HTMLElementTagNameMap[K] {
  const e = document.createElement(name);
  for (const key in attributes) e.setAttribute(key, attributes[key]);
  e.append(...inside);
  return e;
}

export function button(text: string, press: () => void, look = "chip"): HTMLButtonElement {
  const b = element("button", { type: "button", class: look }, text);
  b.addEventListener("click", press);
  return b;
}

export function icon(name: string, look = "i"): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", look);
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", "#i-" + name);
  svg.append(use);
  return svg;
}

export const upperFirst = (s: string): string => s.charAt(0).toLocaleUpperCase(language) + s.slice(1);

// inSentence writes a label as it stands within a sentence: "about: hearing
// voices". Names keep their capital, and so do all nouns in German.
export function inSentence(facet: string, label: string): string {
  if (["language", "place", "day"].includes(facet) || /^(de|lb)\b/.test(language) || /^.\P{Ll}/u.test(label)) return label;
  return label.charAt(0).toLocaleLowerCase(language) + label.slice(1);
}
