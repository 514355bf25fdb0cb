// Tells a learning platform (SCORM 1.2 RTE) two things: whether the module is
// done, and where the reader is. No answer, no score, no time leaves the page.
// Without a platform this is an ordinary page.

interface API {
  LMSInitialize(s: ""): string;
  LMSGetValue(key: string): string;
  LMSSetValue(key: string, value: string): string;
  LMSCommit(s: ""): string;
  LMSFinish(s: ""): string;
}

// find looks for the platform: in the windows around this one, then in those
// around the one that opened it (RTE §3.3.6.1). Those of another site cannot be
// asked, and are not it.
function find(start: Window | null): API | undefined {
  for (let w = start, steps = 0; w && steps < 10; steps++) {
    try {
      const api = (w as unknown as { API?: API }).API;
      if (api) return api;
    } catch { return; }
    if (w.parent === w) return;
    w = w.parent;
  }
}

const api = find(window) ?? find(window.opener);
if (api && api.LMSInitialize("") === "true") tell(api);

function tell(api: API) {
  const get = (key: string) => { try { return api.LMSGetValue(key); } catch { return ""; } };
  const set = (key: string, value: string) => {
    try { api.LMSSetValue(key, value); api.LMSCommit(""); } catch { /* the platform is gone; reading goes on */ }
  };
  const status = "cmi.core.lesson_status", place = "cmi.core.lesson_location";
  let done = ["completed", "passed"].includes(get(status));
  if (!done && get(status) !== "incomplete") set(status, "incomplete");

  const box = document.querySelector<HTMLElement>("[data-scorm]")!;
  const button = box.querySelector("button")!;
  const show = () => {
    button.hidden = done;
    box.querySelector("[role=status]")!.textContent = done ? box.dataset.done! : "";
  };
  const finish = () => {
    if (done) return;
    done = true;
    set(status, "completed");
    show();
  };
  box.hidden = false;
  show();
  button.addEventListener("click", () => { finish(); box.querySelector<HTMLElement>("[role=status]")!.focus(); });

  // Where the reader is: the lesson that was the last to be on the screen.
  const lessons = [...document.querySelectorAll<HTMLElement>(".lesson > h2")];
  const before = document.getElementById(get(place));
  if (before && lessons.includes(before)) before.scrollIntoView({ behavior: "instant" });
  let here = before?.id ?? "";
  const seen = new IntersectionObserver((entries) => {
    for (const e of entries) {
      if (!e.isIntersecting || e.target.id === here) continue;
      if (e.target === box) { finish(); continue; }
      here = e.target.id;
      set(place, here);
    }
  });
  for (const heading of lessons) seen.observe(heading);
  seen.observe(box); // it stands behind the last lesson

  let left = false;
  const leave = () => {
    if (left) return;
    left = true;
    set("cmi.core.exit", done ? "" : "suspend");
    try { api.LMSFinish(""); } catch { /* as above */ }
  };
  addEventListener("pagehide", leave);
  addEventListener("beforeunload", leave);
}
