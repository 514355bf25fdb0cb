// The page "Keep this on my phone": what can be kept, how much it is, keeping it, getting a newer version,
// and erasing all of it. Nothing is kept, and no service worker comes, before somebody presses the button
// and has said whether others use the phone.
import { address, keep as said } from "go:words";
import { Failed, type Index, look, newer } from "./keep/look";
import { type Choice, keep, measure, type Where } from "./keep/save";
import { type Kept, type Place, read } from "./keep/store";
import { erase } from "./parts/kept";
import { dated as date, element, fill, language } from "./parts/words";

const digits = `${language}-u-nu-latn`;
const size = (bytes: number): string => {
  const large = bytes >= 1e6;
  return new Intl.NumberFormat(digits, { style: "unit", unit: large ? "megabyte" : "kilobyte", maximumFractionDigits: large ? 1 : 0 }).format(bytes / (large ? 1e6 : 1e3));
};
const button = (text: string, press: () => void, look = ""): HTMLButtonElement => {
  const b = element("button", { type: "button", ...(look && { class: look }) }, text);
  b.addEventListener("click", press);
  return b;
};

class Page {
  private readonly where: Where;
  private readonly names = new Map<string, string>();
  private readonly status = element("p", { role: "status", tabindex: "-1" });
  private readonly bar = element("progress", { max: "1", value: "0", hidden: "", "aria-label": said.title });
  private readonly now = element("section", { hidden: "" });
  private readonly form = element("div", {});
  private kept: Kept | null = null;
  private near?: Place;
  private working = false;

  constructor(private readonly root: HTMLElement) {
    const { hub, index, finder, worker, page, line } = root.dataset as Record<string, string>;
    this.where = { hub: new URL(hub, location.href), index, finder, worker, page, line, language,
      region: () => import(new URL(address["region.js"], import.meta.url).href) };
    root.querySelectorAll<HTMLElement>("[data-part]").forEach((e) => this.names.set(e.dataset.part!, e.textContent!));
    root.replaceChildren(this.status, this.bar, this.now, this.form);
  }

  async start(): Promise<void> {
    if (!("serviceWorker" in navigator && "caches" in window && navigator.locks && navigator.storage && "DecompressionStream" in window)) {
      return this.say(said.cannot);
    }
    try {
      this.kept = await read(this.where.hub);
    } catch {
      return this.say(said.refused);
    }
    if (location.hash === "#missing") this.say(this.kept ? said.missing : said.offline);
    this.showKept();
    await this.offer();
  }

  private say(text: string): void { this.status.textContent = text; }

  private failed(problem: unknown): void {
    this.bar.hidden = true;
    this.say(problem instanceof Failed ? said[problem.reason] : said.damaged);
    this.status.focus();
  }

  // showKept says what is kept, where it leads, and what can be done with it.
  private showKept(): void {
    const { kept } = this, near = kept?.near;
    this.now.hidden = !kept;
    if (!kept) return this.now.replaceChildren();
    const home = new URL("../../", new URL(kept.page, this.where.hub));
    const link = (path: string, text: string) => element("li", {}, element("a", { href: new URL(path, home).href }, text));
    const around = near ? "#" + new URLSearchParams({ near: near.name, at: [near.lat, near.lon, near.country ?? ""].join() }).toString().replaceAll("%2C", ",") : "";
    const what = [link("", said.first), link("help/", said.help), link("groups/" + around, said.groups),
      ...kept.parts.filter((p) => this.names.has(p) && p !== "groups").map((p) => link(p + "/", this.names.get(p)!))];
    const acts = element("p", { class: "acts" }, button(said.erase, () => void this.erase()));
    const update = () => { if (!acts.querySelector(".main")) acts.prepend(button(said.update, () => void this.keep(kept), "main")); };
    const news = element("p", {}, kept.newer ? element("b", {}, said.newer) : "");
    if (kept.newer) update();
    this.now.replaceChildren(element("h2", {}, said.on_phone),
      element("p", {}, fill(said.kept, { pages: new Intl.NumberFormat(digits).format(kept.pages), size: size(kept.bytes), date: date(kept.date) })),
      ...(near ? [element("p", {}, said.near_kept, " ", element("bdi", {}, near.name))] : []),
      element("ul", { class: "tiles" }, ...what), news, acts, element("p", { class: "small" }, said.install));
    void newer(this.where, kept).then((is) => {
      if (this.kept !== kept) return;
      news.replaceChildren(is ? element("b", {}, said.newer) : said.current);
      if (is) update();
    }).catch(() => {}); // without the internet nobody knows
  }

