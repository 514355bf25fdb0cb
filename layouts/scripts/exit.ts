// The way out. Without a script it is a link. With one, Shift pressed three times leaves too, the
// page is blank at once, and the other site takes its place in the history. Nothing can take
// earlier pages out of the history: the foot of the page says so.
const link = document.querySelector<HTMLAnchorElement>("[data-exit]")!;

function leave(): void {
  document.title = link.hostname; // what a tab shows of a page that loads
  document.querySelectorAll<HTMLLinkElement>("link[rel~=icon]").forEach((icon) => { icon.href = "data:,"; });
  document.body.replaceChildren();
  location.replace(link.href);
}
link.addEventListener("click", (e) => { e.preventDefault(); leave(); });

// A press counts when Shift went down and up alone: not with a letter, held down, as part of a
// shortcut or of a click, nor while a word is composed. Capitals and a change of the keyboard's
// language are no way out.
let alone = false, presses: number[] = [];
const spoil = () => { alone = false; presses = []; };
addEventListener("keydown", (e) => {
  alone = e.key === "Shift" && !e.repeat && !e.isComposing && !e.ctrlKey && !e.altKey && !e.metaKey;
  if (!alone) spoil();
}, true);
addEventListener("keyup", (e) => {
  if (e.key !== "Shift") return;
  if (!alone || e.isComposing) return spoil();
  alone = false;
  presses = [...presses.filter((at) => e.timeStamp - at < 2000), e.timeStamp];
  if (presses.length > 2) leave();
}, true);
for (const type of ["pointerdown", "compositionstart", "compositionend"]) addEventListener(type, spoil, true);
addEventListener("blur", spoil);

// The bar has as many lines as large letters take. What has the focus comes to rest below it;
// Firefox leaves what is half in sight where it is.
const bar = document.querySelector<HTMLElement>(".bar")!;
if ("ResizeObserver" in window) {
  new ResizeObserver(() => document.documentElement.style.setProperty("--bar", bar.offsetHeight + "px")).observe(bar);
}

addEventListener("keyup", (e) => {
  const focused = document.activeElement;
  if (e.key !== "Tab" || !focused || bar.contains(focused)) return;
  const { top, bottom } = focused.getBoundingClientRect(), under = bar.getBoundingClientRect().bottom;
  if (top < under && bottom > 0 && bottom - top < innerHeight - under) scrollBy({ top: top - under - 8, behavior: "instant" });
});

// Zoomed in with two fingers, or pushed up by the keyboard of a phone, the corner that is seen is
// not that of the page: the link follows it, and grows half as fast as the page.
const seen = visualViewport;
function follow(): void {
  const { scale, offsetLeft, offsetTop, width } = seen!;
  link.style.transform = "";
  if (scale < 1.01 && offsetTop < 1) return;
  const box = link.getBoundingClientRect();
  const across = document.dir === "rtl" ? offsetLeft - box.left : offsetLeft + width - box.right;
  link.style.transform = `translate(${across}px, ${offsetTop - box.top}px) scale(${1 / Math.sqrt(scale)})`;
}
for (const type of ["resize", "scroll"]) seen?.addEventListener(type, follow);
if (seen) addEventListener("scroll", follow, { passive: true }); // until the bar sticks, it moves with the page
