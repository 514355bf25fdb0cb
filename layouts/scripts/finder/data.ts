// Reading the files of the finder. Their format is specified in the Go package
// generator/finder.
import { firstToken } from "go:constants";
import type { MeetingWords } from "../parts/when";
import type { Phrase } from "../parts/words";
import { Towns } from "./towns";

export interface Facet {
  name: string; label: string; choices: [key: string, label: string][];
  pill?: "chip" | "pill" | "roomy"; // where the filter has it; none is the pill "More", and so are roomy ones on phones
  every?: boolean; // whoever chooses several wants all of them, and what a group does not name is unknown
  names?: boolean; // its labels keep their capitals in a sentence
}

export interface Group {
  order: number;
  facts: Record<string, number[] | null>; // null: nobody knows
  when: number[] | null; // 32 × session + 4 × day + part of the day
  rules: string; // see times.ts
  network: boolean; // an organisation that holds no meetings
  rough: boolean; // it is at the point of its town
  at: [lat: number, lon: number] | null; // in degrees
  words: string;
  card: string; // "" until it is loaded
  shard: number;
}

export interface Point { lat: number; lon: number }

type Fact = number | number[];
interface Block { o: number[]; f: Record<string, Fact[]>; w: Fact[]; r: string[]; n?: number[]; h?: number[]; p?: (number | null)[]; t?: string[]; c?: string[] }
interface Shard { file: string; n: number; box?: number[]; countries?: string[]; languages?: string[] }
interface Index {
  total: number; tokens?: string[]; zone: string; home: string; strings: Record<string, Phrase>; icons: string; facets: Facet[];
  whole?: Block; shards?: Shard[]; all?: string; towns?: string; tag: number;
  names?: [from: string, file: string][]; dates: MeetingWords; lines?: Record<string, string[]>;
}

async function load<T>(url: string, cache: RequestCache = "default"): Promise<T> {
  const answer = await fetch(url, { cache });
  if (!answer.ok || !answer.body) throw new Error(`${answer.status} ${url}`);
  return new Response(answer.body.pipeThrough(new DecompressionStream("deflate-raw"))).json() as Promise<T>;
}

const known = (f: Fact): number[] | null => (typeof f !== "number" ? f : f < 0 ? null : [f]);

function unpack(b: Block, shard: number, tokens: string[] = []): Group[] {
  return b.o.map((order, i) => {
    const facts: Group["facts"] = {};
    for (const name in b.f) facts[name] = known(b.f[name][i]);
    const lat = b.p?.[2 * i], lon = b.p?.[2 * i + 1];
    return {
      order, facts, shard, when: known(b.w[i]), rules: b.r[i], network: !!b.n?.includes(i), rough: !!b.h?.includes(i), words: b.t?.[i] ?? "", card: (b.c?.[i] ?? "").replace(/[\x80-\x9f]/g, (c) => tokens[c.charCodeAt(0) - firstToken]),
      at: lat == null || lon == null ? null : [lat / 100, lon / 100],
    };
  });
}

// Distance is in kilometres, on a ball (haversine).
export function distance(a: Point, lat: number, lon: number): number {
  const r = Math.PI / 180;
  const h = Math.sin((lat - a.lat) * r / 2) ** 2 + Math.cos(a.lat * r) * Math.cos(lat * r) * Math.sin((lon - a.lon) * r / 2) ** 2;
  return 12742 * Math.asin(Math.min(1, Math.sqrt(h)));
}

// Store holds what has been loaded of the hub's groups.
export class Store {
  private readonly regions = new Map<number, Promise<Group[]>>();
  private everything?: Promise<Group[][]>;
  readonly towns: Towns;
  private readonly small: Group[];

  private constructor(readonly url: string, readonly index: Index) {
    this.small = index.whole ? unpack(index.whole, 0, index.tokens) : [];
    if (index.whole) this.regions.set(0, Promise.resolve(this.small));
    this.towns = new Towns(index.towns, index.tag, (file) => this.part(file));
  }

  /** The page of all groups, to which the links of cards are relative. */
  get home(): string { return new URL("../../" + this.index.home, this.url).href; }

  static async open(url: string): Promise<Store> { return new Store(url, await load<Index>(url)); }

  get large(): boolean { return !this.index.whole; }

  // groups are those to choose from: all, or of a large hub those around the
  // point. Without a point a large hub's groups come without cards.
  async groups(near?: Point & { country?: string }, km = 0): Promise<Group[]> {
    if (!this.large) return this.region(0);
    if (near) {
      const wanted = this.index.shards!.flatMap((s, i) =>
        (s.box ? toBox(near, s.box) <= km : s.countries && near.country && s.countries.includes(near.country)) ? [i] : []);
      return (await Promise.all(wanted.map((i) => this.region(i)))).flat();
    }
    this.everything ??= this.part<Block[]>(this.index.all!).then((blocks) => blocks.map((b, i) => unpack(b, i)));
    this.everything.catch(() => { this.everything = undefined; });
    return (await this.everything).flat();
  }

  /** All groups of a small hub. */
  get loaded(): Group[] { return this.small; }

  /** The groups that one joins from anywhere, of a large hub those in a language. */
  async anywhere(language: string): Promise<Group[]> {
    if (!this.large) return this.small;
    const wanted = this.index.shards!.flatMap((s, i) => (s.languages?.includes(language) ? [i] : [])).slice(0, 1);
    return (await Promise.all(wanted.map((i) => this.region(i)))).flat();
  }

  // cards are the HTML of the groups' cards, in the same order.
  async cards(groups: Group[]): Promise<string[]> {
    const shards = new Map<number, Group[]>();
    await Promise.all([...new Set(groups.filter((g) => !g.card).map((g) => g.shard))]
      .map(async (i) => { shards.set(i, await this.region(i)); }));
    return groups.map((g) => g.card || (g.card = shards.get(g.shard)!.find((o) => o.order === g.order)!.card));
  }

  // part reads a file that the index names. One that is gone belongs to an older
  // index, so the page starts again with the newer one; what is asked stands in
  // the address.
  async part<T>(file: string): Promise<T> {
    try {
      return await load<T>(new URL(file, this.url).href);
    } catch (error) {
      const newer = await load<Index>(this.url, "reload");
      if (!JSON.stringify(newer).includes(file)) location.reload();
      throw error;
    }
  }

  private region(i: number): Promise<Group[]> {
    let r = this.regions.get(i);
    if (!r) {
      r = this.part<Block>(this.index.shards![i].file).then((b) => unpack(b, i, this.index.tokens));
      r.catch(() => this.regions.delete(i));
      this.regions.set(i, r);
    }
    return r;
  }
}

// toBox is how far a point is from a box: south, west, north, east.
function toBox(p: Point, [south, west, north, east]: number[]): number {
  return distance(p, Math.min(Math.max(p.lat, south / 100), north / 100), Math.min(Math.max(p.lon, west / 100), east / 100));
}
