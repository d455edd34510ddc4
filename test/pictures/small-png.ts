import { crc32, deflateSync, inflateSync } from 'node:zlib';

type Pixels = { readonly width: number; readonly height: number; readonly rgb: Buffer };

/** The same picture with a palette of at most 256 colors: a third of the bytes. A page has few colors. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, rgb } = readPng(png);
  const { palette, indices } = toPalette(rgb);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) indices.copy(rows, y * (width + 1) + 1, y * width, (y + 1) * width);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const parts = [
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([png.subarray(0, 8), ...parts]);
}

/** The most frequent colors as they are; of the others, the edges of letters, the nearest one. */
function toPalette(rgb: Buffer): { palette: Buffer; indices: Buffer } {
  const counts = new Map<number, number>();
  const pixels = Array.from({ length: rgb.length / 3 }, (_, at) => rgb.readUIntBE(at * 3, 3));
  for (const color of pixels) counts.set(color, (counts.get(color) ?? 0) + 1);
  const frequent = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, 256);
  const colors = frequent.map(([color]) => color);
  const index = new Map([...counts.keys()].map((color) => [color, nearest(color, colors)]));
  return {
    palette: Buffer.from(colors.flatMap(channels)),
    indices: Buffer.from(pixels.map((color) => index.get(color) ?? 0)),
  };
}

const channels = (color: number): [number, number, number] => [color >> 16, (color >> 8) & 255, color & 255];

function nearest(color: number, colors: readonly number[]): number {
  const [red, green, blue] = channels(color);
  const distances = colors.map((other) => {
    const [r, g, b] = channels(other);
    return (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
  });
  return distances.indexOf(Math.min(...distances));
}

function chunk(type: string, data: Buffer): Buffer {
  const out = Buffer.alloc(data.length + 12);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, 'latin1');
  data.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, data.length + 8)), data.length + 8);
  return out;
}

/** Reads what Chromium writes: 8 bits a channel, not interlaced, with or without transparency. */
function readPng(png: Buffer): Pixels {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = png[25] === 6 ? 4 : 3;
  const raw = unfilter(inflateSync(Buffer.concat([...dataChunks(png)])), width * channels, channels);
  const rgb = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at += 1) raw.copy(rgb, at * 3, at * channels, at * channels + 3);
  return { width, height, rgb };
}

function* dataChunks(png: Buffer): Generator<Buffer> {
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      yield png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
}

/** Each row tells how its bytes are foretold: by the one to the left, above, or both (PNG 1.2, chapter 6). */
function unfilter(data: Buffer, stride: number, step: number): Buffer {
  const rows = data.length / (stride + 1);
  const out = Buffer.alloc(stride * rows);
  for (let y = 0; y < rows; y += 1) {
    const filter = data[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < step ? 0 : (out[at - step] ?? 0);
      const up = y === 0 ? 0 : (out[at - stride] ?? 0);
      const corner = x < step || y === 0 ? 0 : (out[at - stride - step] ?? 0);
      out[at] = (data[at + y + 1] ?? 0) + foretold(filter, left, up, corner);
    }
  }
  return out;
}

function foretold(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  return filter === 4 ? paeth(left, up, corner) : 0;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [byLeft, byUp, byCorner] = [left, up, corner].map((one) => Math.abs(guess - one)) as [
    number,
    number,
    number,
  ];
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}
