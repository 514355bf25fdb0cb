// Small makers of elements, and the finder's ways with words.
import { element, language } from "../parts/words";

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

// inSentence writes a label as it stands within a sentence: "about: hearing
// voices". Names keep their capital, and so do all nouns in German.
export function inSentence(label: string, name = false): string {
  if (name || /^(de|lb)\b/.test(language) || /^.\P{Ll}/u.test(label)) return label;
  return label.charAt(0).toLocaleLowerCase(language) + label.slice(1);
}
