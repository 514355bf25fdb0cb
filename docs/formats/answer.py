#!/usr/bin/env python3
"""Answers queries from the search files of a site made by Peerhub, as its own client and peerhub search do.

    python3 answer.py SITE en "hearing voices"
    python3 answer.py SITE < queries.json      # [{"language", "text", "complete", "limit"}, …] -> [{"total", "urls", "titles"}, …]

Written from search-query.md, whose sections the numbers name; reader.py reads the files."""
import json, sys, unicodedata
from pathlib import Path
from reader import COUNT, ONLY_STEM, STEM, Index

# Words (search-query.md, 1). The names of characters say of which script they are.
CLOSE = ("CJK ", "IDEOGRAPHIC ", "HIRAGANA", "KATAKANA", "HANGUL", "HALFWIDTH KATAKANA", "HALFWIDTH HANGUL", "KANGXI")
def kind(c):
    if c < "\u0e00": return "spaced"
    name = unicodedata.name(c, "")
    return "clustered" if name.startswith(("THAI ", "LAO ", "KHMER ", "MYANMAR ")) else "close" if name.startswith(CLOSE) or c == "々" else "spaced"

def extending(c): return unicodedata.category(c)[0] == "M" or c in "\u00ad\u200c\u200d\u0e33\u0eb3\uff9e\uff9f" or "\u1160" <= c <= "\u11ff"
def katakana(word): return all("KATAKANA" in unicodedata.name(c, "") and c != "・" for c in word)
def is_gram(key): return kind(key[0]) != "spaced" and (len(key) < 3 or not katakana(key))

def spans(text):
    out, units, of, joins = [], [], "", False
    def end(at):
        if of == "spaced" or len(units) == 1: out.append((units[0], at))
        elif of: out.extend(zip(units, units[2:] + [at]))
        units.clear()
    for i, c in enumerate(text):
        word = unicodedata.category(c)[0] in "LMN" or c in "\u00ad\u200c\u200d"
        here = "" if not word else of if of and extending(c) else kind(c)
        more = word and (extending(c) or here == of and joins)
        if here != of: end(i); of = here
        if of and (not units or of != "spaced" and not more): units.append(i)
        joins = c in "\u17d2\u1039"
    end(len(text))
    return out

def spell(text): return [text[a:b] for a, b in spans(text)]

LEFT_OUT = {c for a, b in ((0x300, 0x36F), (0x591, 0x5BD), (0x5BF, 0x5BF), (0x5C1, 0x5C2), (0x5C4, 0x5C5), (0x5C7, 0x5C7), (0x64B, 0x65F),
            (0x670, 0x670), (0x6D6, 0x6DC), (0x6DF, 0x6E4), (0x6E7, 0x6E8), (0x6EA, 0x6ED), (0x640, 0x640), (0xAD, 0xAD), (0x200C, 0x200D))
            for c in range(a, b + 1)}
INSTEAD = {**dict(zip("ßæœøđðþłıħŋς\u0671\u0649\u06cc\u06a9", "ss ae oe o d d th l i h n σ \u0627 \u064a \u064a \u0643".split())),
           **dict.fromkeys("\u0629\u06c1\u06c3\u06d5", "\u0647"), **{chr(z + i): str(i) for z in (0x660, 0x6F0) for i in range(10)}}

def fold(word):
    out = base = ""
    for c in unicodedata.normalize("NFKD", word).lower():
        if ord(c) in LEFT_OUT and not (c == "\u0306" and base in ("и", "у") or c == "\u0308" and base == "і"): continue
        base = c
        out += INSTEAD.get(c, c)
    return unicodedata.normalize("NFC", out)


