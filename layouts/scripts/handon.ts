// "Hand this list on", below a list of groups: one file that opens without the internet, to send from
// phone to phone. It is made on the device when somebody asks for it (hand.ts), so that no site has
// another file for each of its lists.
import { address, hand as said } from "go:words";
import type { Made } from "./hand";
import { element, fill } from "./parts/words";

const print = document.querySelector<HTMLElement>("aside [data-print]");
if (print && "Blob" in window) {
  const begin = element("button", { type: "button" }, element("i", { class: "i i-letter" }), said.on);
  const status = element("p", { role: "status", class: "small" });
  const ready = element("div", {});
  const box = element("div", { class: "noprint", "data-hand": "" }, element("p", {}, begin), status, ready);
  if (said.keep) box.append(element("p", {}, element("a", { href: new URL("../" + said.keep_at, import.meta.url).href }, said.keep)));
  print.after(box);
  let url = "";
  begin.addEventListener("click", async () => {
    ready.replaceChildren();
    status.textContent = said.wait;
    try {
      const { make } = await import(new URL(address["hand.js"], import.meta.url).href) as typeof import("./hand");
      const made = await make({ sheet: new URL(address["hand.css"], import.meta.url).href, ...said });
      URL.revokeObjectURL(url);
      url = URL.createObjectURL(made.file);
      status.textContent = fill(said.ready, { kb: Math.ceil(made.file.size / 1000) });
      offer(made);
    } catch {
      status.textContent = said.failed;
    }
  });

  // The device's own menu sends it, where it takes files; saving it is always there.
  const offer = ({ file, code }: Made): void => {
    const save = element("a", { class: "button", href: url, download: file.name }, said.save);
    const acts = element("p", { class: "acts" }, save);
    const share = { files: [file], title: document.title };
    if (navigator.canShare?.(share)) {
      const send = element("button", { type: "button", class: "main" }, said.send);
      send.addEventListener("click", () => void navigator.share(share).catch(() => {})); // the reader thought better of it
      acts.prepend(send);
    }
    ready.append(acts, element("p", { class: "small" }, said.seen));
    if (code) ready.append(code);
  };
}
