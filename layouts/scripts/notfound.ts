// The page of what is not there speaks every language of the hub. Below /fr/ French comes first.
const tongues = [...document.querySelectorAll<HTMLElement>("section[lang]")];
const below = (of: HTMLElement): string => new URL(of.querySelector("a")!.href).pathname; // where a language begins
const [first] = tongues, own = tongues.filter((of) => location.pathname.startsWith(below(of)))
  .sort((a, b) => below(b).length - below(a).length)[0];
if (own && own !== first) {
  const heading = (of: HTMLElement, level: string): void => {
    const h = document.createElement(level), was = of.querySelector("h1, h2")!;
    h.append(...was.childNodes);
    was.replaceWith(h);
  };
  heading(first, "h2");
  heading(own, "h1");
  first.querySelector("a")!.classList.remove("main");
  own.querySelector("a")!.classList.add("main");
  first.before(own);
  document.title = own.querySelector("h1")!.textContent!;
}
