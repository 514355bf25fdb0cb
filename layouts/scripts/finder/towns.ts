// The towns that a reader may type, by their names in the hub's languages. The format of
// the files is specified in the Go package generator/finder (towns.go). A look-up reads
// the first file, and of the parts those in which the name can stand.
import { fold, key, nearly } from "./spell";

/** A town; its region, where its country has another of its name. */
export interface Town { name: string; country: string; lat: number; lon: number; region?: string }
/** Towns for what was typed; guessed when none is spelled so. */
export interface Found { towns: Town[]; guessed: boolean }

interface TownFile { countries: string[]; names: string; in: number[]; points: number[]; sizes: string; regions?: string; of?: number[]; parts?: [from: string, file: string][] }
interface Name { text: string; key: string; tag: number; place: string }
interface Known { names: Name[]; country: string; lat: number; lon: number; size: number; first: number; regions?: Name[] }
interface Hit { town: Known; name: Name; how: number }

const most = 6, postcode = 9, mostParts = 2;
const exact = 0, begins = 1, later = 2, slipped = 3;

export class Towns {
  private start?: Promise<{ known: Known[]; parts: [string, string][] }>;
  private readonly parts = new Map<string, Promise<Known[]>>();

  /** read fetches a file; tag is the reader's language. */
  constructor(private readonly file: string | undefined, private readonly tag: number, private readonly read: <T>(file: string) => Promise<T>) {}

  async find(typed: string): Promise<Found> {
    const { known, parts } = await this.first();
    const text = key(typed), code = /\d/.test(typed) ? fold(typed).replaceAll(" ", "") : "";
    let hits = this.hits(known, text, code);
    if (text.length > 2 && (code || !hits.length || text.length > 3 && hits.length < 3)) {
      hits = this.hits([...known, ...await this.around(parts, code || text)], text, code);
    }
    if (hits.length) return { towns: this.tell(hits), guessed: false };
    for (let short = code.slice(0, -1); short.length > 2; short = short.slice(0, -1)) { // the part of town next to it
      hits = this.hits(await this.around(parts, short), "", short);
      if (hits.length) return { towns: this.tell(hits), guessed: true };
    }
    if (text.length < 4 || code) return { towns: [], guessed: false };
    const slips = text.length > 6 ? 2 : 1;
    const near = [...known, ...await this.around(parts, text.slice(0, 3))].flatMap((town) =>
      town.names.filter((n) => n.tag !== postcode && nearly(text, n.key, slips)).map((name) => ({ town, name, how: slipped })));
    return { towns: this.tell(near), guessed: true };
  }

  /** The country of the hub's nearest town to a point, if that is about a day's way. */
  async country(lat: number, lon: number): Promise<string | undefined> {
    const { known } = await this.first();
    const degrees = (t: Known): number => Math.hypot(t.lat - lat, ((t.lon - lon + 540) % 360 - 180) * Math.cos(lat * Math.PI / 180));
    const [town] = known.map((of) => ({ of, far: degrees(of) })).sort((a, b) => a.far - b.far);
    return town?.far < 3 ? town.of.country : undefined;
  }

  /** The first file, with the names of the parts. */
  private first(): Promise<{ known: Known[]; parts: [string, string][] }> {
    if (!this.file) return Promise.resolve({ known: [], parts: [] });
    this.start ??= this.read<TownFile>(this.file).then((f) => ({ known: unpack(f, true), parts: f.parts ?? [] }));
    this.start.catch(() => { this.start = undefined; });
    return this.start;
  }

  /** The names of the parts in which a key with this beginning stands; of very many, those next to the key. */
  private async around(parts: [string, string][], text: string): Promise<Known[]> {
    const from = Math.max(0, parts.findLastIndex(([k]) => k < text)), to = parts.findLastIndex(([k]) => k <= text + "\uffff");
    const wanted = parts.slice(from, to - from < mostParts ? to + 1 : from + mostParts);
    const all = await Promise.all(wanted.map(([, file]) => {
      let part = this.parts.get(file);
      if (!part) {
        part = this.read<TownFile>(file).then((f) => unpack(f, false));
        part.catch(() => this.parts.delete(file));
        this.parts.set(file, part);
      }
      return part;
    }));
    return all.flat();
  }

  private hits(towns: Known[], text: string, code: string): Hit[] {
    const out: Hit[] = [];
    for (const town of towns) {
      let best: Hit | undefined;
      for (const name of town.names) {
        const how = name.tag === postcode ? (code && name.key.startsWith(code) ? (name.key === code ? exact : begins) : -1)
          : !text ? -1 : name.key === text ? exact : name.key.startsWith(text) ? begins : name.key.includes(" " + text) ? later : -1;
        if (how >= 0 && (!best || how < best.how || how === best.how && this.fits(name) > this.fits(best.name))) best = { town, name, how };
      }
      if (best) out.push(best);
    }
    return out;
  }

  /** How well a name fits the reader: one of the own language, the usual one, another. */
  private fits(name: Name): number { return name.tag === this.tag ? 2 : Number(name.tag === 0); }

  /** Each place once, and no small one whose name goes on when a much larger one has just this name: not la Barceloneta for Barcelone. */
  private tell(hits: Hit[]): Town[] {
    const largest = Math.max(...hits.filter((h) => h.how === exact).map((h) => h.town.size));
    const seen = new Map<string, Hit>();
    for (const h of hits) {
      if (h.how !== exact && h.town.first === Infinity && h.town.size < largest - 2) continue;
      const at = [h.town.country, h.town.lat, h.town.lon].join();
      const old = seen.get(at);
      if (!old || h.how === old.how && this.fits(h.name) > this.fits(old.name)) seen.set(at, h);
    }
    const weight = ({ how, town }: Hit): number => town.size + (how === exact ? 4 : 0) + (town.first < Infinity ? 2 : 0);
    return [...seen.values()].sort((a, b) => weight(b) - weight(a) || a.town.first - b.town.first).slice(0, most).map(({ town, name }) => {
      const own = name.tag === postcode ? name : town.names.find((n) => n.tag === this.tag) ?? name;
      return { name: own.place ? `${own.text}, ${own.place}` : own.text, country: town.country, lat: town.lat, lon: town.lon,
        region: (town.regions?.find((n) => n.tag === this.tag) ?? town.regions?.[0])?.text };
    });
  }
}

/** A line of names, each behind the digit of its language. */
const namesOf = (line: string): Name[] => line.split("\t").map((n) => {
  const tag = Number(n[0]), [text, place = ""] = tag === postcode ? n.slice(1).split("|") : [n.slice(1)];
  return { text, tag, place, key: tag === postcode ? fold(text).replaceAll(" ", "") : key(text) };
});

function unpack(f: TownFile, first: boolean): Known[] {
  const regions = f.regions?.split("\n").map(namesOf), of = new Map<number, number>();
  for (let i = 0; i < (f.of?.length ?? 0); i += 2) of.set(f.of![i], f.of![i + 1]);
  return f.names.split("\n").map((line, i) => ({
    names: namesOf(line), regions: regions?.[of.get(i) ?? -1],
    country: f.countries[f.in[i]], lat: f.points[2 * i] / 100, lon: f.points[2 * i + 1] / 100,
    size: f.sizes.charCodeAt(i) - 97, first: first ? i : Infinity,
  }));
}
