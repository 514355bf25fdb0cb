// The search box and the search page.
//
// The box is an editable combobox with a list (WAI-ARIA Authoring Practices).
// The client module and the index are fetched when the reader first turns to
// the box, not before. What is typed stays on the device: the query goes into
// the address after "#", which browsers do not send, and only when the reader
// chooses or submits.

interface Result {
  url: string; title: string; section: string; sectionLabel: string; language: string; detail: string; excerpt: string;
  marks: [number, number][]; titleMarks: [number, number][];
}
interface Answer {
  total: number; results: Result[]; suggestion: string | null; alsoSearched: string[];
}
interface Other { language: string; total: number; results: Result[]; }
interface Searcher {
  search(text: string, options: { limit?: number; complete?: boolean }): Promise<Answer>;
  elsewhere(text: string, options: { limit?: number }): Promise<Other[]>;
}
interface Client { open(options: { base: string; language: string }): Promise<Searcher>; }
type Plural = string | Record<string, string>;

const SUGGESTIONS = 5;
const PAGE = 10;

class Box {
  private readonly form: HTMLFormElement;
  private readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private readonly status: HTMLElement;
  private readonly results: HTMLElement | null; // on the search page alone
  private readonly base: string; // the hub's root
  private readonly page: string; // the search page
  private readonly language = document.documentElement.lang;
  private readonly strings: Record<string, Plural>;
  private readonly plural = new Intl.PluralRules(this.language);
  private searcher?: Promise<Searcher>;
  private asked = 0; // the newest question; older answers are dropped
  private active = -1;

  constructor(private readonly root: HTMLElement) {
    this.form = root.querySelector("form")!;
    this.input = root.querySelector("input")!;
    this.list = root.querySelector("[role=listbox]")!;
    this.status = root.querySelector("[role=status]")!;
    this.results = document.querySelector("[data-results]");
    this.base = new URL(root.dataset.base!, location.href).href;
    this.page = new URL(root.dataset.page!, location.href).href;
    this.strings = JSON.parse(root.querySelector("script")!.textContent!);
    this.form.hidden = false;
    root.querySelectorAll<HTMLElement>("[data-no-script]").forEach((e) => (e.hidden = true));
    this.input.addEventListener("focus", () => void this.open().catch(() => {}));
    this.input.addEventListener("input", () => void this.suggest());
    this.input.addEventListener("keydown", (e) => this.key(e));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.list.addEventListener("mousedown", (e) => e.preventDefault()); // keep the focus in the box
    this.form.addEventListener("submit", (e) => { e.preventDefault(); this.submit(); });
    if (this.results) {
      addEventListener("hashchange", () => this.fromAddress());
      this.fromAddress();
    }
  }

  private open(): Promise<Searcher> {
    this.searcher ??= import(/* @vite-ignore */ this.base + "search/peerhub-search.js")
      .then((client: Client) => client.open({ base: this.base, language: this.language }))
      .catch((error) => { this.searcher = undefined; throw error; });
    return this.searcher;
  }

  // --- the list of suggestions ---

