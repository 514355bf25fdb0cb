// The Nu HTML checker reads the whole starter site.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { open } from "./site.mjs";

const jar = join(dirname(createRequire(import.meta.url).resolve("vnu-jar/package.json")), "build", "dist", "vnu.jar");
let site;
before(async () => { site = await open(); });
after(async () => { await site.close(); });

test("the Nu HTML checker finds no error on any page", () => {
  const run = spawnSync("java", ["-Xss4m", "-jar", jar, "--errors-only", "--skip-non-html", "--format", "gnu", site.folder], { encoding: "utf8", maxBuffer: 1 << 26 });
  assert.ifError(run.error);
  // One line a kind of error, with the first page that has it.
  const kinds = new Map();
  for (const line of run.stderr.split("\n").filter(Boolean)) {
    const [, page, message] = /public\/([^"]*)".*?: error: (.*)/.exec(line) ?? [null, "", line];
    if (!kinds.has(message)) kinds.set(message, page);
  }
  assert.deepEqual([...kinds].map(([message, page]) => `${page}: ${message}`), []);
  assert.equal(run.status, 0);
});