  // offer shows what can be kept. Without the internet nothing can.
  private async offer(quiet = false): Promise<void> {
    let index: Index;
    try {
      index = await look(this.where);
    } catch (problem) {
      if (!quiet && (!this.kept || problem instanceof Failed && problem.reason === "version")) this.failed(problem);
      else if (quiet) this.form.replaceChildren();
      return;
    }
    const order = [...this.names.keys()], parts = index.parts.filter((p) => this.names.has(p.key)).sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
    const boxes = parts.map((p) => element("input", { type: "checkbox", value: p.key }));
    boxes.forEach((b) => { b.checked = this.kept ? this.kept.parts.includes(b.value) : ["groups", "search"].includes(b.value); });
    const go = button("", () => void this.begin(choice(), others), "main");
    const others = this.others();
    const choice = (): Choice => ({ parts: boxes.filter((b) => b.checked).map((b) => b.value), near: this.near });
    let asked = 0;
    const count = async (): Promise<void> => {
      const now = ++asked;
      const sum = await measure(this.where, index, choice()).then(({ bytes }) => size(bytes), () => "");
      if (now === asked) go.textContent = fill(said.do, { size: sum }).replace(" ()", "");
    };
    boxes.forEach((b) => b.addEventListener("change", () => void count()));
    this.near = this.kept?.near;
    await count(); // a button says what it takes before anybody sees it
    this.form.replaceChildren(
      element("h2", { id: "what" }, this.kept ? said.change : said.choose), element("p", {}, said.always),
      ...(index.regions ? [this.town(() => void count())] : []),
      element("fieldset", { class: "plainly", "aria-labelledby": "what" },
        ...parts.map((p, i) => element("p", {}, element("label", { class: "check" }, boxes[i], element("bdi", {}, this.names.get(p.key)!), element("span", { class: "soft" }, size(p.bytes)))))),
      ...(parts.some((p) => p.key === "search") ? [] : [element("p", { class: "small" }, said.no_search)]),
      others, element("p", { class: "acts" }, go));
  }

  // town asks for the region of a large hub.
  private town(changed: () => void): HTMLElement {
    const input = element("input", { id: "near", type: "text", autocomplete: "off", spellcheck: "false" });
    const list = element("ul", { class: "plain" }), status = element("p", { class: "small", role: "status" });
    input.value = this.near?.name ?? "";
    const named = new Intl.DisplayNames([language, "en"], { type: "region" });
    let asked = 0;
    const choose = (place: Place | undefined): void => {
      this.near = place;
      if (place) { input.value = place.name; list.replaceChildren(); status.textContent = ""; input.focus(); }
      changed();
    };
    input.addEventListener("input", async () => {
      const now = ++asked, typed = input.value.trim();
      if (!typed) { list.replaceChildren(); return choose(undefined); }
      try {
        const towns = await (await this.where.region()).towns(new URL(this.where.finder, this.where.hub).href, typed);
        if (now !== asked) return;
        list.replaceChildren(...towns.map((t) => element("li", {}, button([t.name, t.region, t.country && named.of(t.country)].filter(Boolean).join(" · "), () => choose(t)))));
        status.textContent = towns.length ? "" : said.no_town;
      } catch { status.textContent = said.offline; }
    });
    return element("div", { class: "ask" }, element("p", {}, element("label", { for: "near" }, said.near), " ", input), list, status);
  }

  // others asks whose phone it is.
  private others(): HTMLFieldSetElement {
    const warning = element("p", { hidden: "" }, element("b", {}, said.shared));
    const answers = (["no", "yes"] as const).map((value) => {
      const radio = element("input", { type: "radio", name: "others", value });
      radio.addEventListener("change", () => { warning.hidden = value === "no"; warning.parentElement!.querySelector("[role=alert]")?.remove(); });
      return element("p", {}, element("label", { class: "check" }, radio, said[value]));
    });
    return element("fieldset", { class: "plainly" }, element("legend", {}, element("b", {}, said.others)), ...answers, warning);
  }

  private async begin(choice: Choice, others: HTMLElement): Promise<void> {
    if (!others.querySelector(":checked")) {
      if (!others.querySelector("[role=alert]")) others.append(element("p", { role: "alert" }, element("b", {}, said.ask)));
      return others.querySelector("input")!.focus();
    }
    await this.keep(choice);
  }

  private async keep(choice: Choice): Promise<void> {
    if (this.working) return;
    const again = !!this.kept;
    this.working = true;
    this.bar.hidden = false;
    this.bar.value = 0;
    this.say(said.wait);
    this.status.focus();
    try {
      this.kept = await keep(this.where, { parts: choice.parts, near: choice.near }, (done, of) => { this.bar.value = done / of; });
      this.bar.hidden = true;
      this.say(again ? said.updated : said.done);
      this.showKept();
      await this.offer();
    } catch (problem) {
      this.failed(problem);
    } finally {
      this.working = false;
    }
  }

  private async erase(): Promise<void> {
    try {
      await erase("offline");
      this.kept = null;
      this.say(said.erased);
    } catch {
      this.say(said.not_erased);
    }
    this.showKept();
    this.status.focus();
    await this.offer(true); // what was said of erasing stays
  }
}

const root = document.querySelector<HTMLElement>("[data-keep]");
if (root) void new Page(root).start();
