// The words that a script was given, and elements that hold them. Texts are never
// HTML.

export const language = document.documentElement.lang;

/** A day as the pages write it: "22 November 2026". */
export const dated = (day: string): string =>
  new Intl.DateTimeFormat(`${language === "en" ? "en-GB" : language}-u-nu-latn`, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));

/** A text, or its plural forms by CLDR. */
export type Phrase = string | Record<string, string>;

/** Fills in the names in braces. */
export const fill = (text: string, values: Record<string, string | number>): string => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

/** The texts of the interface by their keys. */
export class Words {
  private readonly plural = new Intl.PluralRules([language, "en"]);
  constructor(private readonly texts: Record<string, Phrase>) {}

  /** Fills in a text; n chooses the plural form. A key without a text stands for itself. */
  say(key: string, values: Record<string, string | number> = {}): string {
    const text = this.texts[key] ?? key;
    return fill(typeof text === "string" ? text : text[this.plural.select(Number(values.n))] ?? text.other, values);
  }
}

export const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase(language) + text.slice(1);

export function element<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Record<string, string> = {}, ...inside: (Node | string)[]): HTMLElementTagNameMap[K] {
  const e = document.createElement(name);
  for (const key in attributes) e.setAttribute(key, attributes[key]);
  e.append(...inside);
  return e;
}

/** Puts parts into root. A first part that stands there already is not touched: somebody may be pressing it. */
export function put(root: HTMLElement, parts: Node[]): void {
  while (root.lastChild && root.lastChild !== parts[0]) root.lastChild.remove();
  root.append(...parts.slice(root.firstChild ? 1 : 0));
}
