// What a page says that comes from the phone and not from the internet: of which day it is, and that there
// is a newer one. The service worker puts this script into kept pages; no other page has it.
import { keep as said } from "go:words";
import { newer, today } from "./keep/look";
import { pages, read } from "./keep/store";
import { dated, element, fill, language } from "./parts/words";

const hub = new URL("..", import.meta.url);

async function line(): Promise<void> {
  const kept = await read(hub);
  if (!kept) return;
  const page = new URL(kept.page, hub).href;
  document.querySelector(".foot .wide")!.prepend(element("p", { "data-from-phone": "" }, fill(said.line, { date: dated(kept.date) }), " ", element("a", { href: page }, said.what)));
  const saves = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData;
  const is = kept.looked === today() || saves ? kept.newer : await newer({ hub, index: `assets/offline/${kept.language}/index.json` }, kept);
  if (!is || location.href.startsWith(page)) return;
  const notice = element("div", { class: "notice", "data-newer": "" }, element("p", {}, element("b", {}, said.newer), " ", element("a", { href: page }, said.update)));
  document.querySelector("main .wide, main")!.prepend(notice);
}
// mark lets the search say which of the pages that it found are not kept: without a network they do not open.
async function mark(): Promise<void> {
  const kept = await read(hub);
  if (!kept) return;
  const here = await pages(hub, kept);
  const look = () => document.querySelectorAll<HTMLAnchorElement>("ol.results a:not([data-looked]), [role=option] > a:not([data-looked])").forEach((a) => {
    a.dataset.looked = "";
    if (!a.href.startsWith(hub.href) || here.has(a.pathname.replace(/\/index\.html$/, "/"))) return;
    const detail = a.closest("li")!.querySelector(".detail, small") ?? a.appendChild(element("small"));
    detail.append(detail.textContent ? " · " : "", element("b", { lang: language, dir: "auto" }, said.not_here));
  });
  look();
  new MutationObserver(look).observe(document.querySelector("main")!, { childList: true, subtree: true });
}
for (const task of [line, mark]) void task().catch(() => {}); // the page says all that it said without it
