// What the reader presses: chips, and pills that open. On a phone the pills are in one
// sheet, which lies over the list and says how many groups are behind it.
import { element, language, upperFirst, type Words } from "../parts/words";
import { nothing, type Answer, type Question } from "./choose";
import type { Facet, Store } from "./data";
import { listOf } from "./lists";
import { MapLink } from "./map";
import { Near } from "./near";
import { button, icon } from "./page";
import type { Said } from "./said";

export class Controls {
  private readonly boxes = new Map<string, HTMLInputElement>(); // by facet/key
  private readonly sets: HTMLFieldSetElement[] = [];
  private readonly inMore: string[]; // the questions that share the pill "More"
  private readonly text = element("input", { id: "text", type: "text", autocomplete: "off" });
  private readonly near: Near;
  private readonly map = new MapLink();
  private readonly facets: Facet[];
  private sheet?: HTMLDetailsElement;
  private readonly show = button("", () => this.close(true), "button main");
  private question = nothing();

  constructor(private readonly nav: HTMLElement, private readonly store: Store, private readonly words: Words, private readonly said: Said,
    private readonly change: (q: Question, replace?: boolean) => void, private readonly list: () => HTMLElement) {
    this.facets = store.index.facets;
    this.inMore = this.facets.filter((f) => !f.pill).map((f) => f.name);
    this.near = new Near(store, words, (near, km) => change({ ...this.question, near, km }));
    this.text.addEventListener("input", () => change({ ...this.question, text: this.text.value.trim() }, true));
    this.chips();
    nav.querySelectorAll<HTMLDetailsElement>("details").forEach((pill) => this.pill(pill));
    if (matchMedia("(max-width: 39.99em)").matches) this.overlay();
  }

  private say(key: string, values: Record<string, string | number> = {}): string { return this.words.say(key, values); }

  toggle(facet: string, key: string, alone: boolean): void {
    const old = this.question.keys[facet] ?? [];
    const keys = alone ? (old.includes(key) || !key ? [] : [key]) : old.includes(key) ? old.filter((k) => k !== key) : [...old, key];
    this.change({ ...this.question, keys: { ...this.question.keys, [facet]: keys } });
  }

  private chip(facet: string, key: string, ...inside: Node[]): HTMLButtonElement {
    const b = button("", () => this.toggle(facet, key, true));
    b.dataset.facet = facet;
    b.dataset.key = key;
    b.append(...inside);
    return b;
  }

  // chips lets the links of the page be buttons.
  private chips(): void {
    this.nav.querySelectorAll<HTMLAnchorElement>("a.chip").forEach((a) => {
      const b = this.chip(...listOf(a), ...a.childNodes);
      b.className = a.className;
      const focused = document.activeElement === a;
      a.replaceWith(b);
      if (focused) b.focus();
    });
  }

  private pill(pill: HTMLDetailsElement): void {
    const list = pill.querySelector("ul")!;
    const name = pill.dataset.facet = pill.classList.contains("more") ? "more" : pill.dataset.asks ?? listOf(list.querySelector("a")!)[0];
    pill.hidden = false;
    const inside = element("div", { class: "choices" });
    switch (name) {
      case "day": inside.append(this.choices("when"), this.choices("day"), this.choices("time")); break;
      case "place": inside.append(this.near.element, this.choices("place")); break;
      case "more":
        inside.append(element("div", { class: "near" }, element("div", {}, element("label", { for: "text" }, this.say("text")), this.text)),
          ...this.inMore.map((n) => this.choices(n)));
        break;
      default: inside.append(this.choices(name));
    }
    if (list.contains(document.activeElement)) pill.querySelector("summary")!.focus();
    list.remove();
    pill.append(inside);
    pill.addEventListener("keydown", (e) => {
      if (e.key !== "Escape" || !pill.open || this.sheet) return;
      pill.open = false;
      pill.querySelector("summary")!.focus();
    });
  }

  // choices are the checkboxes of a facet, the reader's language before others; of one
  // with a single answer to a question that nobody asks (one country), none.
  private choices(name: string): Node {
    const f = this.said.facet(name);
    if (!f || name === "place" && f.choices.length < 2) return element("span", { hidden: "" });
    const set = element("fieldset", {}, element("legend", {}, name === "place" ? this.say("country") : f.label));
    const mine = (key: string) => Number(name === "language" && key === language);
    for (const [key, label] of [...f.choices].sort((a, b) => mine(b[0]) - mine(a[0]))) {
      const box = element("input", { type: "checkbox" });
      box.addEventListener("change", () => this.toggle(name, key, false));
      this.boxes.set(`${name}/${key}`, box);
      const text = mine(key) ? this.say("mine", { language: upperFirst(label) }) : upperFirst(label);
      set.append(element("label", {}, box, element("span", {}, text), element("span", { class: "n" })));
    }
    this.sets.push(set);
    return set;
  }

