// What is asked stands in the address after "#", which browsers do not send:
// #q=tea&day=tuesday,friday. Keys hold no commas.

export type Filters = Record<string, string[]>; // facet → keys, at least one

export interface Question { text: string; filters: Filters; }

export const isFiltered = (q: Question): boolean => Object.keys(q.filters).length > 0;

// read takes the facets that the page knows, and leaves the rest.
export function read(hash: string, facets: string[]): Question {
  const said = new URLSearchParams(hash.slice(1)), filters: Filters = {};
  for (const facet of facets) {
    const keys = [...new Set(said.getAll(facet).join(",").split(","))].filter(Boolean);
    if (keys.length) filters[facet] = keys;
  }
  return { text: (said.get("q") ?? "").trim(), filters };
}

export function write({ text, filters }: Question): string {
  const pairs = text ? [["q", encodeURIComponent(text)]] : [];
  for (const [facet, keys] of Object.entries(filters)) pairs.push([facet, keys.map(encodeURIComponent).join(",")]);
  return "#" + pairs.map((pair) => pair.join("=")).join("&");
}

// without takes all choices of a facet away.
export function without(filters: Filters, facet: string): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([name]) => name !== facet));
}
