// A list of groups, on a day after its build: what is no longer known is not said.
import { age, passed, said, tell } from "./parts/today";

age(document);
addEventListener("cards", (e) => age((e as CustomEvent<ParentNode>).detail)); // those of the finder, and of pages that are handed on
const built = document.querySelector<HTMLElement>("[data-built]");
if (built && passed(built.dataset.built!, said.site)) tell("clock", built.firstElementChild!.textContent!, said.lists);