  private async suggest(): Promise<void> {
    const text = this.input.value.trim();
    const question = ++this.asked;
    if ([...text].length < 2) return this.close();
    let answer: Answer;
    try {
      answer = await (await this.open()).search(text, { limit: SUGGESTIONS, complete: true });
    } catch {
      return this.close(); // submitting says what is wrong
    }
    if (question !== this.asked || document.activeElement !== this.input) return;
    const options = answer.results.map((r) => option(this.base + r.url, r.title, r.titleMarks, line(r), r.language));
    options.push(option(this.address(text), this.t("search-everything", { q: text }), [], "", this.language));
    options.forEach((o, i) => { o.id = `${this.list.id}-${i}`; });
    this.list.replaceChildren(...options);
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.choose(-1);
    this.say(this.t("search-suggestions", { n: answer.results.length }));
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
      if (open) { e.preventDefault(); this.close(); } else { this.input.value = ""; }
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

  // --- the search page ---

  private address(text: string): string { return this.page + "#q=" + encodeURIComponent(text); }

  private submit(): void {
    const text = this.input.value.trim();
    if (!text) return;
    this.asked++;
    this.close();
    const to = this.address(text);
    if (this.results && to === location.href) void this.show(text);
    else location.href = to;
  }

  private fromAddress(): void {
    let text = "";
    try {
      text = new URLSearchParams(location.hash.slice(1)).get("q") ?? "";
    } catch { /* an address that nobody wrote by hand */ }
    if (!text) return this.results!.replaceChildren();
    this.input.value = text;
    void this.show(text);
  }

  private async show(text: string, limit = PAGE): Promise<void> {
    const question = ++this.asked;
    const results = this.results!;
    results.setAttribute("aria-busy", "true");
    let answer: Answer;
    try {
      answer = await (await this.open()).search(text, { limit });
    } catch {
      if (question !== this.asked) return;
      const again = element("button", this.t("search-again"));
      again.className = "button";
      again.addEventListener("click", () => void this.show(text, limit));
      results.replaceChildren(element("p", this.t("search-failed")), again);
      results.removeAttribute("aria-busy");
      return this.say(this.t("search-failed"));
    }
    if (question !== this.asked) return;
    results.removeAttribute("aria-busy");
    const said = answer.total ? this.t("search-found", { n: answer.total, q: text }) : this.t("search-nothing", { q: text });
    const parts: HTMLElement[] = [element("h2", said)];
    if (answer.suggestion) parts.push(this.didYouMean(answer.suggestion));
    if (answer.alsoSearched?.length) parts.push(element("p", this.t("search-also", { words: answer.alsoSearched.join(", ") })));
    if (answer.total) {
      const list = element("ol");
      list.className = "results";
      list.append(...answer.results.map((r) => this.result(r)));
      parts.push(list);
    } else {
      parts.push(this.nothing());
    }
    if (answer.results.length < answer.total) {
      const more = element("button", this.t("search-more"));
      more.className = "button outlined";
      more.addEventListener("click", async () => {
        await this.show(text, limit + PAGE);
        results.querySelectorAll<HTMLElement>(".results a")[limit]?.focus();
      });
      parts.push(more);
    }
    results.replaceChildren(...parts);
    this.say(said);
    void this.elsewhere(text, question);
  }

  // elsewhere adds what the other languages have, when the answer stands. It is
  // more to load, so a reader who saves data is spared it.
  private async elsewhere(text: string, question: number): Promise<void> {
    if ((navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return;
    let others: Other[];
    try {
      others = await (await this.open()).elsewhere(text, { limit: PAGE });
    } catch {
      return; // the answer is there, and this is only more
    }
    if (question !== this.asked) return;
    const names = new Intl.DisplayNames([this.language], { type: "language" });
    this.results!.append(...others.map((other) => {
      const details = element("details");
      details.dataset.language = other.language;
      details.className = "answer"; // a box that opens, as in a quiz
      const list = element("ol");
      list.className = "results";
      list.append(...other.results.map((r) => this.result(r)));
      details.append(element("summary", this.t("search-elsewhere", { n: other.total, language: names.of(other.language) ?? other.language })), list);
      // The link to this page in that language goes on with the same words.
      const page = document.querySelector<HTMLAnchorElement>(`a[hreflang="${CSS.escape(other.language)}"][href$="search/"]`);
      if (page && other.total > other.results.length) {
        const more = element("a", this.t("search-more"));
        more.href = page.href + "#q=" + encodeURIComponent(text);
        details.append(more);
      }
      return details;
    }));
  }

  private result(r: Result): HTMLElement {
    const item = element("li");
    const heading = element("h3");
    const link = marked("a", r.title, r.titleMarks);
    link.href = this.base + r.url;
    heading.append(link);
    const excerpt = marked("p", r.excerpt, r.marks);
    const detail = element("p", line(r));
    detail.className = "detail";
    item.append(heading, excerpt, detail);
    if (r.language !== this.language) {
      item.lang = r.language;
      item.dir = "auto";
    }
    return item;
  }

  private didYouMean(words: string): HTMLElement {
    const p = element("p", this.t("search-did-you-mean") + " ");
    const link = element("a", words);
    link.href = this.address(words);
    p.append(link);
    return p;
  }

  private nothing(): HTMLElement {
    const template = this.root.querySelector<HTMLTemplateElement>("template[data-nothing]");
    const div = element("div");
    if (template) div.append(template.content.cloneNode(true));
    return div;
  }

  private say(text: string): void { this.status.textContent = text; }

  private t(key: string, values: Record<string, string | number> = {}): string {
    let text = this.strings[key] ?? key;
    if (typeof text !== "string") text = text[this.plural.select(Number(values.n))] ?? text.other;
    return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
  }
}

// line says what a page is, and where: "Group · Bristol · Tue 18:30".
function line(r: Result): string { return [r.sectionLabel || r.section, r.detail].filter(Boolean).join(" · "); }

function element<K extends keyof HTMLElementTagNameMap>(name: K, text = ""): HTMLElementTagNameMap[K] {
  const e = document.createElement(name);
  e.textContent = text;
  return e;
}

// marked sets the text with the found words marked; marks count UTF-16 units.
function marked<K extends keyof HTMLElementTagNameMap>(name: K, text: string, marks: [number, number][]): HTMLElementTagNameMap[K] {
  const e = element(name);
  let at = 0;
  for (const [start, end] of marks) {
    e.append(text.slice(at, start), element("mark", text.slice(start, end)));
    at = end;
  }
  e.append(text.slice(at));
  return e;
}

function option(href: string, title: string, marks: [number, number][], detail: string, language: string): HTMLElement {
  const item = element("li");
  item.setAttribute("role", "option");
  const link = marked("a", title, marks);
  link.href = href;
  link.tabIndex = -1;
  if (detail) {
    const second = element("small", detail);
    link.append(second);
  }
  if (language !== document.documentElement.lang) item.lang = language;
  item.append(link);
  return item;
}

document.querySelectorAll<HTMLElement>("[data-search]").forEach((root) => new Box(root));
