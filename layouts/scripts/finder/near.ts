// Where a reader is: a town that is typed, or a position that is asked for on a
// press alone. Neither leaves the device; the position is not kept anywhere.
import type { Place } from "./choose";
import { nearest, radii, said } from "./distance";
import type { Store } from "./data";
import type { Found } from "./towns";
import { element, language, type Words } from "../parts/words";
import { button } from "./page";

export class Near {
  readonly element = element("div", { class: "near" });
  private readonly input: HTMLInputElement;
  private readonly list = element("ul", { class: "plain towns" });
  private readonly status = element("p", { class: "small soft", role: "status" });
  private readonly within: HTMLSelectElement;
  private asked = 0;

  constructor(private readonly store: Store, private readonly words: Words, private readonly changed: (near: Place | undefined, km: number) => void) {
    const say = (key: string) => words.say(key);
    this.input = element("input", { id: "near", type: "text", autocomplete: "off", spellcheck: "false", "aria-describedby": "near-hint" });
    this.input.addEventListener("input", () => void this.suggest());
    this.input.addEventListener("keydown", (e) => {
      if (e.isComposing || e.key !== "Enter" && e.key !== "ArrowDown") return;
      e.preventDefault();
      const first = this.list.querySelector<HTMLElement>("button, a");
      if (e.key === "Enter") first?.click(); else first?.focus();
    });
    this.list.addEventListener("keydown", (e) => {
      const to = e.key === "ArrowDown" ? "nextElementSibling" : e.key === "ArrowUp" ? "previousElementSibling" : null;
      if (!to) return;
      e.preventDefault();
      const next = (e.target as HTMLElement).closest("li")?.[to]?.querySelector<HTMLElement>("button, a");
      if (next) next.focus(); else if (e.key === "ArrowUp") this.input.focus();
    });
    this.within = element("select", { id: "within" });
    this.within.addEventListener("change", () => this.changed(this.place, Number(this.within.value)));
    this.element.append(
      element("div", {}, element("label", { for: "near" }, say("near")), this.input),
      element("div", {}, element("label", { for: "within" }, say("within")), this.within),
      this.list,
      button(say("position"), () => this.position()),
      this.status,
      element("p", { class: "small soft", id: "near-hint" }, say("position-why")),
      element("p", { class: "small" }, element("a", { href: "https://www.geonames.org/", rel: "noreferrer" }, say("credit"))),
    );
  }

  private place?: Place;

  focus(): void { this.input.focus(); }

  show(place: Place | undefined, km: number): void {
    this.place = place;
    this.within.replaceChildren(...radii(place?.country).map((r) => element("option", { value: String(r) }, said(r, place?.country))));
    if (document.activeElement !== this.input) this.input.value = place?.name ?? "";
    this.within.value = String(km);
  }

  private choose(place: Place): void {
    this.asked++;
    if (this.list.contains(document.activeElement)) this.within.focus(); // it goes away; and no keyboard covers the sheet
    this.list.replaceChildren();
    this.input.value = place.name;
    this.changed(place, nearest(Number(this.within.value), place.country));
  }

  private async suggest(): Promise<void> {
    const question = ++this.asked;
    const text = this.input.value.trim();
    if (!text) {
      this.list.replaceChildren();
      this.status.textContent = "";
      if (this.place) this.changed(undefined, Number(this.within.value));
      return;
    }
    let found: Found;
    try {
      found = await this.store.towns.find(text);
    } catch {
      if (question === this.asked) this.status.textContent = this.words.say("failed");
      return;
    }
    if (question !== this.asked) return;
    const country = new Intl.DisplayNames([language, "en"], { type: "region" });
    this.list.replaceChildren(...found.towns.map((t) => {
      const b = button("", () => this.choose(t), "town");
      const name = element("bdi", {}, t.name);
      b.append(name);
      const where = [t.region, t.country && (country.of(t.country) ?? t.country)].filter(Boolean) as string[];
      if (where.length) b.append(" ", element("small", {}, ...where.flatMap((w, i) => [i ? this.words.say("comma") : "", element("bdi", {}, w)])));
      return element("li", {}, b);
    }));
    // A hamlet is no town that we know, and may have a group all the same.
    const search = document.querySelector<HTMLAnchorElement>('header a[href$="search/"]');
    if (search && (found.guessed || !found.towns.length)) {
      this.list.append(element("li", {}, element("a", { href: search.href + "#q=" + encodeURIComponent(text) }, this.words.say("towns-search", { text }))));
    }
    this.status.textContent = !found.towns.length ? this.words.say("towns-none") : found.guessed ? this.words.say("towns-guess") : this.words.say("towns", { n: found.towns.length });
  }

  private position(): void {
    const say = (key: string) => { this.status.textContent = this.words.say(key); };
    if (!navigator.geolocation) return say("position-none");
    say("position-wait");
    const question = ++this.asked;
    navigator.geolocation.getCurrentPosition(async (p) => {
      // To the hundredth of a degree: nearer than that no list needs to know.
      const round = (v: number) => Math.round(v * 100) / 100;
      const lat = round(p.coords.latitude), lon = round(p.coords.longitude);
      const country = await this.store.towns.country(lat, lon).catch(() => undefined); // says whether people count in miles
      if (question !== this.asked) return;
      say("position-here");
      this.choose({ name: this.words.say("position-name"), lat, lon, country, mine: true });
    }, (e) => say(e.code === e.PERMISSION_DENIED ? "position-denied" : "position-none"), { maximumAge: 60_000, timeout: 15_000 });
  }
}
