// A page that was open, or kept by the browser, while the site was built anew may ask for files that are
// there no more, or get files of a later format. It is then loaded again, once, by itself: what was asked
// stands in its address. Where that does not help, since half of a site is uploaded, say, the page tells,
// and the reader says when to load it again.

/** Files of the site do not fit the page any more. */
export class Renewed extends Error {}

/** Whether the page was loaded again by itself, and nothing came of it yet. The state of the history is this alone: the field in
 * which somebody was typing, and what. */
export const wasRenewed = (): boolean => !!history.state;

/** Loads the page again if that was not done yet, and reports whether it does. The file has a name that stays:
 * it is fetched past the browser's cache, and if it cannot be reached, the network is the reason and not the site. */
export async function renew(file: string): Promise<boolean> {
  if (wasRenewed()) return false;
  try {
    await fetch(file, { cache: "reload", referrerPolicy: "no-referrer" });
  } catch {
    return false;
  }
  const at = document.activeElement;
  history.replaceState(at instanceof HTMLInputElement ? [at.id, at.value] : [], "");
  location.reload();
  return true;
}

/** Lets a reader go on in the field in which they were typing when the page was loaded again, if it is there. */
export function resume(): void {
  const [id, text] = history.state ?? [], field = document.getElementById(id) as HTMLInputElement | null;
  if (!field) return;
  for (let box = field.closest("details"); box; box = box.parentElement!.closest("details")) box.open = true;
  field.value = text;
  field.focus();
  field.dispatchEvent(new Event("input"));
}

/** All came that was asked for: another time the page may be loaded again by itself. */
export function settled(): void {
  if (wasRenewed()) history.replaceState(null, "");
}
