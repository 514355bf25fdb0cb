// The page that says what the site knows: what of it is on this device now.
import { eraser } from "./parts/erase";

const { box, show } = eraser(false, () => {});
document.querySelector("[data-keeps]")!.append(box);
void show();
addEventListener("pageshow", (e) => { if (e.persisted) void show(); }); // back from a page that may have kept more
