// The regions of a large hub, for the page on which a reader keeps one of them: a file of its own, which comes when
// somebody types a town.
import { Store } from "./finder/data";
import type { Town } from "./finder/towns";
import type { Place } from "./keep/store";

/** Towns for what was typed. The index is that of the finder. */
export const towns = async (index: string, typed: string): Promise<Town[]> => (await (await Store.open(index)).towns.find(typed)).towns;

/** The files of the finder with the groups so many kilometres around a place, and with those in a language that one joins from anywhere, as the site has them now. */
export const files = async (index: string, near: Place, km: number, language: string): Promise<string[]> =>
  (await Store.open(index, "no-store")).filesNear(near, km, language);
