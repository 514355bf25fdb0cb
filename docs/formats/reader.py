#!/usr/bin/env python3
"""Reads the search files of a site made by Peerhub.

    python3 reader.py FOLDER     # what the files of a folder search/<language>/ say, as text

Written from search.md alone, with nothing but Python's own library (3.9 or newer). answer.py answers queries with it."""
import json, sys, zlib
from bisect import bisect_right
from pathlib import Path

VERSION, COUNT, STEM, ONLY_STEM = 6, 15, 16, 32


class Damaged(Exception): pass


class Bytes:
    def __init__(self, data): self.data, self.at = data, 0

    def take(self, n):
        self.at += n
        if self.at > len(self.data): raise Damaged("a file ends too early")
        return self.data[self.at - n:self.at]

    def byte(self): return self.take(1)[0]

    def number(self):
        n = shift = 0
        while (b := self.byte()) > 127: n, shift = n | (b & 127) << shift, shift + 7
        return n | b << shift

    def end(self):
        if self.at != len(self.data): raise Damaged("a file is too long")


class Shard:
    def __init__(self, data, letters, docs):
        b = Bytes(data)
        self.words, made = table(b, letters), 0
        self.at, self.lists, self.beside = {w: i for i, (w, _) in enumerate(self.words)}, [], []
        for n in [b.number() for _ in self.words]:
            self.lists.append([])
            for _ in range(n):
                back = b.number()
                made += not back
                self.lists[-1].append(made - (back or 1))
        heads, found = [(b.number(), b.byte()) for _ in range(made)], []
        for n, _ in heads:
            found.append([]); doc = -1
            for _ in range(n): found[-1].append(doc := doc + 1 + b.number())
            if doc >= docs: raise Damaged("a document that is not there")
        self.postings = [(rarity, dict(zip(ds, b.take(n)))) for (n, rarity), ds in zip(heads, found)]
        if b.at < len(b.data):  # where results lie beside keys
            files = [b.number(), b.number()]
            for how in b.take(len(self.words)):
                if how < 4: files[how % 2] += how // 2
                self.beside.append("bw"[how % 2] + str(files[how % 2]) if how < 4 else "-")
        b.end()

    def of(self, key): return [self.postings[i] for i in self.lists[self.at[key]]]


def table(b, letters):
    n, words, word = b.number(), [], ""
    props, c = b.take(n), b.byte()
    for p in props:
        if not 128 <= c < 255 or c - 128 > len(word): raise Damaged("a word table")
        word = word[:c - 128]
        while (c := b.byte()) < 128:
            word += letters[c - 1] if c else chr(b.byte() << 14 | b.byte() << 7 | b.byte())
        words.append((word, p))
    if c != 255: raise Damaged("a word table")
    return words


def leaf(data, letters, filtered):
    b = Bytes(data)
    words = table(b, letters)
    bits = b.take(b.number()) if filtered else b""
    b.end()
    return words, bits


