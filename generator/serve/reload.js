// Reloads the page when the hub was built anew, and lays what is wrong over it
// when it was not. Texts are only ever set as text: they come from the hub's
// files.
(() => {
  const mine = new URL(document.currentScript.src).searchParams.get("v");

  const style = `
    :host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 70vh; overflow: auto;
      background: #fcfbf8; color: #1a2622; border-block-start: 4px solid #b0740a; color-scheme: light;
      font: 16px/1.5 -apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, Arial, sans-serif; }
    section { max-width: 64rem; margin: 0 auto; padding: 1rem; }
    h2 { font-size: 1.2rem; margin: 0 0 .5rem; }
    ol { margin: 0; padding: 0; list-style: none; }
    li { padding: .75rem 0; border-block-start: 1px solid #d3dad4; }
    p { margin: 0; overflow-wrap: anywhere; }
    .where { color: #41504a; }
    pre { margin: .25rem 0; padding: .5rem; overflow-x: auto; background: #e9f0eb; font: 14px/1.4 ui-monospace, monospace; }
    button { float: inline-end; min-height: 44px; padding: 0 1rem; font: inherit; font-weight: 700; cursor: pointer;
      color: #fff; background: #195446; border: 0; border-radius: .6rem; }`;

  let overlay = null;
  const element = (name, text, className) => {
    const e = document.createElement(name);
    if (text) e.textContent = text;
    if (className) e.className = className;
    return e;
  };
  const hide = () => { overlay?.remove(); overlay = null; };

  function item(f) {
    const li = element("li");
    let where = f.file || "";
    if (f.line) where += ":" + f.line + (f.column ? ":" + f.column : "");
    li.append(element("p", (where ? where + "  " : "") + f.severity, "where"), element("p", f.message));
    if (f.excerpt) {
      const caret = f.column ? "\n" + " ".repeat(Math.max(0, f.column - 1 - (f.shift || 0))) + "^".repeat(Math.max(1, f.length || 1)) : "";
      li.append(element("pre", f.excerpt + caret));
    }
    if (f.suggestion) li.append(element("p", f.suggestion));
    return li;
  }

  function show(state) {
    hide();
    overlay = element("peerhub-overlay");
    overlay.lang = "en";
    overlay.dir = "ltr";
    const root = overlay.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet(); // not an inline style, so the page's own policy allows it
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    const section = element("section");
    section.setAttribute("role", "alert");
    const close = element("button", "Hide");
    close.type = "button";
    close.addEventListener("click", hide);
    const n = state.findings.length;
    const title = n === 0 ? "The hub could not be built"
      : n === 1 ? "One thing to mend before the hub can be built" : n + " things to mend before the hub can be built";
    section.append(close, element("h2", title), element("p", "Below is the last version that was well.", "where"));
    const list = element("ol");
    list.append(...state.findings.slice(0, 50).map(item));
    if (n > 50) list.append(element("li", "… and " + (n - 50) + " more; see the terminal."));
    if (state.error) section.append(element("p", state.error));
    section.append(list);
    root.append(section);
    document.body.append(overlay);
  }

  const events = new EventSource("/_peerhub/events");
  events.addEventListener("message", (e) => {
    const state = JSON.parse(e.data);
    if (state.failed) show(state);
    else if (state.version !== mine) location.reload();
    else hide();
  });
  addEventListener("pagehide", () => events.close());
})();
