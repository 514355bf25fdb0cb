// The answers on the search page. What is asked is read from the address, and
// every choice of the reader is a new address: so going back, loading again and
// sending the link to somebody all work.
import type { Help, Need } from "../help/card";
import { type Filters, isFiltered, type Question, read, without, write } from "./address";
import { element, language, put, type Words } from "../parts/words";
import type { Answer, Other, Result, Searcher } from "./client";
import { Narrow } from "./narrow";
import type { Leads } from "../asked";
import { line, marked } from "./found";
import { byKind } from "./kinds";
import { fresh, isRenewed } from "./reload";
import { settled, wasRenewed } from "../parts/renewed";

const PAGE = 10;

// Desk is what the search box lends to the answers below it.
export interface Desk {
  readonly words: Words;
  readonly base: string; // the hub's root
  text: string; // in the box
  open(): Promise<Searcher>;
  help(): Promise<Help | null>;
  readonly client: string; // the address of the published client
  say(text: string): void; // to screen readers
}

export class Results {
  private readonly narrow: Narrow;
  private readonly t: Words["say"];
  private asked = 0; // the newest question; older answers are dropped
  private question: Question = { text: "", filters: {} };
  private limit = PAGE;
  private shown?: { of: string; card: HTMLElement };

  constructor(private readonly root: HTMLElement, private readonly desk: Desk) {
    this.t = desk.words.say.bind(desk.words);
    this.narrow = new Narrow(document.querySelector("[data-narrow]"), desk.words,
      (filters) => this.ask(filters), () => void this.show(this.limit));
    addEventListener("hashchange", () => this.fromAddress());
    this.fromAddress();
  }

  // ask asks for the words in the box, with these filters or those of before.
  ask(filters: Filters = this.question.filters): void {
    const next = write({ text: this.desk.text, filters });
    if (next !== write(this.question)) {
      this.root.setAttribute("aria-busy", "true"); // what stands there answers something else, from now on
      location.hash = next;
    } else if (next !== "#") void this.show();
  }

  private fromAddress(): void {
    const question = read(location.hash, this.narrow.facets);
    for (const a of sisters()) a.hash = location.hash;
    if (question.text || this.question.text) this.desk.text = question.text;
    this.question = question;
    if (question.text || isFiltered(question)) return void this.show();
    this.asked++;
    this.narrow.hide();
    this.put([]);
  }

  private async show(limit = PAGE): Promise<void> {
    const { root, narrow, question } = this, asked = ++this.asked;
    const filtered = isFiltered(question);
    const facets = filtered || narrow.open; // else the answer does without their file
    this.limit = limit;
    root.setAttribute("aria-busy", "true");
    const whom = await this.desk.help();
    let need = whom?.needOf(question.text);
    if (asked !== this.asked) return;
    if (need) this.put([this.card(whom!, need)]); // which waits for no index
    let answer: Answer, fewer: HTMLElement[] = [], leads: Leads | null = null;
    try {
      const named = facets ? narrow.ready() : null;
      const said = filtered ? null : this.leads(question.text);
      await whom?.all(); // a reader may write in another language
      need ??= whom?.needOf(question.text);
      answer = await this.search(question, need ? limit * 3 : limit, facets);
      if (need) answer.results = whom!.peopleFirst(answer.results, need).slice(0, limit);
      if (need && !answer.results.length) answer.total = 0;
      await named;
      leads = need ? null : await said;
      if (leads?.groups?.total) this.withGroups(answer, leads.groups, limit);
      if (filtered && !answer.total) fewer = await this.fewer(question);
    } catch (problem) {
      if (asked === this.asked && !await fresh(problem, this.desk.client) && asked === this.asked) this.failed(limit, isRenewed(problem), need ? [this.card(whom!, need)] : []);
      return;
    }
    if (asked !== this.asked) return;
    settled();
    const help = need ? [this.card(whom!, need)] : [];
    const said = need ? this.t("crisis-pages") : this.heading(question, answer.total);
    const chosen = filtered ? this.t("search-chosen", { choices: narrow.said(question.filters) }) : "";
    const parts: Node[] = need && !answer.total ? help : [...help, element("h2", {}, said)];
    if (leads) parts.push(leads.link);
    if (chosen) {
      const all = element("a", { href: write({ text: question.text, filters: {} }) }, this.t("search-show_all"));
      parts.push(element("p", { class: "count" }, element("span", {}, chosen), all));
    }
    if (answer.suggestion && !need) parts.push(this.didYouMean(answer.suggestion));
    if (answer.alsoSearched?.length) {
      const words = new Intl.ListFormat(language, { type: "disjunction" }).format(answer.alsoSearched);
      parts.push(element("p", {}, this.t("search-also", { words })));
    }
    if (answer.total) parts.push(this.kinds(answer.results, question.text));
    else if (!need) parts.push(...fewer, copy("nothing"));
    if (answer.results.length < answer.total) parts.push(this.more(limit));
    if (["attendance", "day", "place", "language"].some((f) => question.filters[f])) parts.push(copy("unsaid"));
    if (!need && answer.total || filtered) narrow.show(question, facets ? answer.facets : null);
    else narrow.hide();
    this.put(parts);
    if (!answer.total && !need) void this.wayOn(leads, asked);
    this.desk.say(need ? this.t("crisis-title") : chosen ? said.replace(/\.$/, "") + ". " + chosen : said);
    answer.rest?.then(() => { if (asked === this.asked) void this.show(limit); }, () => {}); // what was late
    if (question.text) void this.elsewhere(question, answer, asked);
  }