  // overlay puts the pills into a sheet over the list.
  private overlay(): void {
    const pills = [...this.nav.querySelectorAll<HTMLDetailsElement>("details")];
    const focused = document.activeElement; // which is lost when the pills move
    const used = pills.find((p) => p.open || p.contains(focused));
    const summary = element("summary", {}, this.say("sheet"), pills[0].querySelector("summary > .i")!.cloneNode(true));
    const close = button("", () => this.close(), "icon");
    close.setAttribute("aria-label", this.say("close"));
    close.append(icon("close"));
    const sheet = this.sheet = element("details", { class: "pill overlay" }, summary, element("div", { class: "over" },
      element("p", { class: "top" }, element("b", {}, this.say("sheet")), close), ...pills, element("p", { class: "foot" }, this.show)));
    for (const pill of pills) {
      pill.removeAttribute("name"); // several may be open
      pill.open = pill === used || ["day", "place"].includes(pill.dataset.facet!);
    }
    this.nav.append(sheet);
    sheet.open = used !== undefined;
    if (used && focused instanceof HTMLElement && sheet.contains(focused)) focused.focus();
    used?.scrollIntoView();
    sheet.addEventListener("keydown", (e) => { if (e.key === "Escape") this.close(); });
    // Whoever goes on by keyboard leaves nothing open above what they read.
    // The summary lies under the sheet; by mouse it opens and shuts it as every summary does.
    document.addEventListener("focusin", ({ target }) => {
      const at = target as Element;
      if (!sheet.open || at.closest(".over") || at === summary && !at.matches(":focus-visible")) return;
      sheet.open = false;
      at.scrollIntoView({ block: "nearest" }); // in a low window the sheet stood above it in the page
    });
  }

  /** Opens the question for a town. */
  askTown(): void {
    if (this.sheet) this.sheet.open = true;
    this.nav.querySelector<HTMLDetailsElement>('details[data-facet="place"]')!.open = true;
    this.near.focus();
  }

  // close puts the sheet away, and the focus where it came from, or on the list.
  private close(toList = false): void {
    if (!this.sheet) return;
    this.sheet.open = false;
    const to = toList ? this.list() : this.sheet.querySelector("summary")!;
    if (toList) to.tabIndex = -1;
    to.focus({ preventScroll: true });
    if (toList) this.nav.scrollIntoView();
  }

  // reflect lets the controls show the question, and what each choice would leave: one
  // that leaves nothing is not offered.
  reflect(q: Question, answer: Answer, counted: boolean): void {
    this.question = q;
    this.nav.querySelectorAll<HTMLElement>("button.chip[data-facet]").forEach((b) => {
      const keys = q.keys[b.dataset.facet!] ?? [];
      b.setAttribute("aria-pressed", String(b.dataset.key ? keys.includes(b.dataset.key) : !keys.length));
    });
    for (const [id, box] of this.boxes) {
      const [name, key] = id.split("/");
      const n = answer.counts[name]?.[this.said.facet(name)!.choices.findIndex((c) => c[0] === key)];
      const label = box.parentElement!;
      box.checked = (q.keys[name] ?? []).includes(key);
      label.querySelector(".n")!.textContent = counted ? String(n ?? "") : "";
      label.hidden = counted && n === 0 && !box.checked && document.activeElement !== box;
    }
    for (const set of this.sets) set.hidden = ![...set.querySelectorAll("label")].some((l) => !l.hidden);
    this.show.textContent = !counted ? this.say("show") : answer.fits.length ? this.say("show-n", { n: answer.fits.length }) : this.say("show-none");
    this.near.show(q.near, q.km);
    this.map.show(q);
    if (document.activeElement !== this.text) this.text.value = q.text;
    this.titles(q);
  }

  // titles lets each pill say what is chosen in it.
  private titles(q: Question): void {
    let chosen = 0;
    this.nav.querySelectorAll<HTMLDetailsElement>("details[data-facet]").forEach((pill) => {
      const name = pill.dataset.facet!;
      const of = { day: ["when", "day", "time"], more: this.inMore }[name] ?? [name];
      const said = of.flatMap((n) => (q.keys[n] ?? []).map((k) => this.said.label(n, k)));
      if (name === "place" && q.near) said.unshift(q.near.name);
      if (name === "more" && q.text) said.unshift(q.text);
      chosen += said.length;
      const title = name === "more" ? this.say("more") : this.said.facet(name)?.label ?? "";
      const summary = pill.querySelector("summary")!, arrow = summary.lastElementChild!;
      if (said.length) {
        const [before, after] = this.say("set", { facet: title, choice: "\n" }).split("\n");
        const choice = said.length > 2 ? String(said.length) : said.map(upperFirst).join(this.say("comma"));
        summary.replaceChildren(element("span", {}, element("span", { class: "facet" }, before), choice + after), arrow);
      } else {
        summary.replaceChildren(title, arrow);
      }
      pill.classList.toggle("set", said.length > 0);
    });
    if (!this.sheet) return;
    const summary = this.sheet.querySelector("summary")!;
    summary.replaceChildren(this.say("sheet") + (chosen ? ` (${chosen})` : ""), summary.lastElementChild!);
    this.sheet.classList.toggle("set", chosen > 0);
  }
}
