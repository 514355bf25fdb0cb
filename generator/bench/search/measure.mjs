// What the figures mean.

// quantile of numbers: the smallest that so great a part of them do not exceed.
export function quantile(numbers, part) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? NaN;
}

// quality returns the mean of 1/place, and how often there was a place, of the
// wanted page among the first ten. No page wanted: the query does not count.
export function quality(wanted, answers) {
  let n = 0, reciprocal = 0, found = 0;
  wanted.forEach((page, i) => {
    if (page === undefined) return;
    n++;
    const at = answers[i].indexOf(page);
    if (at < 0) return;
    found++;
    reciprocal += 1 / (at + 1);
  });
  return { n, mrr: reciprocal / n, success: found / n };
}

// trips is the longest chain of requests each of which began after the one
// before it had ended.
export function trips(log) {
  const longest = [];
  const ordered = [...log].sort((a, b) => a.start - b.start);
  ordered.forEach((request, i) => {
    longest[i] = 1 + Math.max(0, ...ordered.slice(0, i).map((before, j) => (before.end <= request.start ? longest[j] : 0)));
  });
  return Math.max(0, ...longest);
}