  private async search({ text, filters }: Question, limit: number, facets: boolean): Promise<Answer> {
    return (await this.desk.open()).search(text, { limit, filters, facets });
  }

  // leads says what a question asks of groups. What cannot be loaded is left out.
  private async leads(text: string): Promise<Leads | null> {
    const { root: { dataset }, narrow: { facets }, t: say } = this;
    return text ? import(/* @vite-ignore */ here(dataset.asked!)).then((asked) => asked.leads(text, {
      ...dataset, facets, say, search: (filters: Filters) => this.search({ text: "", filters }, PAGE, false),
    })).catch(() => null) : null;
  }

  // withGroups puts the groups that were asked for in the place of those that words found.
  private withGroups(answer: Answer, groups: Answer, limit: number): void {
    const others = answer.results.filter((r) => r.section !== "groups");
    answer.results = [...groups.results, ...others].slice(0, Math.max(limit, groups.results.length));
    answer.total ||= answer.results.length;
  }

  // kinds lists the results by kind, each under its heading where there are several.
  private kinds(results: Result[], text: string): HTMLElement {
    const kinds = byKind(results, text), box = element("div", { class: "results" });
    for (const { kind, results } of kinds) {
      const list = this.list(results, kinds.length > 1 ? "h4" : "h3");
      if (kinds.length > 1) {
        box.append(element("h3", { class: "kind", id: "kind-" + kind }, this.t("search-kind_" + kind)));
        list.setAttribute("aria-labelledby", "kind-" + kind);
      }
      box.append(list);
    }
    return box;
  }

  // wayOn adds what there is when nothing was found, if the site has that.
  private async wayOn(leads: Leads | null, asked: number): Promise<void> {
    const { way, finder } = this.root.dataset;
    if (!way) return;
    const on: HTMLElement | null = await import(/* @vite-ignore */ here(way))
      .then((m) => m.way(here(finder!), leads?.place ?? undefined)).catch(() => null);
    if (on && asked === this.asked) this.root.append(on);
  }

  private heading({ text, filters }: Question, n: number): string {
    if (n) return this.t(text ? "search-found" : "search-matching", { n, q: text });
    return isFiltered({ text, filters }) ? this.t("search-nothing_chosen") : this.t("search-nothing", { q: text });
  }

  // put shows the parts. A reader who pressed something in the old ones goes on
  // at the heading of the new.
  private put(parts: Node[]): void {
    const held = this.root.contains(document.activeElement);
    this.root.removeAttribute("aria-busy");
    put(this.root, parts);
    const heading = this.root.querySelector("h2");
    if (!held || !heading || this.root.contains(document.activeElement)) return;
    heading.tabIndex = -1;
    heading.focus();
  }

  // card is the one that stands there for this question, or a new one.
  private card(help: Help, need: Need): HTMLElement {
    const of = need.kind + " " + this.question.text;
    if (this.shown?.of !== of) this.shown = { of, card: help.card(need, () => this.clear()) };
    return this.shown.card;
  }

  // clear takes the question off the page and out of its address. What the browser
  // remembers is not the page's to clear, and it says so.
  private clear(): void {
    this.asked++;
    this.desk.text = "";
    this.question = { text: "", filters: {} };
    history.replaceState(null, "", location.pathname);
    for (const a of sisters()) a.hash = "";
    this.narrow.hide();
    const said = this.t("crisis-cleared");
    this.put([element("p", { tabindex: "-1" }, said)]);
    this.desk.say(said);
  }