# Written as several (2): (first word, word behind the last, as one word, beside).
def several(text, words):
    out, i, said = [], 0, [text[a:b] for a, b in words]
    letter = lambda s: any(unicodedata.category(c)[0] == "L" for c in s)
    def run(fits, gap):
        n = 0
        while i + n < len(words) and fits(said[i + n]) and (not n or gap(words[i + n - 1][1], words[i + n][0])): n += 1
        return n
    between = lambda a, b: text[a:b] if b > a else ""
    kinds = ((lambda w: not is_gram(w), lambda a, b: between(a, b) in list("-\u2010\u2011"), lambda n, t: n <= 4 and letter(t)),
             (lambda w: len(w) == 1 and letter(w) and not is_gram(w), lambda a, b: between(a, b) == ".", lambda n, t: True),
             (lambda w: all(unicodedata.category(c) == "Nd" for c in w), lambda a, b: 0 < b - a < 4 and not text[a:b].strip("-\u2010\u2011 ()\u00a0\u202f"),
              lambda n, t: 4 < sum(unicodedata.category(c) == "Nd" for c in t) < 16))
    while i < len(words):
        n = run(katakana, lambda a, b: b < a)
        beside = n > 1
        for fits, gap, good in kinds if not beside else ():
            n = run(fits, gap)
            if n > 1 and good(n, text[words[i][0]:words[i + n - 1][1]]): break
            n = 0
        if n > 1:
            at, one = 0, ""
            for a, b in words[i:i + n]: one, at = one + text[max(a, at):b], b
            out.append((i, i + n, one, beside))
        i += n if n > 1 else 1
    return out


