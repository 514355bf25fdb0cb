// The ready-made lists of groups: groups/day/tuesday/.

const address = /\/groups\/(?:([\w-]+)\/([\w-]+)\/(?:\d+\.html)?)?$/;

// listOf is the facet and the key of the list that a link leads to, or of which it asks the
// finder. The list of all groups is every attendance.
export function listOf(to: { pathname: string; hash: string }): [facet: string, key: string] {
  const [, facet, key] = /^#([\w-]+)=([\w-]+)$/.exec(to.hash) ?? address.exec(to.pathname) ?? [];
  return facet ? [facet, key] : ["attendance", ""];
}

// combine lets the filter of a ready-made list lead to the finder, which asks
// both questions at once. Of places the finder has the countries alone.
export function combine(filter: HTMLElement): void {
  const [facet, key] = listOf({ pathname: location.pathname, hash: "" }); // #q=tea asks the search, not a list
  const known = (f: string, k: string) => k && (f !== "place" || k.length === 2);
  if (!known(facet, key)) return;
  const all = filter.querySelector<HTMLAnchorElement>("a.chip")!.href;
  filter.querySelectorAll<HTMLAnchorElement>("a").forEach((a) => {
    const [f, k] = listOf(a);
    if (f !== facet && known(f, k)) a.href = `${all}#${facet}=${key}&${f}=${k}`;
  });
}
