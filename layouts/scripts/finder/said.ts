// What is asked, in words: "on Tuesday, within 40 km of Lyon".
import type { Words } from "../parts/words";
import { parts, type Question } from "./choose";
import type { Facet } from "./data";
import { said as far } from "./distance";
import { spans } from "./times";
import { inPerson, times } from "go:constants";
import { inSentence } from "./page";

export class Said {
  constructor(private readonly facets: Facet[], private readonly words: Words) {}

  private say(key: string, values: Record<string, string | number> = {}): string { return this.words.say(key, values); }

  /** A question of the reader: a facet, or the time of day, or a span of time. */
  facet(name: string): Facet | undefined {
    const own = (keys: readonly string[]): Facet => ({ name, label: this.say(name), choices: keys.map((k) => [k, this.say(`${name}-${k}`)]) });
    return name === "time" ? own(times) : name === "when" ? own(spans) : this.facets.find((f) => f.name === name);
  }

  label(name: string, key: string): string { return this.facet(name)?.choices.find((c) => c[0] === key)?.[1] ?? key; }

  parts(q: Question): string[] { return parts(q, this.facets); }

  whole(q: Question): string { return this.parts(q).map((part) => this.part(q, part)).join(this.say("comma")); }

  part(q: Question, part: string): string {
    const or = this.say("or");
    if (part === "time" || part === "when") return q.keys[part].map((k) => this.say("said-" + k)).join(or);
    if (part === "near") { // "de Lyon", but "d’Orléans"
      const key = /^[aeiouyhâàéèêëîïôœ]/i.test(q.near!.name) ? "said-near-vowel" : "said-near";
      return this.say(key, { choice: q.near!.name, km: far(q.km, q.near!.country) });
    }
    const choice = part === "text" ? q.text : q.keys[part].map((k) => inSentence(this.label(part, k), this.facet(part)?.names)).join(or);
    return this.say("said-" + part, { choice });
  }
}

/** The ways to meet that need no place. */
export const waysFromAfar = (said: Said): string[] => (said.facet("attendance")?.choices ?? []).map((c) => c[0]).filter((k) => k !== inPerson);