def distance(a, b, limit):
    if abs(len(a) - len(b)) > limit: return limit + 1
    two, one = [], list(range(len(b) + 1))
    for i in range(1, len(a) + 1):
        row = [i]
        for j in range(1, len(b) + 1):
            d = min(row[j - 1] + 1, one[j] + 1, one[j - 1] + (a[i - 1] != b[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]: d = min(d, two[j - 2] + 1)
            row.append(d)
        two, one = one, row
    return one[-1]


def unlikely(key, word):  # at distance 1
    i = 0
    while i < min(len(key), len(word)) and key[i] == word[i]: i += 1
    if len(word) > len(key): return False
    if len(word) < len(key): return not (i and key[i] == key[i - 1])
    return key[i:i + 2] != word[i:i + 2][::-1] or i + 1 >= len(key)


class Phrases(Index):
    def __init__(self, folder):
        super().__init__(folder)
        self.phrases = [[p for p in map(self.phrase, s) if p["keys"] and len(p["keys"]) == len(p["stems"])] for s in self.m.get("synonyms", [])]

    def phrase(self, said):
        text, stems, ask = said
        every = ask.split() if "/" in text else [k for k in map(fold, spell(text)) if 0 < len(k) <= 40]
        keys = every if "/" in text else [k for k in every if k not in self.stop]
        return {"text": text, "asked": text.rstrip().endswith(("?", "؟")), "keys": keys, "whole": every if len(keys) == 1 else [],
                "stems": stems.split(), "ask": ask.split()}

    def bare(self, key): return [key] + [key[len(p):] for p in self.prefixes if key.startswith(p)]


class Query:
    def __init__(self, index, text, complete=False):
        self.x, x = index, index
        self.all, words = [], spans(text)
        keys, runs = [fold(text[a:b]) for a, b in words], several(text, words)
        def add(key, a, b, parts=()):
            if not 0 < len(key) <= 40: return
            same = next((w for w in self.all if w["key"] == key), None)
            if same: same["completing"] |= complete and b == len(text)
            elif len(self.all) < 32: self.all.append({"key": key, "a": a, "b": b, "completing": complete and b == len(text), "parts": parts})
        i = 0
        while i < len(words):
            run = next((r for r in runs if r[0] <= i < r[1]), None)
            if run and run[0] == i and not run[3] and x.has(fold(run[2])):
                add(fold(run[2]), words[i][0], words[run[1] - 1][1], keys[i:run[1]] if run[1] - i == 2 else ())
                i = run[1]
                continue
            add(keys[i], *words[i])
            if run and run[3] and run[1] == i + 1: add(fold(run[2]), words[run[0]][0], words[i][1])
            i += 1
        two = zip(self.all, self.all[1:]) if len(self.all) <= 3 else ()
        self.pairs = [(v["key"], w["key"]) for v, w in two if v["b"] < w["a"] and self.joinable(v["key"] + w["key"]) and x.has(v["key"] + w["key"])]
        self.words = [w for w in self.all if w["completing"] or w["key"] not in x.stop] or self.all
        keys = [w["key"] for w in self.words]
        self.parts = self.part(keys)
        known = [p["known"] for p in self.parts for _ in range(p["n"])]
        self.alternatives, fixes = [], []
        for w, k in zip(self.words, known):
            found, fix = self.alternatives_of(w, k)
            self.alternatives.append(found)
            if fix and fixes and fix[0] < fixes[-1][1]:
                if fix[0] > fixes[-1][0]: continue
                fixes.pop()
            if fix: fixes.append(fix)
        alone = {(a, b): ks[0] for a, b, ks in fixes if len(ks) == 1}
        meant = [alone.get((w["a"], w["b"]), w["key"]) for w in self.words]
        if meant != keys: self.parts = self.part(meant)

    def joinable(self, key): return key not in self.x.stop and not is_gram(key)

    def stands(self, p, keys):  # phrases (3)
        x, every = self.x, [w["key"] for w in self.all]
        def says(key, own, stem): return any(k in (own, stem) or k.startswith(stem) and k[len(stem):] in x.suffixes for k in x.bare(key))
        return len(p["keys"]) <= len(keys) and all(map(says, keys, p["keys"], p["stems"])) and all(k == p["keys"][0] or k in every for k in p["whole"])

    def part(self, keys):
        x, at, out = self.x, 0, []
        place = lambda key: x.find("p", key)
        shards = {place(k) for k in keys}
        most = len(shards) + 3
        while at < len(keys):
            here = keys[at:]
            n = max((len(p["keys"]) for s in x.phrases for p in s if self.stands(p, here)), default=0)
            others, asked = [], n > 0
            for s in x.phrases if n else ():
                own = next((p for p in s if len(p["keys"]) == n and self.stands(p, here)), None)
                if not own: continue
                asked &= own["asked"]
                others += [p for p in s if sorted(p["stems"]) != sorted(own["stems"]) and "".join(p["stems"]) != "".join(own["stems"])
                           and p["text"] not in [o["text"] for o in others]]
            part = {"n": n or 1, "known": n > 0, "asked": asked, "synonyms": []}
            pair, paired = "", 0
            for a, b in self.pairs:
                if here[:2] == [a, b]: pair, paired = a + b, 2; break
                if here[0] in (a, b) and here[1:2] != [b] and not paired: pair, paired = a + b, 1
            if paired and paired >= n:
                if paired > n: others, part = [], {**part, "n": paired, "known": False, "asked": False}
                part["synonyms"].append([[((pair,), 9, False)]])
            m = 0
            for p in others:
                if not p["ask"] or len(part["synonyms"]) == 6: continue
                weight = 9
                if part["asked"] or "/" in p["text"]: weight, m = 9 + max(0, 4 - m), m + 1
                if len(more := shards | {place(k) for k in p["ask"]}) > most: continue
                shards = more
                part["synonyms"].append([[((k,), weight, False)] for k in p["ask"]])
            out.append(part)
            at += part["n"]
        return out

    def stem(self, key, near):
        stems = {w for w, p in near if p & STEM}
        return max((key[:-len(s)] for s in self.x.suffixes if key.endswith(s) and len(key) - len(s) >= 3 and key[:-len(s)] in stems), key=len, default="")

    def alike(self, key, near):
        if len(key) < (3 if self.x.m.get("short") else 4) or is_gram(key): return {}
        back = [(w[::-1], p) for w, p in self.x.back(key)[0]]
        return {w: p & COUNT for w, p in [*near, *back] if not p & ONLY_STEM}

    def close(self, key, words, others):
        at = {w: distance(key, w, 2) for w in words}
        best = 2 if len(key) >= 6 and not others else 1
        best = min([best, *at.values()])
        return [(best == 1 and unlikely(key, w), -words[w], w) for w in words if at[w] == best], best

    def alternatives_of(self, w, known):  # (4)
        x, key, completing = self.x, w["key"], w["completing"]
        out, fix, there = [], None, x.has(key)
        if there:
            sh = x.shard(key)
            out.append(((key,), 12 if sh.words[sh.at[key]][1] & ONLY_STEM else 16, False))
            if w["parts"] and all(x.has(k) and k not in x.stop for k in w["parts"]): out.append((tuple(w["parts"]), 12, False))
            if not completing: return out, fix
        near = x.near(key)
        own = root = "" if there else self.stem(key, near)
        for rest in x.bare(key)[1:] if not there else ():
            if not root and len(rest) >= 3:
                around = x.near(rest)
                root = rest if rest in dict(around) else self.stem(rest, around)
        if root: out.append(((root,), 12, False))
        longer = [(False, -(p & COUNT), k) for k, p in near if not p & ONLY_STEM and k != key and k.startswith(key)] if len(key) > 2 or is_gram(key) else []
        taken, most = set(), 3 if len(self.words) < 3 else 1
        def choose(found, n):
            for _, _, k in sorted(found):
                if n and (x.find("p", k) in taken or len(taken) < most):
                    taken.add(x.find("p", k)); n -= 1
                    yield k
        if not there and not known and not (completing and (root or longer)):
            words, general = self.alike(key, near), x.general(key)
            close, edits = self.close(key, words, root or longer or general)
            close = [c for c in close if c[2] != root and not (general and c[0] and not c[2].startswith(key) and not key.startswith(c[2]))]
            if not close and not root and not general:
                edits, rest = 1, next((r for r in x.bare(key)[1:] if len(r) >= 4), "")
                if rest and not x.general(rest): close = self.close(rest, self.alike(rest, x.near(rest, 1)), True)[0]
            if not root and (space := self.space(w, words, general or edits == 1 and close)):
                close = [c for c in close if edits == 1 and c[2] != space[2][0]]
                fix = space
                taken |= {x.find("p", k) for k in space[2]}
                out.append((tuple(space[2]), 8, len(space[2]) == 1))
            for k in choose(close, 3):
                out.append(((k,), 5 if edits > 1 or general else 8, True))
                if (not root or own and len(own) < 4) and not general: fix = fix or (w["a"], w["b"], [k])
        out += [((k,), 6, False) for k in choose([c for c in longer if c[2] not in [a[0][0] for a in out]], 8)]
        return out, fix

    def space(self, w, words, likely):
        at, key, best, most = self.all.index(w), w["key"], None, -1
        for i in range(max(1, at), min(at + 2, len(self.all))):
            one, two = self.all[i - 1], self.all[i]
            if (joined := one["key"] + two["key"]) in words and self.joinable(joined): return one["a"], two["b"], [joined]
        for i in range(3, len(key) - 2) if not likely else ():
            n = min(-1 if k in self.x.stop else words.get(k, -1) for k in (key[:i], key[i:]))
            if n > most: best, most = (w["a"], w["b"], [key[:i], key[i:]]), n
        return best

    def sums(self, words):  # (5): document -> [words, worth]
        out = {}
        for alternatives in words:
            best, ceiling = {}, 255
            for i, (keys, weight, fuzzy) in enumerate(alternatives):
                found, rarities = [], []
                for key in keys:
                    lists = self.x.shard(key).of(key)
                    rarities.append(min([ceiling, *(r for r, _ in lists)]))
                    heaviest = max(v for _, ds in lists for v in ds.values()) if fuzzy else 63
                    worth = {}
                    for _, ds in lists:
                        for d, v in ds.items(): worth[d] = max(worth.get(d, 0), weight * rarities[-1] * 63 * v // heaviest)
                    found.append(worth)
                both = found[0] if len(keys) == 1 else {d: found[0][d] // 2 + found[1][d] // 2 for d in found[0].keys() & found[1].keys()}
                for d, v in both.items(): best[d] = max(best.get(d, 0), v)
                if not i: ceiling = max(rarities)
            for d, v in best.items():
                if v: out[d] = [out.get(d, [0, 0])[0] + 1, out.get(d, [0, 0])[1] + v]
        return out

    def answer(self, limit=10):
        x, at, size, n = self.x, 0, len(self.words), self.x.m["docs"]
        own, alone, words, score = [0] * n, [0] * n, [0] * n, [0] * n
        for p in self.parts:
            mine = self.sums(self.alternatives[at:at + p["n"]])
            others = [(len(s), self.sums(s)) for s in p["synonyms"]]
            at += p["n"]
            for d in set(mine).union(*(o for _, o in others)):
                w, v = mine.get(d, (0, 0))
                lacks = w < p["n"]
                if p["known"] and (lacks or p["asked"] and p["n"] > 1): v //= 4
                help = max((o[d][1] for k, o in others if d in o and o[d][0] == k), default=0) if lacks or p["asked"] else 0
                own[d] += w; alone[d] += v
                words[d] += p["n"] if help else w
                score[d] += max(v, help)
        helped = score[:]
        whole = [score[d] for d in range(n) if size and own[d] == size]
        if whole and not any(p["asked"] for p in self.parts):
            top = (min if len(self.parts) == 1 else max)(whole) - 1
            for d in range(n):
                if own[d] < words[d]: score[d] = max(alone[d], min(score[d], top))
                if score[d] != top: helped[d] = score[d]
        ways = x.m.get("ways", {"g": [0, 0], "r": {}})
        way = max(score[slice(*ways["g"])], default=0) // 3
        for d in map(int, ways["r"] if way else ()): words[d], score[d] = words[d] or 1, score[d] + way
        found = sorted((d for d in range(n) if words[d]), key=lambda d: (-score[d], -helped[d], d))
        marked, shown = [self.same(a) for a in self.alternatives], []
        for d in found[:limit]:
            row, together = x.row(d), set()
            for text in (row[1], row[4]): self.together(text, marked, together)
            shown.append((score[d] + (score[d] * len(together) // (3 * (size - 1)) if together else 0), row))
        shown.sort(key=lambda s: -s[0])
        return {"total": len(found), "urls": [row[0] for _, row in shown], "titles": [row[1] for _, row in shown]}

    def same(self, alternatives):
        out = set()
        for key in (k for keys, _, _ in alternatives for k in keys):
            sh = self.x.shard(key)
            lists = set(sh.lists[sh.at[key]])
            out |= {w for (w, _), ls in zip(sh.words, sh.lists) if lists & set(ls)}
        return out

    def together(self, text, marked, out):
        words = spans(text)
        keys = [self.x.bare(fold(text[a:b])) for a, b in words]
        has = lambda i, s: any(k in s and (not j or len(k) > 2) for j, k in enumerate(keys[i]))
        for i in range(len(words)):
            for a, (one, two) in enumerate(zip(marked, marked[1:])):
                for j in range(i + 1, min(i + 5, len(words))) if has(i, one) else ():
                    if set(text[words[i][1]:words[j][0]]) & set(".,;:!?…·|()\n،؛؟。、！？"): break
                    if has(j, two): out.add(a); break
                    if keys[j][0] not in self.x.stop: break


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8"), sys.stdin.reconfigure(encoding="utf-8")
    site, indexes = Path(sys.argv[1]) / "search", {}
    def ask(language, text, complete=False, limit=10):
        if language not in indexes: indexes[language] = Phrases(site / language)
        return Query(indexes[language], text, complete).answer(limit or 10)
    if len(sys.argv) == 2: json.dump([ask(**q) for q in json.load(sys.stdin)], sys.stdout, ensure_ascii=False)
    else:
        found = ask(sys.argv[2], " ".join(sys.argv[3:]))
        print(found["total"], *(f"{u}  {t}" for u, t in zip(found["urls"], found["titles"])), sep="\n")
