// The search box, on home and on the search page.
//
// The box is an editable combobox with a list (WAI-ARIA Authoring Practices).
// The client module and the index are fetched when the reader first turns to
// the box, not before. What is typed stays on the device: the query goes into
// the address after "#", which browsers do not send, and only when the reader
// chooses or submits. The answers on the search page are search/results.ts.
import type { Help, Need } from "./help/card";
import { element, language, put, Words } from "./parts/words";
import { resume } from "./parts/renewed";
import { write } from "./search/address";
import type { Answer, Client, Searcher } from "./search/client";
import { type Desk, Results } from "./search/results";
import { line, marked } from "./search/found";

const SUGGESTIONS = 5;

class Box implements Desk {
  private readonly form: HTMLFormElement;
  private readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private readonly status: HTMLElement;
  private readonly results: Results | null; // on the search page alone
  readonly base: string; // the hub's root
  readonly client: string;
  private readonly page: string; // the search page
  readonly words: Words;
  private searcher?: Promise<Searcher>;
  private helper?: Promise<Help>;
  private asked = 0; // the newest suggestions asked for; older ones are dropped
  private active = -1;
  private lamp?: HTMLElement; // whom to call, once drawn for a text
  private answer?: HTMLElement; // below the box, where the page has no results

  constructor(private readonly root: HTMLElement) {
    this.form = root.querySelector("form")!;
    this.input = root.querySelector("input")!;
    this.list = root.querySelector("[role=listbox]")!;
    this.status = root.querySelector("[role=status]")!;
    this.base = new URL(root.dataset.base!, location.href).href;
    this.client = this.base + root.dataset.client;
    this.page = new URL(root.dataset.page!, location.href).href;
    this.words = new Words(JSON.parse(root.querySelector("script")!.textContent!));
    this.form.hidden = false;
    root.querySelectorAll<HTMLElement>("[data-no-script]").forEach((e) => (e.hidden = true));
    this.input.addEventListener("focus", () => { void this.help(); void this.open().catch(() => {}); });
    this.input.addEventListener("input", () => void this.suggest());
    this.input.addEventListener("keydown", (e) => this.key(e));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.list.addEventListener("mousedown", (e) => e.preventDefault()); // keep the focus in the box
    this.form.addEventListener("submit", (e) => { e.preventDefault(); void this.submit(); });
    const results = document.querySelector<HTMLElement>("[data-results]");
    this.results = results && new Results(results, this);
  }

  // open fetches the client, which has the head of the index in it.
  open(): Promise<Searcher> {
    if (this.searcher) return this.searcher;
    return this.searcher = import(/* @vite-ignore */ this.client)
      .then((client: Client) => client.open({ base: this.base, language }))
      .catch((error) => { this.searcher = undefined; throw error; });
  }

  // help fetches what knows whom to call. Without it the box goes on without; the next
  // question asks again for words that did not come.
  async help(): Promise<Help | null> {
    try {
      const help = await (this.helper ??= import(/* @vite-ignore */ this.base + this.root.dataset.help));
      await help.load(this.root.dataset.words!.split(" ").map((at) => this.base + at));
      return help;
    } catch {
      this.helper = undefined;
      return null;
    }
  }

  // --- the list of suggestions ---

  private async suggest(): Promise<void> {
    const { text } = this;
    const question = ++this.asked;
    if ([...text].length < 2) return this.close();
    const help = await this.help(), need = help?.needOf(text) ?? null; // which waits for no index
    if (question !== this.asked) return;
    if (need) this.offer(text, help!, need);
    let answer: Answer;
    try {
      answer = await (await this.open()).search(text, { limit: SUGGESTIONS, complete: true, facets: false });
    } catch {
      if (!need) this.close(); // submitting says what is wrong
      return;
    }
    if (question === this.asked && document.activeElement === this.input) this.offer(text, help, need, answer);
  }

