// The finder of groups, which comes when the reader turns to the filter (finder.ts). What
// the page has as links to ready-made lists combines here.
//
// Nothing that the reader types, chooses or measures leaves the device: see
// finder/address.ts and finder/near.ts.
import { times as partsOfDay } from "go:constants";
import { fromAddress, toAddress } from "./finder/address";
import { Chooser, fromAfar, isSet, nothing, without, type Question } from "./finder/choose";
import { Controls } from "./finder/controls";
import { Store, type Group } from "./finder/data";
import { listOf } from "./finder/lists";
import { NamesList } from "./finder/names";
import { button } from "./finder/page";
import { Results } from "./finder/results";
import { Said } from "./finder/said";
import { spans, Times } from "./finder/times";
import { Renewed, resume, settled, wasRenewed } from "./parts/renewed";
import { element, Words } from "./parts/words";

const perView = 20;

/** The finder, over the filter of the page of all groups. */
class Finder {
  private readonly words: Words;
  private readonly said: Said;
  private readonly times: Times;
  private readonly chooser: Chooser;
  private readonly controls: Controls;
  private readonly results: Results;
  private readonly names: NamesList;
  private question = nothing();
  private asked = 0; // the newest question; older answers are dropped
  private shown = perView;

  constructor(nav: HTMLElement, private readonly store: Store) {
    const { facets, strings, icons, zone } = store.index;
    draw(icons);
    this.words = new Words(strings);
    this.said = new Said(facets, this.words);
    this.times = new Times(zone);
    this.chooser = new Chooser(facets, this.times);
    this.results = new Results(store, this.words, this.said, this.chooser, this.times, nav.dataset.way!, (q) => this.change(q));
    this.controls = new Controls(nav, store, this.words, this.said, (q, replace) => this.change(q, replace), () => this.results.heading);
    this.names = new NamesList(store);
    addEventListener("popstate", () => this.open());
  }

  // open asks what the address says.
  open(): void {
    const facets = this.store.index.facets;
    const q = fromAddress(location.hash, [...facets.map((f) => f.name), "time", "when"]);
    for (const name in q.keys) {
      const keys: readonly string[] = name === "time" ? partsOfDay : name === "when" ? spans : facets.find((f) => f.name === name)!.choices.map((c) => c[0]);
      q.keys[name] = q.keys[name].filter((k) => keys.includes(k));
    }
    if (this.question.near?.mine && !q.near) q.near = this.question.near;
    void this.ask(q);
  }

  toggle(facet: string, key: string, alone: boolean): void { this.controls.toggle(facet, key, alone); }

  // change is what the reader does: the address follows, and Back leads back.
  private change(q: Question, replace = false): void {
    const hash = toAddress(q), to = location.pathname + location.search + hash;
    if (replace) history.replaceState(history.state, "", to);
    else if (hash !== location.hash) history.pushState(history.state, "", to);
    void this.ask(q);
  }

  private async ask(q: Question, more = false): Promise<void> {
    const question = ++this.asked, current = () => question === this.asked;
    this.question = q;
    // A large hub's groups of all places come from many files.
    if (!more) this.shown = this.store.large && !q.near ? perView / 2 : perView;
    try {
      // Of a large hub nothing is loaded before something is asked.
      const groups = this.store.large && !isSet(q) ? [] : await this.groups(q);
      if (!current()) return;
      const asked = this.store.large && !q.near ? without(q, "text") : q; // its words were looked up
      const answer = this.chooser.answer(groups ?? [], asked);
      this.controls.reflect(q, answer, !!groups && (isSet(q) || !this.store.large));
      if (!isSet(q)) this.results.rest();
      else if (!groups) await this.results.where(q, current, () => this.controls.askTown());
      else await this.results.show(q, answer, groups, this.shown, current, () => void this.more(q));
      settled();
    } catch (error) {
      if (!current()) return;
      console.warn(error);
      const renewed = error instanceof Renewed, again = () => renewed && wasRenewed() ? location.reload() : void this.ask(q);
      this.results.put(this.words.say(renewed ? "renewed" : "failed"), q, element("p", { class: "acts" }, button(this.words.say("again"), again, "button")));
    }
  }

  // groups are those to choose from. Of a large hub words are looked up in a list of names; of a very
  // large one there are none until it is asked where.
  private async groups(q: Question): Promise<Group[] | undefined> {
    const { store } = this;
    if (!store.large) return store.loaded;
    if (q.near) return store.around(q.near, q.km);
    const named = q.text ? await this.names.find(q.text) : undefined, few = named && await store.at(named);
    if (few) return few;
    const groups = await store.everywhere(q.keys.place ?? [], fromAfar(q) ? q.keys.language ?? [] : []);
    return named ? groups?.filter((g) => named.has(g.place)) : groups;
  }

  private async more(q: Question): Promise<void> {
    const at = this.shown;
    this.shown += perView;
    await this.ask(q, true);
    document.querySelectorAll<HTMLElement>(".cols > div:not([hidden]) .card h3 a")[at]?.focus();
  }
}

// draw adds the drawings that cards need and the page has not.
function draw(icons: string): void {
  const box = element("div");
  box.innerHTML = icons;
  box.querySelectorAll("symbol").forEach((s) => { if (document.getElementById(s.id)) s.remove(); });
  document.body.append(...box.children);
}

/** Loads what the finder chooses from, and takes the filter over. */
export async function start(nav: HTMLElement): Promise<Finder> {
  const finder = new Finder(nav, await Store.open(new URL(nav.dataset.finder!, location.href).href));
  resume();
  finder.open();
  return finder;
}
