// The figures of the benchmark mean what it says they mean. Needs no packages.
import assert from "node:assert/strict";
import { test } from "node:test";
import { quality, quantile, trips } from "./measure.mjs";
import { alphabet, beginning, misspelt, random, sample, sets, wrongLetter } from "./queries.mjs";

const request = (start, end) => ({ start, end });

test("trips are requests that waited for another, however many go side by side", () => {
  assert.equal(trips([]), 0);
  assert.equal(trips([request(0, 50), request(1, 51), request(2, 52)]), 1);
  assert.equal(trips([request(0, 50), request(51, 100), request(52, 101), request(102, 150)]), 3);
  assert.equal(trips([request(0, 50), request(0, 200), request(60, 110)]), 2);
});

test("quantiles are numbers that were measured", () => {
  assert.equal(quantile([3, 1, 2], 0.5), 2);
  assert.equal(quantile([1, 2, 3, 4], 0.5), 2);
  assert.equal(quantile([...Array(100).keys()], 0.95), 94);
  assert.equal(quantile([7], 0.95), 7);
});

test("quality counts the place of the wanted page, and leaves out what nobody can find", () => {
  const { n, mrr, success } = quality(["a", "b", undefined, "c", "d"], [["a"], ["x", "b"], ["y"], ["x"], []]);
  assert.deepEqual([n, mrr, success], [4, 1.5 / 4, 2 / 4]);
});

test("the same seed asks the same", () => {
  const draw = (seed) => sample(random(seed), "abcdefghij", 5).join("");
  assert.equal(draw(1), draw(1));
  assert.notEqual(draw(1), draw(2));
  assert.equal(new Set(draw(3)).size, 5);
});

test("misspelling is one edit, at any letter", () => {
  const next = random(1);
  const seen = { first: 0, shorter: 0, longer: 0, swapped: 0 };
  for (let i = 0; i < 400; i++) {
    const word = misspelt(next, "voices", ["a", "x"]);
    assert.notEqual(word, "voices");
    assert.ok(Math.abs(word.length - 6) <= 1, word);
    seen.first += word[0] !== "v";
    seen.shorter += word.length === 5;
    seen.longer += word.length === 7;
    seen.swapped += word.length === 6 && [...word].sort().join("") === "ceiosv";
  }
  for (const [what, n] of Object.entries(seen)) assert.ok(n > 40, `${what}: ${n} of 400`);
  for (let i = 0; i < 50; i++) {
    const title = wrongLetter(next, "a b-c", ["x", "y"]);
    assert.equal([...title].filter((c, at) => c !== "a b-c"[at]).length, 1, title);
    assert.match(title, /^\p{L} \p{L}-\p{L}$/u);
  }
});

test("a title being typed ends within its third word", () => {
  assert.equal(beginning("Quiet listening kitchen Leeds"), "Quiet listening kitc");
  assert.equal(beginning("Quiet tea"), "Quiet tea");
});

test("no misspelling is another word, or shorter than what is guessed at", () => {
  const words = ["card", "cart", "care", "cars", "carts", "voices", "the"];
  const asked = sets(random(1), { pages: [{ title: "Voices", page: "v/" }], words, common: ["voices"] }, 50)["single misspelt words"];
  assert.equal(asked.length, 6);
  for (const { text, right } of asked) {
    assert.ok(text.length >= 4 && !words.includes(text) && right !== "the", `${text} for ${right}`);
  }
  assert.deepEqual(alphabet(["aab", "ab"]), ["a", "b"]);
});
