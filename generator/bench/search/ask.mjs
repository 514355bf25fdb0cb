// Asks both searches in the browser, as a page would.

// The programs run in the page. Each returns the addresses of the first ten;
// neither counts facets, as Pagefind was given none.
const engines = {
  peerhub: async ({ base, language, queries }) => {
    const client = await import(`${base}peerhub/search/${language}/client.js`);
    const index = await client.open({ base: base + "peerhub/", language });
    const answers = [];
    for (const { text, complete } of queries) {
      const answer = await index.search(text, { limit: 10, complete, facets: false });
      answers.push(answer.results.map((r) => r.url));
    }
    return answers;
  },
  pagefind: async ({ base, queries }) => {
    const pagefind = await import(base + "pagefind/pagefind/pagefind.js");
    const answers = [];
    for (const { text } of queries) {
      const { results } = await pagefind.search(text);
      const shown = await Promise.all(results.slice(0, 10).map((r) => r.data()));
      answers.push(shown.map((r) => r.raw_url.replace(/^\//, "")));
    }
    return answers;
  },
};

export const names = { peerhub: "Peerhub", pagefind: "Pagefind" };

async function fresh(browser, host, language, use) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  try {
    const page = await context.newPage();
    await page.goto(`${host.base}${language}.html`);
    return await use(page);
  } finally {
    await context.close();
  }
}

// warm asks all queries on one page, and returns the addresses found for each.
export function warm(browser, host, engine, language, queries) {
  host.roundTrip = 0;
  return fresh(browser, host, language, (page) => page.evaluate(engines[engine], { base: host.base, language, queries }));
}

// cold asks one query in a browser that has seen nothing, and returns what went
// over the wire until ten results stood there.
export function cold(browser, host, engine, language, query) {
  host.roundTrip = 50;
  return fresh(browser, host, language, async (page) => {
    host.log.length = 0;
    const start = performance.now();
    const [found] = await page.evaluate(engines[engine], { base: host.base, language, queries: [query] });
    const took = performance.now() - start;
    return { took, found: found.length, log: [...host.log] };
  });
}
