// What paper has of a list: what was chosen, and the dates of the coming month. They are
// worked out when somebody prints.
import { wall } from "../parts/meeting";
import { dayOf, type MeetingWords } from "../parts/when";
import { element, type Words } from "../parts/words";
import type { Group } from "./data";
import type { Date as Meeting, Times } from "./times";
import { days } from "go:constants";

const month = 31; // days

let fill: (() => void) | undefined;
addEventListener("beforeprint", () => fill?.());

/** An element for paper, with the dates of these groups; where days were chosen, on those alone. */
export function printed(title: string, on: string[], groups: Group[], times: Times, dates: MeetingWords, words: Words, nameOf: (g: Group) => HTMLElement): HTMLElement {
  const paper = element("section", { class: "paper" });
  fill = () => {
    const lines = groups.flatMap((g) => {
      const chosen = ({ meeting: m }: Meeting): boolean => !on.length || on.includes(days[(new Date(wall(m.start, m.zone)).getUTCDay() + 6) % 7]);
      const found = times.within(g, month).filter(chosen);
      if (!found.length) return [];
      const name = element("b");
      name.append(...nameOf(g).childNodes);
      return [element("li", {}, name, words.say("colon") + [...new Set(found.map(({ meeting: m }) => dayOf(wall(m.start, m.zone), dates)))].join(words.say("comma")))];
    });
    paper.replaceChildren(element("h2", {}, title), ...(lines.length ? [element("h3", {}, words.say("month")), element("ul", {}, ...lines)] : []));
  };
  return paper;
}
