// What a printed page of a group has and its screen has not: one drawing, and a QR code
// that leads to the page. Loaded when somebody prints, and drawn on the device.
import { qr } from "./parts/qr";

export { qr };

// The drawings, in the two lines of the pair: two chairs turned to each other, a telephone
// and its cord, a lit window.
const drawings: Record<string, [a: string, b: string, extra?: string]> = {
  "in-person": ["M14 14v52M14 40h22v26", "M86 14v52M86 40H64v26"],
  phone: ["M24 20c0 32 16 52 46 56M24 20l14-4 6 16-8 6M70 76l4-14-16-6-6 8", "M46 78c-20 6-28-8-18-14s18 8 6 16-22 2-24-4"],
  online: ["M16 18h68v46H16ZM36 76h28M50 64v12", "M38 48a6 6 0 0 1 12 0M52 48a6 6 0 0 1 12 0M44 34v.1M58 34v.1"],
};

const element = (name: string, attributes: Record<string, string>, ...inside: Element[]): SVGElement => {
  const e = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const key in attributes) e.setAttribute(key, attributes[key]);
  e.append(...inside);
  return e;
};

/** draw adds the drawing and the code to the page, once. */
export function draw(paper: HTMLElement): void {
  if (document.querySelector(".poster")) return;
  const [a, b] = drawings[paper.dataset.drawing!] ?? drawings["in-person"];
  const figure = document.createElement("figure");
  figure.className = "poster";
  figure.setAttribute("aria-hidden", "true");
  figure.append(element("svg", { viewBox: "0 0 100 86", class: "drawing" }, element("path", { class: "a", d: a }), element("path", { class: "b", d: b })));

  // Whoever looks at a page on their own machine has no address for others.
  const here = /^https?:/.test(location.protocol) && !/^(localhost|127\.|\[)/.test(location.hostname) ? location.href.split(/[?#]/)[0] : "";
  const address = paper.dataset.address ?? document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href ?? here;
  const code = address ? qr(address) : undefined;
  if (code) {
    const n = code.length + 8; // four modules of white on each side (9.1)
    const d = code.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : []))).join("");
    const caption = document.createElement("figcaption");
    caption.dir = "ltr";
    const parts = address.replace(/^https?:\/\//, "").match(/[^/-]+[/-]*/g) ?? [];
    caption.append(...parts.flatMap((part) => [part, document.createElement("wbr")]));
    figure.append(element("svg", { viewBox: `0 0 ${n} ${n}`, class: "qr", "shape-rendering": "crispEdges" }, element("path", { d })), caption);
  }
  document.querySelector("article")!.append(figure);
}
