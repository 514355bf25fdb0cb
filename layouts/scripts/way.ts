// The way on, for the finder and the search: a file of its own, which comes when a question
// has no answer, or in a very large hub none yet.
import { Store } from "./finder/data";
import type { Place } from "./finder/choose";
import { wayOn } from "./finder/way";

export { where } from "./finder/where";

/** What there is when nothing was found, near a place if one is named; null when nothing is known. The index is that of the finder, assets/finder/<language>.bin. */
export const way = async (index: string, near?: Place): Promise<HTMLElement | null> => wayOn(await Store.open(index), near);