def finish(h):
    h = (h ^ h >> 16) * 0x85EBCA6B & 0xFFFFFFFF
    h = (h ^ h >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
    return h ^ h >> 16


def hash_of(key):
    h = 2166136261
    for byte in key.encode(): h = (h ^ byte) * 16777619 & 0xFFFFFFFF
    return finish(h)


def in_filter(bits, key):
    h = hash_of(key)
    step = finish(h ^ 0x9E3779B9) | 1
    at = [(h + i * step & 0xFFFFFFFF) % (8 * len(bits)) for i in range(5)] if bits else [0]
    return bool(bits) and all(bits[b // 8] >> b % 8 & 1 for b in at)


def rows(data, columns=5):
    lines = data.decode().split("\n")
    n, over = divmod(len(lines) - 1, columns)
    if over or lines[-1]: raise Damaged("results")
    return [lines[i:-1:n] for i in range(n)]


def columns(data, docs):
    head, _, rest = data.partition(b"\n")
    b, facets = Bytes(rest), []
    for name, values in json.loads(head):
        sets = [[values[b.number()] for _ in range(b.number())] for _ in range(b.number())]
        facets.append((name, [sets[b.number()] for _ in range(docs)]))
    b.end()
    return facets


class Index:
    def __init__(self, folder, name="manifest"):
        self.folder, self.kept, file = Path(folder), {}, Path(folder, f"{name}-v{VERSION}.bin")
        if not file.exists(): raise Damaged(f"{folder} has no search files of version {VERSION}, which is all that this program reads")
        data = zlib.decompress(file.read_bytes())
        head, _, rest = data.partition(b"\n")
        self.m = m = json.loads(head)
        if m["v"] != VERSION: raise Damaged("the manifest is of another version")
        b = Bytes(rest)
        self.parts = [b.take(n) for n in m.get("inline", [])]
        b.end()
        self.letters, self.stop = m["letters"], set(m["stop"].split())
        self.suffixes, self.prefixes = m["suffixes"].split(), m.get("prefixes", "").split()
        self.bounds = {k: m[k].get("from", "").split(" ") if m[k].get("n") else [] for k in "pfr"}

    def file(self, kind, i, read):
        name = f"{kind}{i}.bin"
        if name not in self.kept:
            self.kept[name] = read(zlib.decompress((self.folder / self.m["build"] / name).read_bytes()))
        return self.kept[name]

    def part(self, i, read):
        if i not in self.kept: self.kept[i] = read(self.parts[i])
        return self.kept[i]

    def find(self, kind, key):
        run = self.m[kind].get("run", 1)
        return max(0, bisect_right(self.bounds[kind], key) - 1) * run + hash_of(key[:4]) % run

    def shard(self, key):
        read = lambda data: Shard(data, self.letters, self.m["docs"])
        if self.parts: return self.part(0, read)
        return self.file("p", self.find("p", key), read) if self.bounds["p"] else Shard(b"\0\xff", "", 0)

    def has(self, key): return key in self.shard(key).at

    def near(self, key, most=3):
        if self.parts: return self.shard(key).words
        froms = self.bounds["f"]
        first = last = self.find("f", key)
        while last + 1 < min(len(froms), first + most) and froms[last + 1].startswith(key): last += 1
        return [w for i in range(first, last + 1) if froms for w in self.file("f", i, lambda d: leaf(d, self.letters, False))[0]]

    def back(self, key):  # the leaf of a key spelt backwards, and its filter
        if self.parts: return [], self.parts[3]
        if not self.bounds["r"]: return [], b""
        return self.file("r", self.find("r", key[::-1]), lambda d: leaf(d, self.letters, True))

    def general(self, key): return in_filter(self.back(key)[1], key[::-1])

    def row(self, doc):
        if str(doc) in self.m.get("ways", {}).get("r", {}): return self.m["ways"]["r"][str(doc)]
        if self.parts: return self.part(2, rows)[doc]
        size = self.m["blocks"][0]
        return self.file(f"m{size}-", doc // size, rows)[doc % size]


def say(folder):
    """What the files say, line by line: for comparing readers, and for people."""
    x = Index(folder)
    m, letters = {k: v for k, v in x.m.items() if k != "build"}, x.letters
    print("manifest", json.dumps(m, ensure_ascii=False, sort_keys=True))
    def shard(name, sh):
        for i, (w, p) in enumerate(sh.words):
            print(name, "key", w, f"{p:02x}", "lists", *sh.lists[i], *(["beside", sh.beside[i]] if sh.beside else []))
        for i, (r, ds) in enumerate(sh.postings): print(name, "list", i, "rarity", r, *(f"{d}:{v}" for d, v in ds.items()))
    def results(name, rs):
        for i, r in enumerate(rs): print(name, i, json.dumps(r, ensure_ascii=False))
    def facets(name, fs):
        for f, ds in fs: print(name, f, json.dumps(ds, ensure_ascii=False))
    if x.parts:
        shard("part0", x.shard("")); facets("part1", columns(x.parts[1], m["docs"])); results("part2", rows(x.parts[2])); print("part3", x.parts[3].hex())
    for path in sorted((x.folder / x.m["build"]).glob("*.bin")):
        data, name = zlib.decompress(path.read_bytes()), path.stem
        if name[0] == "p": shard(name, Shard(data, letters, m["docs"]))
        elif name[0] in "fr":
            words, bits = leaf(data, letters, name[0] == "r")
            print(name, *(f"{w}/{p:02x}" for w, p in words), bits.hex())
        elif name[0] in "bw": results(name, rows(data, 6))
        elif name[0] == "m": results(name, rows(data))
        elif name[0] == "c": facets(name, columns(data, m["docs"]))
    other = Index(folder, "elsewhere")  # for readers of other languages
    print("elsewhere", json.dumps({k: v for k, v in other.m.items() if k != "build"}, ensure_ascii=False, sort_keys=True))
    files = sorted((x.folder / x.m["build"]).glob("e*.bin"))
    for i, data in enumerate(other.parts or [zlib.decompress(f.read_bytes()) for f in files]):
        shard(f"e{i}", Shard(data, other.letters, m["docs"]))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    say(sys.argv[1])
