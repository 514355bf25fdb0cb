// The way to the finder of groups. The page has chips and pills that lead to ready-made
// lists, and reads without a script; with the finder (find.ts) the same entries combine.
// Nothing of it is loaded before the reader turns to the filter.
import { listOf } from "./finder/lists";
import { wasRenewed } from "./parts/renewed";
import { element } from "./parts/words";

type Finder = Awaited<ReturnType<typeof import("./find").start>>;

// styled adds the style sheet of the controls.
const styled = (href: string) => new Promise<void>((done, failed) => {
  const sheet = element("link", { rel: "stylesheet", href });
  sheet.addEventListener("load", () => done());
  sheet.addEventListener("error", failed);
  document.head.append(sheet);
});

const nav = document.querySelector<HTMLElement>("[data-finder]");
if (nav && "DecompressionStream" in window) {
  let opening: Promise<Finder | undefined> | undefined;
  const load = async (): Promise<Finder> => {
    const script = import(/* @vite-ignore */ new URL(nav.dataset.script!, location.href).href) as Promise<typeof import("./find")>;
    const [{ start }] = await Promise.all([script, styled(nav.dataset.sheet!)]);
    return start(nav);
  };
  // What has no ready-made list waits for the finder.
  nav.querySelectorAll<HTMLElement>(":scope > [hidden]").forEach((e) => (e.hidden = false));
  const open = () => (opening ??= load().catch(() => (opening = undefined))); // the links lead on, and the next touch tries again
  // Where something is asked, and only all groups can be shown, the page says so.
  const asked = async () => {
    const there = await open();
    failed?.remove();
    if (there) return;
    const again = element("button", { type: "button", class: "plainly" }, nav.dataset.again!);
    again.addEventListener("click", () => location.reload());
    nav.after(failed = element("p", { role: "alert", class: "small" }, nav.dataset.failed!, " ", again));
  };
  let failed: HTMLElement | undefined;
  // A chip that is pressed before the finder is there counts.
  nav.addEventListener("click", (e) => {
    const chip = (e.target as Element).closest<HTMLAnchorElement>("a.chip");
    if (!chip) return void asked();
    if (e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
    e.preventDefault();
    void open().then((f) => { if (f) f.toggle(...listOf(chip), true); else location.href = chip.href; });
  });
  for (const turn of ["focusin", "pointerenter"]) nav.addEventListener(turn, () => void open(), { once: true });
  if (location.hash.includes("=") || wasRenewed()) void asked();
  else addEventListener("hashchange", () => void asked(), { once: true });
}
