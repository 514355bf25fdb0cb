// A page that was open, or kept, while the site was built anew may have an older client of the
// search than the site has files for. The page is then loaded again, once, by itself.

/** Whether the page is being loaded again, since the search and its files do not fit. What cannot be reached is no reason. */
export async function fresh(problem: unknown, client: string): Promise<boolean> {
  if (problem instanceof TypeError || history.state?.fresh) return false;
  try {
    await fetch(client, { cache: "reload", referrerPolicy: "no-referrer" }); // past the browser's copy
  } catch {
    return false;
  }
  history.replaceState({ ...history.state, fresh: true }, "");
  location.reload();
  return true;
}
