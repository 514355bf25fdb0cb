// A static host that counts: HTTP/2, gzip for text, files that are packed
// already as they are, 404 for what is not there. Every answer takes as long as
// a round trip, so that what is asked for together overlaps.
import { readFile, stat } from "node:fs/promises";
import { createSecureServer } from "node:http2";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { generate } from "selfsigned";

const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml" };
const pack = promisify(gzip);

// serve serves folders by the first part of the path, and for each of the
// languages a page without anything, at /<language>.html.
export async function serve(folders, languages) {
  const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }]);
  const log = []; // {path, bytes, start, end}: bytes of the body on the wire, times in milliseconds
  const host = { log, roundTrip: 0, base: "", close: () => server.close() };
  const server = createSecureServer({ key, cert }, async (request, response) => {
    const entry = { path: decodeURIComponent(new URL(request.url, "https://x").pathname), bytes: 0, start: performance.now(), end: Infinity };
    const [, first, ...rest] = entry.path.split("/");
    const language = languages.find((l) => first === `${l}.html`);
    let body = language ? Buffer.from(`<!doctype html><html lang="${language}"><title>.</title><link rel="icon" href="data:,"></html>`) : null;
    if (!language) {
      log.push(entry);
      const file = join(folders[first] ?? "/nowhere", ...rest);
      body = await stat(file).then((s) => (s.isFile() ? readFile(file) : null), () => null);
    }
    const type = types[extname(entry.path)];
    const headers = { "content-type": type ?? "application/octet-stream", "cache-control": "max-age=600" };
    if (type && body) {
      body = await pack(body, { level: 6 });
      headers["content-encoding"] = "gzip";
    }
    if (!language) await new Promise((done) => setTimeout(done, host.roundTrip));
    entry.bytes = body?.length ?? 0;
    response.on("finish", () => { entry.end = performance.now(); });
    response.writeHead(body ? 200 : 404, headers);
    response.end(body ?? "");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  host.base = `https://localhost:${server.address().port}/`;
  return host;
}
