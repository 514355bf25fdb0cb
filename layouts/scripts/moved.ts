// At an old address of a page: what stands behind ? and # goes along, which the page's own way on would lose. That way is below
// this script and never read then, so that it cannot overtake.
const { search, hash } = location;
if (search || hash) {
  const to = new URL((document.currentScript as HTMLScriptElement).dataset.to!, location.href);
  to.search = search;
  to.hash = hash;
  stop();
  location.replace(to);
}
