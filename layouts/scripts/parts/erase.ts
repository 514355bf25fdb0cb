// What the site keeps on this device now, and one press that erases it.
import { kept as said } from "go:words";
import { adopt, erase, kept } from "./kept";
import { element, fill } from "./words";

/** A box that says what is kept, to be shown anew when that changes. With quiet it is hidden while nothing is. */
export function eraser(quiet: boolean, erased: () => void): { box: HTMLElement; show: () => Promise<void> } {
  const now = element("p", {}), list = element("ul", {}), button = element("button", { type: "button" }, said.erase_all);
  const status = element("p", { role: "status", tabindex: "-1" });
  const box = element("div", { class: "box noprint", "data-kept": "" }, now, list, button, status);
  // A kind without words is one of a newer build, whose page is still to come.
  const named = (all: Map<string, number>) => [...all].map(([kind, n]) => fill(said.count, { what: said.kinds[kind] ?? kind, n }));
  const show = async () => {
    const all = await kept();
    box.hidden = quiet && !all.size && !status.textContent;
    now.textContent = all.size ? said.now : said.none;
    list.replaceChildren(...named(all).map((text) => element("li", {}, text)));
    list.hidden = button.hidden = !all.size;
  };
  button.addEventListener("click", async () => {
    const before = await kept();
    try { await erase(); } catch { /* the browser forbids it: what is left is said */ }
    status.textContent = (await kept()).size ? said.failed : fill(said.erased, { list: named(before).join(said.comma) });
    erased();
    await show();
    status.focus(); // the button is gone
  });
  try { adopt(); } catch { /* nothing can be kept */ }
  return { box, show };
}
