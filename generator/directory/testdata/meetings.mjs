// Asks layouts/scripts/parts/meeting.ts, bundled:
// node meetings.mjs MODULE < questions.json > answers.json
// A question is {rule, from, to} for all meetings of those days, or
// {rules, now, n, from} for the next ones. Answers are pairs of moments.
import { pathToFileURL } from "node:url";

let input = "";
process.stdin.setEncoding("utf8"); // a letter may lie across two chunks
for await (const chunk of process.stdin) input += chunk;
const { between, next } = await import(pathToFileURL(process.argv[2]));
const answers = JSON.parse(input).map((q) => (q.rule ? between(q.rule, q.from, q.to) : next(q.rules ?? [], Date.parse(q.now), q.n, q.from))
  .map((m) => [m.start / 1000, m.end === undefined ? 0 : m.end / 1000]));
process.stdout.write(JSON.stringify(answers));