  // offer opens the list: whom to call, if there is a need; what was found; and all of it.
  private offer(text: string, help: Help | null, need: Need | null, answer?: Answer): void {
    const options: HTMLElement[] = [];
    const title = this.words.say("crisis-title"), whom = need ? help!.likeliest(need, this.words.say("crisis-call")) : "";
    if (need) {
      const of = text + whom;
      if (this.lamp?.dataset.of !== of) {
        const call = help!.dial(need);
        this.lamp = option(this.address(text), title, [], call ? "" : whom, language);
        this.lamp.classList.add("lamp");
        if (call) this.lamp.append(element("a", { href: call, tabindex: "-1" }, element("small", {}, whom)));
        if (!this.results) this.lamp.querySelector("a")!.addEventListener("click", (e) => { e.preventDefault(); void this.submit(); });
        this.lamp.dataset.of = of;
      }
      options.push(this.lamp);
    }
    const results = answer?.results ?? [];
    options.push(...(need ? help!.peopleFirst(results, need) : taughtLast(results)).slice(0, SUGGESTIONS - options.length)
      .map((r) => option(this.base + r.url, r.title, r.titleMarks, line(r), r.language)));
    if (answer) options.push(option(this.address(text), this.words.say("search-everything", { q: text }), [], "", language));
    options.forEach((o, i) => { o.id = `${this.list.id}-${i}`; });
    put(this.list, options);
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.choose(-1);
    if (need) this.say(title + ". " + whom);
    else if (answer) this.say(this.words.say("search-suggestions", { n: answer.results.length }));
  }

  private key(e: KeyboardEvent): void {
    const open = !this.list.hidden;
    const last = this.list.children.length - 1;
    if (e.isComposing) return;
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      if (!open) return void this.suggest();
      const step = e.key === "ArrowDown" ? 1 : -1;
      const next = this.active + step;
      this.choose(next > last ? -1 : next < -1 ? last : next);
    } else if (e.key === "Enter" && open && this.active >= 0) {
      e.preventDefault();
      const link = this.list.children[this.active].querySelector("a")!;
      this.close();
      link.click();
    } else if (e.key === "Escape") {
      if (open) { e.preventDefault(); this.close(); } else { this.text = ""; this.answer?.replaceChildren(); }
    }
  }

  private choose(index: number): void {
    this.active = index;
    [...this.list.children].forEach((o, i) => o.setAttribute("aria-selected", String(i === index)));
    const chosen = this.list.children[index];
    if (chosen) {
      this.input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  private close(): void {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.choose(-1);
  }

  private address(text: string): string { return this.page + write({ text, filters: {} }); }

  private async submit(): Promise<void> {
    this.asked++;
    this.close();
    if (this.results) return this.results.ask();
    const { text } = this;
    if (!text) return;
    const question = this.asked, slow = new Promise<null>((done) => setTimeout(() => done(null), 2000));
    const help = await Promise.race([this.help(), slow]), need = help?.needOf(text);
    if (question !== this.asked) return;
    if (need && need.kind !== "number") this.here(help!.card(need, () => this.clear()), text);
    else location.href = this.address(text);
  }

  // here shows whom to call below the box: nobody in danger waits for another page, and
  // their words are in no address of the browser's. What the site has besides is a press away.
  private here(card: HTMLElement, text: string): void {
    this.below(card, element("p", {}, element("a", { href: this.address(text) }, this.words.say("search-everything", { q: text }))));
    const heading = card.querySelector("h2")!;
    heading.tabIndex = -1;
    heading.focus();
  }

  private clear(): void {
    const gone = element("p", { tabindex: "-1" }, this.words.say("crisis-cleared"));
    this.text = "";
    this.below(gone);
    gone.focus();
  }

  private below(...parts: HTMLElement[]): void {
    this.answer ??= this.root.appendChild(element("div"));
    this.answer.replaceChildren(...parts);
  }

  get text(): string { return this.input.value.trim(); }
  set text(text: string) {
    this.input.value = text;
    if (!text) this.list.replaceChildren(); // which has the words, too
  }

  say(text: string): void { this.status.textContent = text; }
}

/** Suggestions, with what teaches peer support last, unless its very title was typed: most who write look for people. */
function taughtLast(results: Answer["results"]): Answer["results"] {
  const taught = (r: Answer["results"][number]): number => Number(r.section === "training" && !r.titleMarks.length);
  return [...results].sort((a, b) => taught(a) - taught(b));
}

function option(href: string, title: string, marks: [number, number][], detail: string, spoken: string): HTMLElement {
  const link = marked("a", title, marks);
  link.href = href;
  link.tabIndex = -1;
  if (detail) link.append(element("small", {}, detail));
  return element("li", spoken === language ? { role: "option" } : { role: "option", lang: spoken }, link);
}

document.querySelectorAll<HTMLElement>("[data-search]").forEach((root) => new Box(root));
resume();
