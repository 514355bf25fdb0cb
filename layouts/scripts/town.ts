// Towns for the search, by the names that people give them: a file of its own, which comes
// when a question seems to name one.
import { Store } from "./finder/data";
import { wordsOf } from "./parts/spelt";
import type { Town } from "./finder/towns";

/** The town of just this name; null if there is none. The index is that of the finder. */
export async function town(index: string, name: string): Promise<Town | null> {
  const { towns, guessed } = await (await Store.open(index)).towns.find(name);
  const [first] = guessed ? [] : towns, words = wordsOf(name).join(" ");
  return first && (" " + wordsOf(first.name).join(" ") + " ").includes(" " + words + " ") ? first : null;
}
