// Runs the tests that are named, or all, one file after another: a browser takes what two
// processors have. What every file needs is made once: the program, and the starter hub.
//
//   node run.mjs                                        everything
//   node run.mjs --test-name-pattern=axe pages.test.mjs some tests of a file
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { host, program } from "./site.mjs";

process.chdir(dirname(fileURLToPath(import.meta.url)));
const options = process.argv.slice(2).filter((a) => a.startsWith("-"));
const named = process.argv.slice(2).filter((a) => !a.startsWith("-"));
const tests = named.length ? named : readdirSync(".").filter((name) => name.endsWith(".test.mjs")).sort();

const made = await host();
await made.close(); // each file serves it anew, at the address that it was built for
const shared = { program: program(), folder: made.folder, base: made.base };
const run = spawnSync(process.execPath, ["--test", "--test-concurrency=1", ...options, ...tests],
  { stdio: "inherit", env: { ...process.env, PEERHUB_SHARED: JSON.stringify(shared) } });
process.exitCode = run.status ?? 1;
