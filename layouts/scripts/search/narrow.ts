// Narrowing a search down: a pill for each facet, with the values that the
// found pages have and how many have each. The counts of a facet leave out its
// own choice, so that they say what another choice would bring.
import { type Filters, isFiltered, type Question } from "./address";
import type { Counts } from "./client";
import { element, type Words } from "../parts/words";

type Names = Record<string, [key: string, name: string][]>; // facet → its values in the order shown

const MOST = 10; // values shown before "Show more"

export class Narrow {
  readonly facets: string[];
  private readonly pills: Pill[];
  private names?: Promise<Names>;
  private known: Names = {};

  // choose is told a new choice; opened, that the reader wants to see counts. A
  // hub's own template may have left the root off.
  constructor(private readonly root: HTMLDetailsElement | null, private readonly words: Words, choose: (filters: Filters) => void, opened: () => void) {
    this.pills = [...root?.querySelectorAll<HTMLDetailsElement>("[data-facet]") ?? []].map((e) => new Pill(e, words, () => {
      choose(Object.fromEntries(this.pills.map((p) => [p.facet, p.chosen]).filter(([, keys]) => keys.length)));
    }));
    this.facets = this.pills.map((p) => p.facet);
    root?.addEventListener("toggle", (e) => { if (e.target === root && root.open) opened(); });
  }

  get open(): boolean { return !!this.root?.open && !this.root.hidden; }

  // ready fetches what the values are called, once.
  ready(): Promise<unknown> {
    this.names ??= fetch(new URL(this.root!.dataset.narrow!, location.href), { referrerPolicy: "no-referrer" })
      .then((answer) => answer.ok ? answer.json() as Promise<Names> : Promise.reject(new Error(String(answer.status))))
      .then((names) => this.known = names)
      .catch((error) => { this.names = undefined; throw error; });
    return this.names;
  }

  hide(): void { if (this.root) this.root.hidden = true; }

  // show offers the counted values; without counts, only the way to them.
  show(question: Question, counts: Counts | null): void {
    if (!this.root) return;
    this.root.hidden = false;
    this.root.classList.toggle("set", isFiltered(question));
    if (!counts) return;
    for (const p of this.pills) p.draw(this.known[p.facet] ?? [], question.filters[p.facet] ?? [], counts[p.facet] ?? {});
  }

  // said names the chosen values of a facet, or of all.
  said(filters: Filters, facet?: string): string {
    const name = (f: string, key: string) => this.known[f]?.find(([k]) => k === key)?.[1] ?? key;
    const of = (f: string) => (filters[f] ?? []).map((key) => name(f, key)).join(" / ");
    return facet ? of(facet) : this.facets.filter((f) => filters[f]).map(of).join(" · ");
  }
}

class Pill {
  readonly facet: string;
  chosen: string[] = [];
  private readonly summary: HTMLElement;
  private readonly list: HTMLElement;
  private readonly more: HTMLButtonElement;
  private readonly items = new Map<string, HTMLLIElement>();
  private all = false; // the reader asked for all values
  private redraw = () => {};

  constructor(private readonly root: HTMLDetailsElement, private readonly words: Words, changed: () => void) {
    this.facet = root.dataset.facet!;
    this.summary = root.querySelector("summary span")!;
    this.list = root.querySelector("ul")!;
    this.more = root.querySelector("button")!;
    this.list.addEventListener("change", () => {
      this.chosen = [...this.list.querySelectorAll("input")].filter((i) => i.checked).map((i) => i.value);
      changed();
    });
    this.more.addEventListener("click", () => {
      const before = new Set(this.list.children);
      this.all = true;
      this.redraw();
      [...this.list.children].find((e) => !before.has(e))?.querySelector("input")?.focus();
    });
  }

  draw(names: [string, string][], chosen: string[], counts: Record<string, number>): void {
    this.chosen = chosen;
    this.redraw = () => this.draw(names, this.chosen, counts);
    const named = new Set(names.map(([key]) => key));
    const extra = [...new Set([...Object.keys(counts), ...chosen])].filter((key) => !named.has(key)).sort();
    // What is chosen or in the reader's hand stays, even when nothing has it.
    const held = (key: string) => chosen.includes(key) || this.items.get(key)?.contains(document.activeElement);
    const values = [...names, ...extra.map((key): [string, string] => [key, key])].filter(([key]) => counts[key] || held(key));
    this.root.hidden = !values.length;
    const most = new Set([...values].sort(([a], [b]) => (counts[b] ?? 0) - (counts[a] ?? 0)).slice(0, MOST).map(([key]) => key));
    const shown = this.all ? values : values.filter(([key]) => most.has(key) || held(key));
    this.more.hidden = shown.length === values.length;
    this.place(shown.map(([key, name]) => this.item(key, name, counts[key] ?? 0)));
    const said = chosen.map((key) => names.find(([k]) => k === key)?.[1] ?? key);
    const label = this.root.dataset.label!;
    this.root.classList.toggle("set", chosen.length > 0);
    this.summary.textContent = !said.length ? label
      : this.words.say("search-set", { facet: label, choice: said.length > 2 ? `${said[0]} +${said.length - 1}` : said.join(" / ") });
  }

  private item(key: string, name: string, n: number): HTMLLIElement {
    let item = this.items.get(key);
    if (!item) {
      item = element("li");
      item.append(element("label", {}, element("input", { type: "checkbox", value: key }), element("bdi", {}, name), element("span", { class: "soft" })));
      this.items.set(key, item);
    }
    item.querySelector("input")!.checked = this.chosen.includes(key);
    item.querySelector("span")!.textContent = String(n);
    return item;
  }

  // place puts the items into the list without moving those that stand in it:
  // a box that is moved loses the focus.
  private place(items: HTMLLIElement[]): void {
    for (const e of [...this.list.children]) if (!items.includes(e as HTMLLIElement)) e.remove();
    items.forEach((item, i) => { if (this.list.children[i] !== item) this.list.insertBefore(item, this.list.children[i] ?? null); });
  }
}
