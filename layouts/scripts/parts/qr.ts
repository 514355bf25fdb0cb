// A QR code of a short text (ISO/IEC 18004:2015): bytes, versions 1 to 10, error correction
// level M, which stands a crumpled corner. Longer texts have none.

// Of each version at level M: all codewords, those of correction in a block, blocks, and
// where alignment patterns stand (tables 1, 9 and E.1).
const versions: [all: number, correction: number, blocks: number, align: number[]][] = [
  [26, 10, 1, []], [44, 16, 1, [6, 18]], [70, 26, 1, [6, 22]], [100, 18, 2, [6, 26]], [134, 24, 2, [6, 30]],
  [172, 16, 4, [6, 34]], [196, 18, 4, [6, 22, 38]], [242, 22, 4, [6, 24, 42]], [292, 22, 5, [6, 26, 46]], [346, 26, 5, [6, 28, 50]],
];

/** The modules of the code, row by row, without the quiet zone; undefined for a text that is too long. */
export function qr(text: string): boolean[][] | undefined {
  const bytes = [...new TextEncoder().encode(text)];
  const bits = (version: number) => (version < 10 ? 8 : 16); // of the length (table 3)
  const version = 1 + versions.findIndex(([all, correction, blocks], i) =>
    4 + bits(i + 1) + 8 * bytes.length <= 8 * (all - correction * blocks));
  return version ? draw(version, codewords(version, bytes, bits(version))) : undefined;
}

// codewords are the data and their correction, in the order in which they are drawn (7.4, 7.6).
function codewords(version: number, bytes: number[], lengthBits: number): number[] {
  const [all, correction, blocks] = versions[version - 1];
  const room = all - correction * blocks;
  const bits: number[] = [];
  const put = (value: number, n: number) => { while (n--) bits.push((value >> n) & 1); };
  put(4, 4); // bytes
  put(bytes.length, lengthBits);
  bytes.forEach((b) => put(b, 8));
  put(0, Math.min(4, 8 * room - bits.length));
  put(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < 8 * room; pad ^= 0xec ^ 0x11) put(pad, 8);
  const data = Array.from({ length: room }, (_, i) => bits.slice(8 * i, 8 * i + 8).reduce((a, b) => 2 * a + b, 0));

  const short = Math.floor(room / blocks), long = room % blocks; // the last blocks have one more
  const parts: number[][] = [], checks: number[][] = [];
  for (let i = 0, at = 0; i < blocks; i++) {
    const size = short + (i >= blocks - long ? 1 : 0);
    parts.push(data.slice(at, at += size));
    checks.push(remainder(parts[i], correction));
  }
  const across = (rows: number[][], n: number) => Array.from({ length: n }, (_, i) => rows.flatMap((r) => (i < r.length ? [r[i]] : []))).flat();
  return [...across(parts, short + 1), ...across(checks, correction)];
}

// multiply is the product in the field of 256 elements with 0x11D.
function multiply(a: number, b: number): number {
  let out = 0;
  for (; b; b >>= 1) {
    if (b & 1) out ^= a;
    a = (a << 1) ^ (a & 0x80 ? 0x11d : 0);
  }
  return out;
}

// remainder is the Reed-Solomon correction of a block.
function remainder(block: number[], n: number): number[] {
  const divisor = [...Array(n - 1).fill(0), 1];
  for (let i = 0, root = 1; i < n; i++, root = multiply(root, 2)) {
    for (let j = 0; j < n; j++) divisor[j] = multiply(divisor[j], root) ^ (divisor[j + 1] ?? 0);
  }
  const out: number[] = Array(n).fill(0);
  for (const b of block) {
    const factor = b ^ out.shift()!;
    out.push(0);
    divisor.forEach((d, i) => { out[i] ^= multiply(d, factor); });
  }
  return out;
}