  private failed(limit: number, renewed: boolean, above: HTMLElement[]): void {
    const again = element("button", { class: "button" }, this.t("search-again"));
    const said = this.t(renewed ? "search-renewed" : "search-failed");
    again.addEventListener("click", () => renewed && wasRenewed() ? location.reload() : void this.show(limit));
    this.put([...above, element("p", {}, said), again]);
    this.desk.say(said);
  }

  // fewer offers to take one choice away, and says how many pages that leaves;
  // where that does not help, to take all away.
  private async fewer({ text, filters }: Question): Promise<HTMLElement[]> {
    const list = element("ul", { class: "plain chips" });
    const offer = async (kept: Filters, gone: string) => {
      if (!text && !Object.keys(kept).length) return; // that asks for nothing
      const { total } = await this.search({ text, filters: kept }, 1, false);
      if (!total) return;
      const href = write({ text, filters: kept });
      list.append(element("li", {}, element("a", { href, class: "chip" }, this.t("search-without", { n: total, choice: gone }))));
    };
    for (const facet of Object.keys(filters)) await offer(without(filters, facet), this.narrow.said(filters, facet));
    if (list.children.length) return [element("p", {}, this.t("search-take_away")), list];
    await offer({}, this.narrow.said(filters));
    return [list];
  }

  private more(limit: number): HTMLElement {
    const more = element("button", { class: "button outlined" }, this.t("search-more"));
    more.addEventListener("click", async () => {
      const links = () => [...this.root.querySelectorAll("a")], before = new Set(links().map((a) => a.href));
      await this.show(limit + PAGE);
      links().find((a) => !before.has(a.href))?.focus();
    });
    return more;
  }

  // elsewhere adds what the other languages have, when the answer stands. It is
  // more to load, so a reader who saves data is spared it.
  private async elsewhere(question: Question, answer: Answer, asked: number): Promise<void> {
    if ((navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return;
    let others: Other[];
    try {
      others = await (await this.desk.open()).elsewhere(question.text, { limit: PAGE, filters: question.filters, facets: false });
    } catch {
      return; // the answer is there, and this is only more
    }
    if (asked !== this.asked) return;
    const own = new Set(answer.results.map(page));
    const boxes = others.map((other) => {
      // A page that is found here already, in the reader's language, is no more.
      const results = other.results.filter((r) => !own.has(page(r)));
      return { ...other, results, total: other.total - other.results.length + results.length };
    });
    this.root.append(...boxes.filter((other) => other.total > 0).map((other) => this.box(other)));
  }

  private box(other: Other): HTMLElement {
    const name = new Intl.DisplayNames([language], { type: "language" }).of(other.language) ?? other.language;
    const details = element("details", { class: "answer", "data-language": other.language }, // a box that opens, as in a quiz
      element("summary", {}, this.t("search-elsewhere", { n: other.total, language: name })), this.list(other.results));
    const there = sisters().find((a) => a.lang === other.language);
    if (there) details.append(element("p", {}, element("a", { href: there.href }, this.t("search-open_language", { language: name }))));
    return details;
  }

  private list(results: Result[], heading: "h3" | "h4" = "h3"): HTMLElement {
    return element("ol", { class: "results" }, ...results.map((r) => {
      const title = marked("a", r.title, r.titleMarks);
      title.href = this.desk.base + r.url;
      const other: Record<string, string> = r.language === language ? {} : { lang: r.language, dir: "auto" };
      return element("li", other, element(heading, {}, title), marked("p", r.excerpt, r.marks), element("p", { class: "detail" }, line(r)));
    }));
  }

  private didYouMean(text: string): HTMLElement {
    const [before, after] = this.t("search-did-you-mean", { guess: "\0" }).split("\0");
    const guess = element("a", { href: write({ text, filters: this.question.filters }) }, element("bdi", {}, text));
    return element("p", {}, before, guess, after);
  }
}

// here is an address as the page has it, in full.
const here = (address: string): string => new URL(address, location.href).href;

// copy takes a template of the page.
function copy(name: string): Node {
  const div = element("div"), from = document.querySelector<HTMLTemplateElement>(`template[data-${name}]`);
  if (from) div.append(from.content.cloneNode(true));
  return div;
}

// sisters are the links to this page in other languages. They go on with what is
// asked here: keys are the same in every language.
function sisters(): HTMLAnchorElement[] {
  return [...document.querySelectorAll<HTMLAnchorElement>(".switch a")].filter((a) => a.pathname.endsWith("/search/"));
}

// page is the address of a result without its language: translations of one
// page have the same.
function page({ url, language }: Result): string {
  return url.startsWith(language + "/") ? url.slice(language.length + 1) : url;
}
