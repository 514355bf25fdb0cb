// A list of groups as one file: what stands in the list, how each group is reached, the numbers of
// help, and the address at which the list is kept up. Nothing in it asks for anything else, so it reads
// from a phone's memory, in any browser, for as long as somebody keeps it. What is in it stands on the
// site's pages already.
import { panel, type Place } from "./help/order";
import { qr } from "./parts/qr";
import { union } from "go:constants";
import { element, fill, language } from "./parts/words";
import type { Whole } from "./finder/results";

/** What a file may weigh, in bytes: what goes through any messenger and any old phone. */
const MOST = 100_000;
/** How many groups' pages are asked how the group is reached, and how many at a time. */
const ASKED = 40, AT_A_TIME = 6;
/** How many groups of those that were chosen are asked for their cards: more than have room. */
const CHOSEN = 300;

/** The file, and its QR code for whoever has the other phone beside them. */
export interface Made { file: File; code: SVGElement | null }
/** The address of the file's style sheet, and its words. */
export interface Order { sheet: string; rest: string; code: string; help: string; none: string }

const svg = (name: string, attributes: Record<string, string>, ...inside: Element[]): SVGElement => {
  const e = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const key in attributes) e.setAttribute(key, attributes[key]);
  e.append(...inside);
  return e;
};

