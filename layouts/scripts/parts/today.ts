// What a page says of today is as old as the site. Where days have passed since it was built, the
// page is made what a build of today would say, so that a site that nobody renews does not
// lie. The rules are those of generator/directory (freshness.go).
import { aged as said } from "go:words";
import { passed, today } from "./day";
import { element } from "./words";

/** Adds a notice as the first of a page. */
export function tell(icon: string, bold: string, text = ""): void {
  const notice = element("div", { class: "notice", "data-aged": "" }, element("i", { class: `i i-${icon}` }), element("p", {}, element("b", {}, bold), " " + text));
  document.querySelector("main h1, main .drawn")?.before(notice);
}

/** Takes away what was true until a day that has passed: pauses, notices, and days on which a group does not meet. */
export function end(root: ParentNode): void {
  root.querySelectorAll<HTMLElement>("[data-till]").forEach((e) => {
    if (e.dataset.till! >= today()) return;
    if (!e.matches(".i-calendar")) e.closest(".resting")?.classList.remove("resting");
    e.remove();
  });
}

/** Lets the cards of groups say how old their last check has become, and which groups are over. */
export function age(cards: ParentNode): void {
  end(cards);
  cards.querySelectorAll<HTMLElement>(".card").forEach((card) => {
    const line = card.querySelector<HTMLElement>("[data-checked]"), on = line?.dataset.checked;
    const over = !!card.dataset.last && card.dataset.last < today(), withheld = !!on && passed(on, said.withhold);
    if (over || withheld) {
      card.querySelectorAll(".when > :not(.tag), .what .i-clock:not(.checked), .come").forEach((e) => e.remove());
      card.querySelector(".when")!.prepend(element("b", {}, over ? said.over : said.ask));
      card.classList.add("resting");
    }
    if (!line) return;
    if (withheld) line.textContent = said.withheld;
    else if (on && passed(on, said.badge) && !line.classList.contains("old")) line.append(`. ${said.old}`);
    else return;
    line.classList.replace("i-tick", "i-clock");
    line.classList.add("old");
    delete line.dataset.checked; // once is enough
  });
  // A line of a long list keeps its name.
  cards.querySelectorAll<HTMLElement>(".rows li").forEach((row) => {
    const { last, checked } = row.dataset, over = !!last && last < today();
    if (over || checked && passed(checked, said.withhold)) row.replaceChildren(row.firstElementChild!, " " + (over ? said.over : said.withheld));
  });
}

export { passed, said };
