// The finder of groups. The page has chips and pills that lead to ready-made
// lists, and reads without this script; with it the same entries combine.
//
// Nothing is loaded before the reader turns to the filter, and nothing that the
// reader types, chooses or measures leaves the device: see finder/address.ts and
// finder/near.ts.
import { inPerson, times } from "go:constants";
import { fromAddress, toAddress } from "./finder/address";
import { Chooser, isSet, nothing, parts, radii, without, type Answer, type Match, type Place, type Question } from "./finder/choose";
import { Store, type Facet, type Group } from "./finder/data";
import { listOf } from "./finder/lists";
import { MapLink } from "./finder/map";
import { Near } from "./finder/near";
import { button, icon, inKilometres, inSentence } from "./finder/page";
import { element, upperFirst, Words } from "./parts/words";

const perView = 20, perhapsView = 6;
const mostToRead = 300; // groups whose cards are looked through for a word
const onPhone = matchMedia("(max-width: 39.99em)").matches;

class Finder {
  private readonly heading = document.querySelector<HTMLElement>(".count h2")!;
  private readonly cards = document.querySelector<HTMLElement>(".cards")!;
  private readonly still = document.querySelector<HTMLElement>(".cols > div")!; // as it was built
  private readonly live = element("div");
  private readonly controls = new Map<string, HTMLInputElement>(); // by facet/key
  private readonly chooser: Chooser;
  private readonly words: Words;
  private readonly near: Near;
  private readonly map = new MapLink();
  private readonly inMore: string[]; // the questions that share the pill "More"
  private readonly text = element("input", { id: "text", type: "text", autocomplete: "off" });
  private question = nothing();
  private asked = 0; // the newest question; older answers are dropped
  private shown = perView;

  constructor(private readonly nav: HTMLElement, private readonly store: Store) {
    this.words = new Words(store.index.strings);
    const { facets } = store.index;
    this.chooser = new Chooser(facets);
    this.inMore = [...facets.filter((f) => onPhone && f.pill === "roomy"), ...facets.filter((f) => !f.pill)].map((f) => f.name);
    this.near = new Near(store, this.words, (near, km) => this.change({ ...this.question, near, km }));
    this.live.hidden = true;
    this.still.after(this.live);
    this.upgrade();
    addEventListener("popstate", () => this.open());
  }

  // open asks what the address says.
  open(): void {
    const facets = this.store.index.facets;
    const q = fromAddress(location.hash, [...facets.map((f) => f.name), "time"]);
    for (const name in q.keys) {
      const keys = name === "time" ? times : facets.find((f) => f.name === name)!.choices.map((c) => c[0]);
      q.keys[name] = q.keys[name].filter((k) => keys.includes(k));
    }
    if (this.question.near?.mine && !q.near) q.near = this.question.near;
    this.ask(q);
  }

  private say(key: string, values: Record<string, string | number> = {}): string { return this.words.say(key, values); }

  // change is what the reader does: the address follows, and Back leads back.
  private change(q: Question, replace = false): void {
    const to = location.pathname + location.search + toAddress(q);
    if (replace) history.replaceState(null, "", to);
    else if (to !== location.pathname + location.search + location.hash) history.pushState(null, "", to);
    this.ask(q);
  }

  toggle(facet: string, key: string, alone: boolean): void {
    const old = this.question.keys[facet] ?? [];
    const keys = alone ? (old.includes(key) || !key ? [] : [key]) : old.includes(key) ? old.filter((k) => k !== key) : [...old, key];
    this.change({ ...this.question, keys: { ...this.question.keys, [facet]: keys } });
  }

  // --- the controls ---