// Whoever looks at a page on their own machine has no address for others. What the finder chose stands behind "#".
function here(chosen: boolean): string {
  const own = /^https?:/.test(location.protocol) && !/^(localhost|127\.|\[)/.test(location.hostname) ? location.href.split(/[?#]/)[0] : "";
  const at = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href ?? own;
  return at && chosen ? at + location.hash : at;
}

function drawn(address: string): SVGElement | null {
  const code = address ? qr(address) : undefined;
  if (!code) return null;
  const n = code.length + 8; // four modules of white on each side
  const d = code.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : []))).join("");
  return svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${n} ${n}`, class: "qr", width: "176", height: "176", role: "img", "aria-label": address, "shape-rendering": "crispEdges" },
    svg("path", { fill: "#fff", d: `M0 0h${n}v${n}H0z` }), svg("path", { d }));
}

async function page(url: string): Promise<Document> {
  const answer = await fetch(url, { referrerPolicy: "no-referrer" });
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

// columns are the list of a page and, once there is one, what the finder chose in its place.
const columns = (of: Document): HTMLElement[] => [...of.querySelectorAll<HTMLElement>(".cols > div:not(.count)")];

// listed are the groups of a page, one each, or lines below the headings of their towns. What only
// perhaps fits is not handed on.
function listed(of: Document): HTMLElement[] {
  const shown = columns(of).find((e) => !e.hidden);
  return [...shown?.querySelectorAll<HTMLElement>(":scope > .cards > .card, :scope > h2, :scope > .rows :is(h3, li)") ?? []];
}

// whole copies a piece of a page at an address: its links lead to the site from anywhere.
function whole(piece: Element, from: string): HTMLElement {
  const copy = piece.cloneNode(true) as HTMLElement;
  for (const a of [copy, ...copy.querySelectorAll("*")]) {
    const to = a.getAttribute("href");
    if (to) a.setAttribute("href", new URL(to, from).href);
    for (const { name } of [...a.attributes]) if (/^(id|style|on|data-|aria-)/.test(name)) a.removeAttribute(name);
  }
  return copy;
}

// reach adds to a card how its group is reached, which its own page says.
async function reach(card: HTMLElement): Promise<void> {
  const at = card.querySelector("a")!.href, on = await page(at);
  const ways = [...on.querySelectorAll<HTMLAnchorElement>(".sheet .acts a")].filter((a) => /^(tel|mailto|https):/.test(a.getAttribute("href")!) && !a.dataset.place);
  const line = element("p", { class: "reach" });
  for (const way of ways) {
    const a = element("a", { href: way.getAttribute("href")! });
    a.append(...whole(way, at).querySelectorAll("span"));
    if (/^https/.test(way.protocol)) a.append(" ", element("bdi", { dir: "ltr" }, way.hostname));
    line.append(line.childNodes.length ? " · " : "", a);
  }
  if (ways.length) card.append(line);
}

async function reachAll(cards: HTMLElement[]): Promise<void> {
  const left = cards.slice(0, ASKED), one = async (): Promise<void> => {
    for (let card = left.shift(); card; card = left.shift()) await reach(card).catch(() => {}); // its link leads there
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, one));
}

// numbers are those of the help panel: those of the list's country first, the others folded.
function numbers(title: string, none: string): HTMLElement {
  const [, of, asked] = /\/groups\/place\/([a-z]{2})\b|[#&](?:place=|at=[-\d.]+,[-\d.]+,)([A-Za-z]{2})(?=&|$)/.exec(location.pathname + location.hash) ?? [];
  const own = (of ?? asked)?.toUpperCase(); // the country of the list, if it is of one
  const copies = (places: Place[]): HTMLElement[] => places.map(({ box }) => whole(box, location.href));
  const places = panel(), first = places.filter((p) => p.country === own), rest = copies(places.filter((p) => p.country !== own));
  const foot = document.querySelector("#help")!, danger = document.querySelector("div.paper > p")?.textContent ?? foot.textContent!.replace(foot.querySelector("b")!.textContent!, "");
  // A country of the European Union has the numbers of all of it, too.
  const covered = !own || places.some((p) => !p.country || p.country === own) || places.some((p) => p.country === "EU" && union.includes(own));
  const section = element("aside", { class: "help", "aria-label": title }, element("h2", {}, title), element("p", {}, danger.replace(title, "").trim()), ...copies(first));
  if (!covered) section.append(element("p", {}, element("b", {}, fill(none, { country: new Intl.DisplayNames([language, "en"], { type: "region" }).of(own)! }))));
  if (!first.length && covered) section.append(...rest);
  else if (rest.length) section.append(element("details", {}, element("summary", {}, document.querySelector(".bar summary")!.textContent!), ...rest));
  return section;
}

const size = (text: string): number => new TextEncoder().encode(text).length;
const escaped = (text: string): string => element("p", {}, text).innerHTML;

/** Makes the file of the list that the page shows. What cannot be fetched of the list itself is an error. */
export async function make({ sheet, rest, code: scan, help, none }: Order): Promise<Made> {
  const style = await (await fetch(sheet, { referrerPolicy: "no-referrer" })).text();
  const { lang, dir } = document.documentElement, title = document.querySelector("h1")!.textContent!;
  const hub = document.querySelector(".lockup span")!.textContent!, [built, ...others] = columns(document);
  const shown = [built, ...others].find((e) => !e.hidden), address = here(shown !== built), code = drawn(address);
  const said = document.querySelector(".count h2")!.textContent!, asOf = [...document.querySelectorAll(".asof")].at(-1);

  const chosen = await shown?.querySelector<Whole>(":scope > .cards")?.whole?.(CHOSEN); // of which the page shows some
  let items = (chosen ? [...chosen.children] : listed(document)).map((e) => whole(e, location.href));
  const asked = items.filter((e) => e.matches(".card"));
  await reachAll(asked);
  let next = shown?.querySelector<HTMLAnchorElement>("a[rel=next]")?.href;
  const parts = [`<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">` +
    `<meta name="format-detection" content="telephone=no"><title>${escaped(title)} | ${escaped(hub)}</title><style>${style}</style></head><body>` +
    `<header><p>${escaped(hub)}</p><h1>${escaped(title)}</h1><p>${escaped(said)}</p><p class="as-of"><b>${asOf ? whole(asOf, location.href).innerHTML : ""}</b></p></header>` +
    numbers(help, none).outerHTML + `<main>`];
  const foot = (more: boolean): string => (more ? `<p><b>${escaped(fill(rest, { address }))}</b></p>` : "") + `</main><footer>` +
    (address ? `<p>${escaped(scan)}</p><p dir="ltr">${element("a", { href: address }, address.replace(/^https?:\/\//, "")).outerHTML}</p>` : "") +
    (code?.outerHTML ?? "") + `</footer></body></html>\n`;
  let room = MOST - size(parts[0]) - size(foot(true)), full = false;
  for (;;) {
    for (const item of items) {
      const html = item.outerHTML, bytes = size(html) + (item.localName === "li" ? 9 : 0); // it may get a list around it
      full ||= bytes > room;
      if (full) break;
      room -= bytes;
      parts.push(html);
    }
    if (full || !next) break;
    const more: Document = await page(next), from = next;
    dispatchEvent(new CustomEvent("cards", { detail: more })); // no time that is over goes from hand to hand
    items = listed(more).map((e) => whole(e, from));
    const to = more.querySelector("a[rel=next]")?.getAttribute("href");
    next = to ? new URL(to, from).href : undefined;
  }
  // Lists of one kind stand together: a list may begin with cards and go on in lines.
  const body = parts.join("").replace(/((?:<li\b.*?<\/li>)+)/gs, '<ul>$1</ul>');
  const name = new URL(address || location.href).pathname.split("/").filter((part) => part && !part.includes(".")).at(-1) ?? "groups";
  return { file: new File([body + foot(full)], `${decodeURIComponent(name)}.html`, { type: "text/html" }), code };
}
