import { crc32, deflateSync } from 'node:zlib';
import type { SimPhone } from './phone';

const WIDTH = 180;
const HEIGHT = 390;
const ROW = 42;
const BAR = 16;
const HEAD = 30;

/** colours of the palette, in this order */
const INK = { paper: 0, bar: 1, dark: 2, line: 3, text: 4, green: 5, red: 6, faces: 7 } as const;
const PALETTE = [
  [255, 255, 255],
  [237, 237, 237],
  [60, 60, 60],
  [226, 226, 226],
  [178, 178, 178],
  [7, 193, 96],
  [250, 81, 81],
  [255, 190, 92],
  [99, 158, 255],
  [154, 123, 255],
  [88, 190, 170],
  [240, 130, 160],
];
const FACES = PALETTE.length - INK.faces;

/** What a look at this phone shows: a list of chats, its battery above. Small enough for one frame. */
export function screenOf(
  phone: Pick<SimPhone, 'battery' | 'charging'>,
  random: () => number,
): { image: string; width: number; height: number } {
  const pixels = Buffer.alloc(WIDTH * HEIGHT, INK.paper);
  const fill = (x: number, y: number, w: number, h: number, colour: number): void => {
    for (let row = y; row < Math.min(y + h, HEIGHT); row++)
      pixels.fill(colour, row * WIDTH + x, row * WIDTH + Math.min(x + w, WIDTH));
  };
  fill(0, 0, WIDTH, BAR + HEAD, INK.bar);
  fill(8, 5, 22, 6, INK.dark);
  fill(WIDTH - 34, 4, 26, 9, INK.dark);
  fill(WIDTH - 33, 5, 24, 7, INK.paper);
  fill(
    WIDTH - 33,
    5,
    Math.round(phone.battery * 0.24),
    7,
    phone.charging || phone.battery >= 20 ? INK.green : INK.red,
  );
  fill(WIDTH / 2 - 20, BAR + 11, 40, 8, INK.dark);
  for (let y = BAR + HEAD; y < HEIGHT - HEAD; y += ROW) {
    fill(8, y + 7, 28, 28, INK.faces + Math.floor(random() * FACES));
    fill(44, y + 10, 30 + Math.floor(random() * 40), 7, INK.dark);
    fill(44, y + 24, 50 + Math.floor(random() * 70), 6, INK.text);
    if (random() < 0.3) fill(31, y + 4, 8, 8, INK.red);
    fill(44, y + ROW - 1, WIDTH - 44, 1, INK.line);
  }
  fill(0, HEIGHT - HEAD, WIDTH, HEAD, INK.bar);
  for (let tab = 0; tab < 4; tab++)
    fill(16 + tab * 45, HEIGHT - HEAD + 8, 14, 14, tab === 0 ? INK.green : INK.text);
  return { image: png(pixels).toString('base64'), width: WIDTH, height: HEIGHT };
}

/** One byte a pixel, its colour in the palette. */
function png(pixels: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const lines = Buffer.alloc((WIDTH + 1) * HEIGHT);
  for (let y = 0; y < HEIGHT; y++) pixels.copy(lines, y * (WIDTH + 1) + 1, y * WIDTH, (y + 1) * WIDTH);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(PALETTE.flat())),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, sum]);
}