  private upgrade(): void {
    const icons = element("div", { hidden: "" });
    icons.innerHTML = this.store.index.icons;
    icons.querySelectorAll("symbol").forEach((s) => { if (document.getElementById(s.id)) s.remove(); });
    document.body.append(...icons.children);
    this.nav.querySelectorAll<HTMLAnchorElement>("a.chip").forEach((a) => {
      const [facet, key] = listOf(a);
      const b = button("", () => this.toggle(facet, key, true));
      b.dataset.facet = facet;
      b.dataset.key = key;
      b.append(...a.childNodes);
      const focused = document.activeElement === a;
      a.replaceWith(b);
      if (focused) b.focus();
    });
    if (onPhone) this.nav.querySelectorAll(".roomy").forEach((pill) => pill.remove());
    this.nav.querySelectorAll<HTMLDetailsElement>("details").forEach((pill) => {
      const list = pill.querySelector("ul")!;
      pill.dataset.facet = pill.classList.contains("more") ? "more" : listOf(list.querySelector("a")!)[0];
      pill.hidden = false;
      const inside = element("div", { class: "choices" });
      switch (pill.dataset.facet) {
        case "day": inside.append(this.choices("day"), this.choices("time")); break;
        case "place": inside.append(this.near.element, this.choices("place")); break;
        case "more":
          this.text.addEventListener("input", () => this.change({ ...this.question, text: this.text.value.trim() }, true));
          inside.append(element("div", { class: "near" }, element("div", {}, element("label", { for: "text" }, this.say("text")), this.text)),
            ...this.inMore.map((name) => this.choices(name)));
          break;
        default: inside.append(this.choices(pill.dataset.facet!));
      }
      if (list.contains(document.activeElement)) pill.querySelector("summary")!.focus();
      list.remove();
      pill.append(inside);
      pill.addEventListener("keydown", (e) => {
        if (e.key !== "Escape" || !pill.open) return;
        pill.open = false;
        pill.querySelector("summary")!.focus();
      });
    });
  }

  private facet(name: string): Facet | undefined {
    if (name === "time") return { name, label: this.say("time"), choices: times.map((t) => [t, this.say("time-" + t)]) };
    return this.store.index.facets.find((f) => f.name === name);
  }

  // choices are the checkboxes of a facet; of one with a single answer to a
  // question that nobody asks (one country), none.
  private choices(name: string): Node {
    const f = this.facet(name);
    if (!f || name === "place" && f.choices.length < 2) return element("span", { hidden: "" });
    const set = element("fieldset", {}, element("legend", {}, name === "place" ? this.say("country") : f.label));
    for (const [key, label] of f.choices) {
      const box = element("input", { type: "checkbox" });
      box.addEventListener("change", () => this.toggle(name, key, false));
      this.controls.set(`${name}/${key}`, box);
      set.append(element("label", {}, box, element("span", {}, upperFirst(label)), element("span", { class: "n" })));
    }
    return set;
  }

  private label(name: string, key: string): string { return this.facet(name)?.choices.find((c) => c[0] === key)?.[1] ?? key; }

