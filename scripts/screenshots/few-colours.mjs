// A screenshot of text and tables has few colours: as a PNG with a palette it is a third of the size, and looks the same.
import { deflateSync } from 'node:zlib';

const MOST = 256;

/**
 * page  any page of the browser that took the picture: it decodes it
 * png   as the browser wrote it
 */
export async function fewColours(page, png) {
  const { width, height, pixels } = await decode(page, png);
  const palette = paletteOf(pixels);
  const near = new Map();
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = pixels.readUIntBE((y * width + x) * 3, 3);
      let index = near.get(colour);
      if (index === undefined) near.set(colour, (index = nearest(palette, colour)));
      rows[y * (width + 1) + 1 + x] = index;
    }
  }
  return encode({ width, height, palette, rows });
}

/** Of a page's own context: its policy lets nobody load a data: image by fetch, but canvases are its own. */
async function decode(page, png) {
  const decoder = await page.context().newPage();
  try {
    const { width, height, base64 } = await decoder.evaluate(async (source) => {
      const image = new Image();
      image.src = `data:image/png;base64,${source}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      const bytes = new Uint8Array((data.length / 4) * 3);
      for (let from = 0, to = 0; from < data.length; from += 4) {
        bytes[to++] = data[from];
        bytes[to++] = data[from + 1];
        bytes[to++] = data[from + 2];
      }
      let text = '';
      for (let start = 0; start < bytes.length; start += 32_768) text += String.fromCharCode(...bytes.subarray(start, start + 32_768));
      return { width: image.width, height: image.height, base64: btoa(text) };
    }, png.toString('base64'));
    return { width, height, pixels: Buffer.from(base64, 'base64') };
  } finally {
    await decoder.close();
  }
}

/** The commonest colours, and of the rarer ones (edges of letters) those that are far from all chosen so far. */
function paletteOf(pixels) {
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += 3) {
    const colour = pixels.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const byCount = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  const palette = byCount.slice(0, 64);
  for (const apart of [900, 300, 80, 12]) {
    for (const colour of byCount) {
      if (palette.length >= MOST) return palette;
      if (distance(palette[nearest(palette, colour)], colour) > apart) palette.push(colour);
    }
  }
  return palette;
}

function nearest(palette, colour) {
  let [best, least] = [0, Infinity];
  for (const [index, each] of palette.entries()) {
    const apart = distance(each, colour);
    if (apart < least) [best, least] = [index, apart];
    if (apart === 0) break;
  }
  return best;
}

function distance(a, b) {
  const [r, g, u] = [(a >> 16) - (b >> 16), ((a >> 8) & 255) - ((b >> 8) & 255), (a & 255) - (b & 255)];
  return r * r * 3 + g * g * 6 + u * u;
}

function encode({ width, height, palette, rows }) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.alloc(palette.length * 3);
  for (const [index, colour] of palette.entries()) colours.writeUIntBE(colour, index * 3, 3);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name, content) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const framed = Buffer.alloc(8 + body.length);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), 4 + body.length);
  return framed;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest >>> 0;
});

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 255] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
