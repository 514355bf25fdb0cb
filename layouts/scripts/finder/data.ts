// Reading the files of the finder. Their format is specified in the Go package
// generator/finder.
import { finderVersion, firstToken, mostFacts } from "go:constants";
import type { MeetingWords } from "../parts/when";
import type { Phrase } from "../parts/words";
import { Renewed, renew } from "../parts/renewed";
import { Towns } from "./towns";

export interface Facet {
  name: string; label: string; choices: [key: string, label: string][];
  pill?: "chip" | "pill" | "roomy"; // where the filter has it; none is the pill "More", and so are roomy ones on phones
  every?: boolean; // whoever chooses several wants all of them, and what a group does not name is unknown
  names?: boolean; // its labels keep their capitals in a sentence
}

export interface Group {
  order: number;
  place: number; // in the regions, one after the other
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
interface Block { s?: number; i?: number[]; o: number[]; f: Record<string, Fact[]>; w: Fact[]; r: string[]; n?: number[]; h?: number[]; p?: (number | null)[]; t?: string[]; c?: string[] }
interface Shard { file: string; n: number; box?: number[]; countries?: string[]; languages?: string[] }
interface Part { file?: string; n: number; countries?: string[]; languages?: string[] }
export interface Index {
  v: number;
  total: number; tokens?: string[]; zone: string; home: string; strings: Record<string, Phrase>; icons: string; facets: Facet[];
  whole?: Block; shards?: Shard[]; all?: string; parts?: Part[]; towns?: string; tag: number;
  names?: [from: string, file: string][]; dates: MeetingWords; lines?: Record<string, string[]>;
}

async function load<T>(url: string, cache: RequestCache = "default"): Promise<T> {
  const answer = await fetch(url, { cache });
  if (!answer.ok || !answer.body) throw new Error(`${answer.status} ${url}`);
  return new Response(answer.body.pipeThrough(new DecompressionStream("deflate"))).json() as Promise<T>;
}

const never = new Promise<never>(() => {}); // the page goes

const known = (f: Fact): number[] | null => (typeof f !== "number" ? f : f < 0 ? null : [f]);

// unpack reads a block of a region; before are so many groups.
function unpack(b: Block, shard: number, before = 0, tokens: string[] = []): Group[] {
  return b.o.map((order, i) => {
    const facts: Group["facts"] = {};
    for (const name in b.f) facts[name] = known(b.f[name][i]);
    const lat = b.p?.[2 * i], lon = b.p?.[2 * i + 1];
    return {
      order, facts, shard, place: before + (b.i?.[i] ?? i), when: known(b.w[i]), rules: b.r[i], network: !!b.n?.includes(i), rough: !!b.h?.includes(i), words: b.t?.[i] ?? "", card: (b.c?.[i] ?? "").replace(/[\x80-\x9f]/g, (c) => tokens[c.charCodeAt(0) - firstToken]),
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
  private readonly facts = new Map<string, Promise<Group[]>>(); // by file
  private readonly before: number[] = []; // how many groups are in the regions before each
  readonly towns: Towns;
  private readonly small: Group[];

  private constructor(readonly url: string, readonly index: Index) {
    this.small = index.whole ? unpack(index.whole, 0, 0, index.tokens) : [];
    let before = 0;
    for (const { n } of index.shards ?? []) this.before.push((before += n) - n);
    if (index.whole) this.regions.set(0, Promise.resolve(this.small));
    this.towns = new Towns(index.towns, index.tag, (file) => this.part(file));
  }

  /** The page of all groups, to which the links of cards are relative. */
  get home(): string { return new URL("../../" + this.index.home, this.url).href; }

  /** Reads the index, once more past the browser's cache if that is damaged or of another version. */
  static async open(url: string, first?: RequestCache): Promise<Store> {
    const read = async (cache?: RequestCache) => {
      const index = await load<Index>(url, cache);
      if (index.v !== finderVersion) throw new Renewed(`version ${index.v} ${url}`);
      return new Store(url, index);
    };
    try {
      return await read(first).catch(() => read("reload"));
    } catch (error) {
      if (error instanceof Renewed && await renew(url)) await never;
      throw error;
    }
  }

  get large(): boolean { return !this.index.whole; }

  /** The groups around a point; of a small hub all. */
  async around(near: Point & { country?: string }, km: number): Promise<Group[]> {
    if (!this.large) return this.small;
    return this.groups(this.regionsNear(near, km));
  }

  /** The groups of a large hub at some of its places, if they lie in few regions. */
  async at(places: Set<number>): Promise<Group[] | undefined> {
    const regions = new Set([...places].map((place) => this.before.findLastIndex((n) => n <= place)));
    if (regions.size > mostRegions) return undefined;
    return (await this.groups([...regions])).filter((g) => places.has(g.place));
  }

  /** All groups of a large hub, without cards; of a very large one those of some countries, or else those that one can
   * join from afar in some languages, or undefined if these are none or too many. */
  async everywhere(countries: string[], languages: string[]): Promise<Group[] | undefined> {
    const { all, parts = [] } = this.index;
    const of = (has: (p: Part) => string[] | undefined, keys: string[]) => keys.length ? parts.filter((p) => has(p)?.some((k) => !k || keys.includes(k))) : [];
    const wanted: Part[] = all ? [{ file: all, n: 0 }] : countries.length ? of((p) => p.countries, countries) : of((p) => p.languages, languages);
    if (!wanted.length || wanted.some((p) => !p.file) || wanted.reduce((sum, p) => sum + p.n, 0) > mostFacts) return undefined;
    const found = await Promise.all(wanted.map(({ file }) => kept(this.facts, file!, () => this.part<Block[]>(file!).then((blocks) =>
      blocks.flatMap((b, i) => unpack(b, b.s ?? i, this.before[b.s ?? i]))))));
    return [...new Map(found.flat().map((g) => [g.place, g])).values()]; // one may speak several languages
  }

  // regionsNear are the numbers of the regions near a point.
  private regionsNear(near: Point & { country?: string }, km: number): number[] {
    return this.index.shards!.flatMap((s, i) =>
      (s.box ? toBox(near, s.box) <= km : s.countries && near.country && s.countries.includes(near.country)) ? [i] : []);
  }

  /** Of a large hub, the files of the regions near a point, and of groups in a language that one joins from anywhere. */
  filesNear(near: Point & { country?: string }, km: number, language: string): string[] {
    const afar = this.index.shards!.findIndex((s) => s.languages?.includes(language));
    return [...new Set([...this.regionsNear(near, km), ...(afar < 0 ? [] : [afar])])].map((i) => this.index.shards![i].file);
  }

  /** All groups of a small hub. */
  get loaded(): Group[] { return this.small; }

  /** The groups that one joins from anywhere, of a large hub those in a language. */
  async anywhere(language: string): Promise<Group[]> {
    if (!this.large) return this.small;
    const first = this.index.shards!.findIndex((s) => s.languages?.includes(language));
    return this.groups(first < 0 ? [] : [first]);
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
    const url = new URL(file, this.url).href;
    try {
      return await load<T>(url);
    } catch {
      const newer = await load<Index>(this.url, "reload");
      if (JSON.stringify(newer).includes(file)) return load<T>(url, "reload"); // damaged on its way, or not there yet
      if (await renew(this.url)) await never;
      throw new Renewed(file);
    }
  }

  private async groups(regions: number[]): Promise<Group[]> { return (await Promise.all(regions.map((i) => this.region(i)))).flat(); }

  private region(i: number): Promise<Group[]> {
    return kept(this.regions, i, () => this.part<Block>(this.index.shards![i].file).then((b) => unpack(b, i, this.before[i], this.index.tokens)));
  }
}

// So many regions are read for groups that are named; more are a question of their own.
const mostRegions = 12;

// kept makes a value once; one that fails is made again.
export function kept<K, V>(all: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> {
  let value = all.get(key);
  if (!value) {
    all.set(key, value = make());
    value.catch(() => all.delete(key));
  }
  return value;
}

// toBox is how far a point is from a box: south, west, north, east.
function toBox(p: Point, [south, west, north, east]: number[]): number {
  return distance(p, Math.min(Math.max(p.lat, south / 100), north / 100), Math.min(Math.max(p.lon, west / 100), east / 100));
}
