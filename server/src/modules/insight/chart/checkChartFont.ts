import sharp from 'sharp';
import { FONT } from './fonts';
import { svgToPng } from './renderPng';

/** No font has this character: what comes out is the box that stands for a missing one. */
const MISSING = '\uf8ff';

/**
 * Throws when Chinese text would come out blank or as boxes. Called when the server starts: a report nobody can read
 * must stop an installation, not surprise it at six in the evening.
 */
export async function checkChartFont(): Promise<void> {
  const [blank, box, zhong, guo] = await Promise.all([' ', MISSING, '中', '国'].map(pixelsOf));
  if (!blank || !box || !zhong || !guo) throw new Error('chart font check drew nothing');
  if (ink(zhong) < 50 || ink(guo) < 50) throw new Error('chart font check: Chinese text comes out blank');
  if (zhong.equals(box) || zhong.equals(guo))
    throw new Error('chart font check: Chinese text comes out as boxes');
}

/** The grey values of one character drawn large. */
async function pixelsOf(character: string): Promise<Buffer> {
  const png = await svgToPng(
    `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48"><rect width="48" height="48" fill="#fff"/>
     <text x="6" y="36" font-family="${FONT}" font-size="36" fill="#000">${character}</text></svg>`,
  );
  return sharp(png).greyscale().raw().toBuffer();
}

const ink = (pixels: Buffer): number => pixels.filter((p) => p < 128).length;
