// The Nu HTML checker reads the whole starter site.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { host } from "./site.mjs";

const jar = join(dirname(createRequire(import.meta.url).resolve("vnu-jar/package.json")), "build", "dist", "vnu.jar");
let site;
before(async () => { site = await host(); });
after(async () => { await site.close(); });

test("the Nu HTML checker finds neither an error nor a warning on any page", () => {
  const run = spawnSync("java", ["-Xss4m", "-jar", jar, "--skip-non-html", "--format", "gnu", site.folder], { encoding: "utf8", maxBuffer: 1 << 26 });
  assert.ifError(run.error);
  // One line a kind of error, with the first page that has it. Whether the policy lets a page have its own
  // files, a checker of files cannot know; browsers can (pages.test.mjs).
  const kinds = new Map();
  for (const line of run.stderr.split("\n").filter((line) => line && !line.includes("Content Security Policy"))) {
    const [, page, message] = /public\/([^"]*)".*?: ((?:error|info|warning).*)/.exec(line) ?? [null, "", line];
    if (!kinds.has(message)) kinds.set(message, page);
  }
  assert.deepEqual([...kinds].map(([message, page]) => `${page}: ${message}`), []);
  assert.equal(run.status, 0);
});
