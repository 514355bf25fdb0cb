// What of a site can be kept, as its lists say now (package generator/offline).
import { type Kept, VERSION, write } from "./store";

export type File = [path: string, size: number, sum: string];
export interface Part { key: string; pages: number; bytes: number; list: string }
export interface Index { v: number; build: string; date: string; core: File[]; parts: Part[]; regions: boolean; own?: string[] }

/** Why something cannot be kept; the words for each are keep.* of the interface. */
export type Reason = "offline" | "damaged" | "room" | "busy" | "renewed" | "version" | "refused";
export class Failed extends Error {
  constructor(readonly reason: Reason) { super(reason); }
}

/** A hub, and the index of its lists in a language below it. */
export interface Site { hub: URL; index: string }

/** Fetches a file of the site as it is there now, past every cache. */
export async function fetched(url: URL): Promise<ArrayBuffer> {
  let answer: Response;
  try {
    answer = await fetch(url, { cache: "no-store", referrerPolicy: "no-referrer", redirect: "error" });
  } catch {
    throw new Failed("offline");
  }
  if (!answer.ok) throw new Failed(answer.status === 404 ? "renewed" : "offline");
  return answer.arrayBuffer().catch(() => { throw new Failed("offline"); });
}

/** Fetches a list. */
export async function json<T>(url: URL): Promise<T> {
  const data = await fetched(url);
  try {
    return JSON.parse(new TextDecoder().decode(data)) as T;
  } catch {
    throw new Failed("damaged"); // a network that answers with a page of its own
  }
}

/** What there is to keep, as the site has it now. */
export async function look(where: Site): Promise<Index> {
  const index = await json<Index>(new URL(where.index, where.hub));
  if (index.v !== VERSION) throw new Failed("version");
  return index;
}

export const today = (): string => new Date().toISOString().slice(0, 10);

/** Looks whether the site is newer than what is kept, and notes it. */
export async function newer(site: Site, kept: Kept): Promise<boolean> {
  const is = (await look(site)).build !== kept.build;
  await write(site.hub, { ...kept, looked: today(), newer: is });
  return is;
}
