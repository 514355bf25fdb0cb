// A number that nobody has checked for long is no longer rung by a tap, on a site that nobody renews
// either (the rule is that of generator/render/frame/help.go). The number stays to be read.
import { today } from "../parts/day";

export function age(): void {
  document.querySelectorAll<HTMLAnchorElement>("a[data-rings]").forEach((a) => {
    if (a.dataset.rings! >= today()) return;
    const line = a.closest("li, p:not(.number)")!, small = line.querySelector(".small, small") ?? line.appendChild(document.createElement("small"));
    const said = document.querySelector<HTMLElement>(".panel [data-aged]")!.dataset.aged!;
    if (small.localName === "small") small.textContent = said;
    else small.prepend(said + " ");
    const number = a.firstElementChild!;
    number.className = a.className;
    a.replaceWith(number);
  });
}
