// What the published client answers; see search/client/client.ts.
import type { Filters } from "./address";

export interface Result {
  url: string; title: string; section: string; sectionLabel: string; language: string; detail: string; excerpt: string; score: number;
  marks: [number, number][]; titleMarks: [number, number][];
}
export type Counts = Record<string, Record<string, number>>; // facet → key → documents
export interface Answer {
  total: number; results: Result[]; facets: Counts; suggestion: string | null; alsoSearched: string[];
  rest?: Promise<Answer>; // the whole answer, if some results are late
}
export interface Other { language: string; total: number; results: Result[]; }

// facets: whether to count them. It costs a file that the answer does without.
export interface Options { limit?: number; complete?: boolean; filters?: Filters; facets?: boolean; }
export interface Searcher {
  search(text: string, options: Options): Promise<Answer>;
  elsewhere(text: string, options: Options): Promise<Other[]>;
}
export interface Client { open(options: { base: string; language: string }): Promise<Searcher>; }