  // reflect lets the controls show the question, and what each choice would leave.
  private reflect(q: Question, answer: Answer): void {
    this.nav.querySelectorAll<HTMLElement>("button.chip[data-facet]").forEach((b) => {
      const keys = q.keys[b.dataset.facet!] ?? [];
      b.setAttribute("aria-pressed", String(b.dataset.key ? keys.includes(b.dataset.key) : !keys.length));
    });
    for (const [id, box] of this.controls) {
      const [name, key] = id.split("/");
      box.checked = (q.keys[name] ?? []).includes(key);
      const at = this.facet(name)!.choices.findIndex((c) => c[0] === key);
      box.parentElement!.querySelector(".n")!.textContent = isSet(q) || !this.store.large ? String(answer.counts[name]?.[at] ?? "") : "";
    }
    this.near.show(q.near, q.km);
    this.map.show(q);
    if (document.activeElement !== this.text) this.text.value = q.text;
    this.nav.querySelectorAll<HTMLDetailsElement>("details").forEach((pill) => {
      const name = pill.dataset.facet!;
      const of = { day: ["day", "time"], more: this.inMore }[name] ?? [name];
      const said = of.flatMap((n) => (q.keys[n] ?? []).map((k) => this.label(n, k)));
      if (name === "place" && q.near) said.unshift(q.near.name);
      if (name === "more" && q.text) said.unshift(q.text);
      const title = name === "more" ? this.say("more") : this.facet(name)?.label ?? "";
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
  }

  // --- the answer ---

  private async ask(q: Question, more = false): Promise<void> {
    const question = ++this.asked;
    this.question = q;
    // A large hub's groups of all places come from many files.
    if (!more) this.shown = this.store.large && !q.near ? perView / 2 : perView;
    let groups: Group[];
    try {
      // Of a large hub nothing is loaded before something is asked.
      groups = this.store.large && !isSet(q) ? [] : await this.store.groups(q.near, q.km);
      if (question !== this.asked) return;
      if (this.store.large && q.text && !q.near) {
        // Words stand on cards, and those of all places are too many to load.
        const { fits, perhaps, counts } = this.chooser.answer(groups, without(q, "text"));
        groups = [...fits, ...perhaps].map((m) => m.group);
        if (groups.length > mostToRead) {
          this.reflect(q, { fits, perhaps, counts });
          return this.tooWide();
        }
        await this.store.cards(groups);
        if (question !== this.asked) return;
      }
      const answer = this.chooser.answer(groups, q);
      this.reflect(q, answer);
      if (!isSet(q)) return this.rest();
      await this.show(q, answer, question, groups);
    } catch {
      if (question !== this.asked) return;
      this.heading.dataset.was ??= this.heading.textContent!;
      this.heading.textContent = this.say("failed");
      this.put(element("p", { class: "acts" }, button(this.say("again"), () => void this.ask(q), "button")));
    }
  }

  // rest shows the page as it was built.
  private rest(): void {
    this.still.hidden = false;
    this.live.hidden = true;
    document.querySelector(".count")!.classList.remove("asked");
    this.still.prepend(this.heading.parentElement!);
    this.heading.textContent = this.heading.dataset.was ?? this.heading.textContent;
    this.heading.parentElement!.querySelector("button")?.remove();
  }

  private put(...parts: Node[]): void {
    const count = this.heading.parentElement!;
    if (!this.still.hidden) {
      this.still.before(count); // the same heading goes on speaking
      this.still.hidden = true;
      this.live.hidden = false;
    }
    if (!count.querySelector("button")) count.append(button(this.say("show_all"), () => this.change({ ...nothing(), km: this.question.km }), "plainly"));
    const paper = this.still.querySelector(".paper")?.cloneNode(true); // a line of help, for print
    this.live.replaceChildren(...parts, ...(paper ? [paper] : []));
  }

  private tooWide(): void {
    this.heading.dataset.was ??= this.heading.textContent!;
    this.heading.textContent = this.say("where-first");
    this.put();
  }

  private async show(q: Question, answer: Answer, question: number, groups: Group[]): Promise<void> {
    const fits = answer.fits.slice(0, this.shown), perhaps = answer.perhaps.slice(0, perhapsView);
    const cards = await this.store.cards([...fits, ...perhaps].map((m) => m.group));
    if (question !== this.asked) return;
    const inside: Node[] = [];
    this.heading.dataset.was ??= this.heading.textContent!;
    if (fits.length) {
      this.heading.textContent = this.say("count", { n: answer.fits.length, said: this.said(q) });
      inside.push(this.list(fits, cards));
      if (answer.fits.length > fits.length) inside.push(this.further(answer.fits.length - fits.length, q));
      const online = this.online(q, groups);
      if (online) inside.push(element("p", { class: "acts" }, online));
    } else {
      this.heading.textContent = this.say("nothing", { said: this.said(q) });
      inside.push(...this.empty(q, groups, question));
    }
    if (perhaps.length) {
      const list = this.list(perhaps, cards.slice(fits.length));
      const section = element("section", { class: "perhaps" }, element("h2", {}, this.say("perhaps")), element("p", { class: "soft" }, this.say("perhaps_why")), list);
      const rest = answer.perhaps.slice(perhaps.length);
      if (rest.length) {
        const all = button(this.say("show-more", { n: rest.length }), async () => {
          const more = this.list(rest, await this.store.cards(rest.map((m) => m.group)));
          const first = more.querySelector("a");
          list.append(...more.children);
          all.remove();
          first?.focus();
        }, "button");
        section.append(element("p", { class: "acts" }, all));
      }
      inside.push(section);
    }
    this.put(...inside);
  }

  private list(matches: Match[], cards: string[]): HTMLElement {
    const list = element("ul", { class: "cards plain" });
    list.innerHTML = matches.map((_, i) => cards[i]).join(""); // HTML of our own build
    matches.forEach((m, i) => {
      if (m.km === null) return;
      const away = this.say("away", { km: inKilometres(m.km) });
      const place = list.children[i].querySelector("use[href='#i-pin']")?.closest(".fact");
      if (place) place.append(element("span", { class: "away" }, away));
      else list.children[i].querySelector(".facts")?.prepend(element("div", { class: "fact whole" }, icon("pin"), away));
    });
    return list;
  }

  private further(n: number, q: Question): HTMLElement {
    const more = button(this.say("show-more", { n: Math.min(n, perView) }), async () => {
      const at = this.shown;
      this.shown += perView;
      await this.ask(q, true);
      this.live.querySelectorAll<HTMLElement>(".card h3 a")[at]?.focus();
    }, "button");
    return element("p", { class: "acts" }, more);
  }

  private parts(q: Question): string[] { return parts(q, this.store.index.facets); }

  // said puts the question in words: "in English, on Tuesday".
  private said(q: Question): string {
    return this.parts(q).map((part) => this.partSaid(q, part)).join(this.say("comma"));
  }

  private partSaid(q: Question, part: string): string {
    if (part === "time") return q.keys.time.map((k) => this.say("said-" + k)).join(this.say("or"));
    if (part === "near") { // "de Lyon", but "d’Orléans"
      const key = /^[aeiouyhâàéèêëîïôœ]/i.test(q.near!.name) ? "said-near-vowel" : "said-near";
      return this.say(key, { choice: q.near!.name, km: inKilometres(q.km) });
    }
    const choice = part === "text" ? q.text : q.keys[part].map((k) => inSentence(this.label(part, k), this.facet(part)?.names)).join(this.say("or"));
    return this.say("said-" + part, { choice });
  }

  // empty says what to take away, and what there is instead.
  private empty(q: Question, groups: Group[], question: number): Node[] {
    const chips = element("p", { class: "chips" });
    const set = this.parts(q);
    for (const part of set) {
      const other = without(q, part);
      const n = set.length > 1 && !(this.store.large && part === "near") ? this.chooser.answer(groups, other).fits.length : 0;
      const b = button("", () => this.change(other));
      b.append(this.partSaid(q, part), icon("close"));
      if (n) b.append(element("span", { class: "n" }, this.say("leaves", { n })));
      b.setAttribute("aria-label", this.say("remove", { choice: this.partSaid(q, part) }) + (n ? " " + this.say("leaves", { n }) : ""));
      chips.append(b);
    }
    const ways = element("p", { class: "acts" });
    const online = this.online(q, groups);
    if (online) ways.append(online);
    // Looking further away may take more files, so the answer does not wait for it.
    void this.wider(q, question).then((wider) => { if (wider) ways.append(wider); }).catch(() => {});
    return [element("p", {}, this.say("take-away")), chips, ways];
  }

  // online offers what can be joined from anywhere.
  private online(q: Question, groups: Group[]): HTMLElement | null {
    const afar = (this.facet("attendance")?.choices ?? []).map((c) => c[0]).filter((k) => k !== inPerson);
    if (!afar.length || !q.near && !(q.keys.attendance ?? []).includes(inPerson) && !q.keys.place?.length || (q.keys.attendance ?? []).some((k) => afar.includes(k))) return null;
    const other: Question = { ...without(without(q, "near"), "place"), km: q.km };
    other.keys = { ...other.keys, attendance: afar };
    const n = this.store.large ? -1 : this.chooser.answer(groups, other).fits.length;
    if (n === 0) return null;
    return button(n < 0 ? this.say("online-all") : this.say("online", { n }), () => this.change(other), "button");
  }

  // wider offers the nearest distance at which there is something.
  private async wider(q: Question, question: number): Promise<HTMLElement | null> {
    if (!q.near) return null;
    for (const km of radii.filter((r) => r > q.km)) {
      if (question !== this.asked) return null;
      const n = this.chooser.answer(await this.store.groups(q.near, km), { ...q, km }).fits.length;
      if (n) return button(this.say("wider", { n, km: inKilometres(km) }), () => this.change({ ...q, km }), "button");
    }
    return null;
  }
}

// styled adds the style sheet of the controls.
const styled = (href: string) => new Promise<void>((done, failed) => {
  const sheet = element("link", { rel: "stylesheet", href });
  sheet.addEventListener("load", () => done());
  sheet.addEventListener("error", failed);
  document.head.append(sheet);
});

const nav = document.querySelector<HTMLElement>("[data-finder]");
if (nav && "DecompressionStream" in window) {
  let opening: Promise<Finder | undefined> | undefined;
  const open = () => (opening ??= Promise.all([Store.open(new URL(nav.dataset.finder!, location.href).href), styled(nav.dataset.sheet!)])
    .then(([store]) => {
      const f = new Finder(nav, store);
      f.open();
      return f;
    }).catch(() => (opening = undefined))); // the links lead on, and the next touch tries again
  // A chip that is pressed before the finder is there counts.
  nav.addEventListener("click", (e) => {
    const chip = (e.target as Element).closest<HTMLAnchorElement>("a.chip");
    if (!chip) return void open();
    if (e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
    e.preventDefault();
    void open().then((f) => { if (f) f.toggle(...listOf(chip), true); else location.href = chip.href; });
  });
  for (const turn of ["focusin", "pointerenter"]) nav.addEventListener(turn, () => void open(), { once: true });
  if (location.hash.includes("=")) void open();
  else addEventListener("hashchange", () => void open(), { once: true });
}