// checked adds the remainder of a division to some bits (BCH; 7.9 and 7.10).
function checked(value: number, bits: number, divisor: number): number {
  let rest = value << bits;
  for (let i = 31; i >= bits; i--) if ((rest >>> i) & 1) rest ^= divisor << (i - bits);
  return (value << bits) | rest;
}

const masks: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0, (_, y) => y % 2 === 0, (x) => x % 3 === 0, (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0, (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0, (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

function draw(version: number, words: number[]): boolean[][] {
  const size = 17 + 4 * version, align = versions[version - 1][3];
  const square = () => Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  const dark = square(), fixed = square();
  const set = (x: number, y: number, is: boolean) => {
    if (x < 0 || y < 0 || x >= size || y >= size) return;
    dark[y][x] = is;
    fixed[y][x] = true;
  };
  const ring = (cx: number, cy: number, r: number, is: (distance: number) => boolean) => {
    for (let dy = -r; dy <= r; dy++) for (let dx = -r; dx <= r; dx++) set(cx + dx, cy + dy, is(Math.max(Math.abs(dx), Math.abs(dy))));
  };
  for (let i = 0; i < size; i++) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
  for (const x of align) {
    for (const y of align) {
      const corner = (x === 6 && (y === 6 || y === size - 7)) || (y === 6 && x === size - 7);
      if (!corner) ring(x, y, 2, (d) => d !== 1);
    }
  }
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) ring(x, y, 4, (d) => d !== 2 && d !== 4);
  if (version >= 7) {
    const info = checked(version, 12, 0x1f25);
    for (let i = 0; i < 18; i++) {
      const a = size - 11 + (i % 3), b = Math.floor(i / 3);
      set(a, b, !!((info >> i) & 1));
      set(b, a, !!((info >> i) & 1));
    }
  }
  const format = (mask: number) => { // level M is 00
    const info = checked(mask, 10, 0x537) ^ 0x5412;
    const bit = (i: number) => !!((info >> i) & 1);
    for (let i = 0; i < 15; i++) {
      set(8, i < 6 ? i : i < 8 ? i + 1 : size - 15 + i, bit(i));
      set(i < 8 ? size - 1 - i : i === 8 ? 7 : 14 - i, 8, bit(i));
    }
    set(8, size - 8, true);
  };
  format(0); // takes the places
  let at = 0;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let i = 0; i < size; i++) {
      const up = ((right + 1) & 2) === 0;
      const y = up ? size - 1 - i : i;
      for (const x of [right, right - 1]) {
        if (fixed[y][x]) continue;
        dark[y][x] = !!(((words[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
        at++;
      }
    }
  }
  const turn = (mask: number) => {
    for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if (!fixed[y][x] && masks[mask](x, y)) dark[y][x] = !dark[y][x];
  };
  let best = 0, least = Infinity;
  masks.forEach((_, mask) => {
    format(mask);
    turn(mask);
    const cost = penalty(dark);
    if (cost < least) [best, least] = [mask, cost];
    turn(mask); // back
  });
  format(best);
  turn(best);
  return dark;
}

// penalty says how hard a code is to read (7.8.3): long runs, squares, what looks like a
// finder pattern, and too much of one colour.
function penalty(dark: boolean[][]): number {
  const size = dark.length;
  const columns = dark.map((_, x) => dark.map((row) => row[x]));
  let cost = 0;
  for (const line of [...dark, ...columns]) {
    const text = line.map((is) => (is ? "1" : "0")).join("");
    for (const run of text.match(/0+|1+/g)!) if (run.length >= 5) cost += run.length - 2;
    cost += 40 * [...text.matchAll(/(?=00001011101|10111010000)/g)].length;
  }
  for (let y = 1; y < size; y++) {
    for (let x = 1; x < size; x++) {
      const is = dark[y][x];
      if (is === dark[y][x - 1] && is === dark[y - 1][x] && is === dark[y - 1][x - 1]) cost += 3;
    }
  }
  const share = dark.flat().filter((is) => is).length / (size * size);
  return cost + 10 * Math.floor(Math.abs(share - 0.5) * 20);
}
