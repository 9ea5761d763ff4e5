// Draws the tab icons (SVG → PNG 81×81, normal and selected) into src/assets/tab. Run after changing a shape:
// node tools/icons.mjs
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const folder = fileURLToPath(new URL('../src/assets/tab/', import.meta.url));
const NORMAL = '#7a869a';
const SELECTED = '#2459e6';

/** On a 27-unit grid, so that a stroke of 2 is a crisp 6 pixels. `fill` is the soft inside of the selected icon. */
const shapes = {
  devices: (stroke, fill) => `
    <rect x="7" y="3" width="13" height="21" rx="3" fill="${fill}" stroke="${stroke}"/>
    <path d="M12 20.2h3" stroke="${stroke}"/>`,
  tags: (stroke, fill) => `
    <path d="M4 5.6A1.6 1.6 0 0 1 5.600 4h7.200a2.400 2.400 0 0 1 1.700.7l8 8a2.400 2.400 0 0 1 0 3.400l-6.600 6.600a2.400 2.400 0 0 1-3.400 0l-8-8A2.400 2.400 0 0 1 4 13z" fill="${fill}" stroke="${stroke}"/>
    <circle cx="9.300" cy="9.300" r="1.500" fill="${stroke}" stroke="none"/>`,
  funnel: (stroke, fill) => `
    <path d="M4.200 5h18.600a.9.9 0 0 1 .7 1.500L16.500 14.600v7.100a1 1 0 0 1-1.500.9l-3.500-2a1 1 0 0 1-.5-.9v-5.100L3.500 6.500A.9.9 0 0 1 4.200 5z" fill="${fill}" stroke="${stroke}"/>`,
  me: (stroke, fill) => `
    <circle cx="13.500" cy="9" r="5" fill="${fill}" stroke="${stroke}"/>
    <path d="M4 23.500c1-4.700 4.800-7 9.500-7s8.500 2.300 9.500 7z" fill="${fill}" stroke="${stroke}"/>`,
};

const svg = (body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="81" height="81" viewBox="0 0 27 27" fill="none"
    stroke-width="2" stroke-linejoin="round" stroke-linecap="round">${body}</svg>`;

await mkdir(folder, { recursive: true });
for (const [name, draw] of Object.entries(shapes)) {
  const pictures = { [name]: svg(draw(NORMAL, 'none')), [`${name}-on`]: svg(draw(SELECTED, '#d9e4ff')) };
  for (const [file, source] of Object.entries(pictures)) {
    await sharp(Buffer.from(source))
      .png({ compressionLevel: 9, palette: true, effort: 10, colours: 10, dither: 0 })
      .toFile(`${folder}${file}.png`);
  }
}
