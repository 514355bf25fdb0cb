// On pages that are read from the right, numbers of several groups of digits keep
// their order in what scripts draw: phone numbers, dates, ranges in search results,
// cards of the finder, next meetings. What the build writes has its order already,
// by the same rule: generator/digits has the reasons, and its testdata/digits.json
// holds both to the same. Nothing here knows what the scripts draw.
import { numberPattern, settledPattern } from "go:constants";

const number = new RegExp(numberPattern, "gu"), settled = new RegExp(settledPattern, "u");

// Signs that give what stands around them a direction (UAX #9): letters, marks and
// the beginnings of embeddings; those that are read from the right; isolates.
const strong = /[\p{L}\u200e\u200f\u061c\u202a\u202b\u202d\u202e]/u;
const right = /[\u0590-\u08ff\u200f\u202b\u202e\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const [leftIsolate, rightIsolate, firstIsolate, endIsolate] = "\u2066\u2067\u2068\u2069";

// fromLeft reports whether a text is read from the left at a place.
function fromLeft(text: string, at: number): boolean {
  let inside = 0; // isolates that ended before
  const before = [...text.slice(0, at)];
  for (let i = before.length - 1, end = at; i >= 0; end -= before[i--].length) {
    const c = before[i];
    if (c === endIsolate) inside++;
    else if (c === leftIsolate || c === rightIsolate || c === firstIsolate) {
      if (inside) { inside--; continue; }
      const first = strong.exec(text.slice(end))?.[0];
      return c === leftIsolate || c === firstIsolate && !(first && right.test(first));
    } else if (!inside && strong.test(c)) return !right.test(c);
  }
  return false;
}

// turned finds the numbers that a text from right to left would turn around.
export function turned(text: string): [from: number, end: number][] {
  const out: [number, number][] = [];
  let before = "", at = 0; // what stands before, without the numbers that were found
  for (const m of text.matchAll(number)) {
    if (settled.test(m[0])) continue;
    before += text.slice(at, m.index);
    at = m.index;
    if (fromLeft(before + text.slice(at), before.length)) continue;
    at += m[0].length;
    out.push([m.index, at]);
  }
  return out;
}

// Found words are marked, and a number may reach into what is.
const emphasis = "b, strong, em, i, u, mark";
const elsewhere = "script, style, svg, textarea, select, bdi[dir=ltr]";

// phrases are the texts within an element, each up to any tag but emphasis.
function phrases(within: Element): Text[][] {
  const out: Text[][] = [[]];
  const walk = (e: Element) => e.childNodes.forEach((child) => {
    if (child instanceof Text) out[0].push(child);
    if (!(child instanceof Element)) return;
    const apart = !child.matches(emphasis);
    if (apart) out.unshift([]);
    if (!child.matches(elsewhere)) walk(child);
    if (apart) out.unshift([]);
  });
  walk(within);
  return out;
}

// place is where a part of a phrase ends, or begins.
function place(phrase: Text[], at: number, end: boolean): [Text, number] {
  for (const text of phrase) {
    if (at < text.length || end && at === text.length) return [text, at];
    at -= text.length;
  }
  return [phrase[0], 0];
}

function order(within: Element): void {
  if (within.closest(elsewhere)) return;
  for (const phrase of phrases(within)) {
    const text = phrase.map((t) => t.data).join("");
    if (!/\p{Nd}/u.test(text)) continue;
    const found = turned(text);
    const style = getComputedStyle(phrase[0].parentElement!);
    if (!found.length || style.direction !== "rtl") continue;
    if (/flex|grid/.test(style.display) && phrase.length === 1) { // there a number would be a box of its own
      const whole = document.createElement("span");
      phrase[0].before(whole);
      whole.append(phrase[0]);
    }
    for (const [from, end] of found.reverse()) {
      const range = document.createRange(), bdi = document.createElement("bdi");
      range.setStart(...place(phrase, from, false));
      range.setEnd(...place(phrase, end, true));
      bdi.dir = "ltr";
      bdi.append(range.extractContents()); // emphasis that only begins or ends there is cut in two
      range.insertNode(bdi);
      for (const e of [bdi.previousElementSibling, bdi.nextElementSibling]) if (e?.matches(emphasis) && !e.textContent) e.remove();
    }
  }
}

// A number that is typed is read from the left while it grows.
function turnField(field: HTMLInputElement): void {
  const left = /\p{Nd}/u.test(field.value) && !/\p{L}/u.test(field.value);
  field.dir = left ? "ltr" : "";
  field.style.textAlign = left ? "right" : "";
}
const fields = "input[type=text]:not([readonly])";

const drawn = new MutationObserver((changes) => {
  const within = new Set<Element>();
  for (const change of changes) {
    for (const node of change.type === "childList" ? change.addedNodes : [change.target]) {
      let e = node instanceof Element ? node : node.parentElement;
      while (e?.matches(emphasis)) e = e.parentElement;
      if (e?.isConnected) within.add(e);
    }
  }
  within.forEach(order);
  drawn.takeRecords(); // of our own doing
  document.querySelectorAll<HTMLInputElement>(fields).forEach(turnField);
});

if (document.documentElement.dir === "rtl") {
  drawn.observe(document.body, { childList: true, characterData: true, subtree: true });
  addEventListener("input", (e) => { if (e.target instanceof HTMLInputElement && e.target.matches(fields)) turnField(e.target); });
}
