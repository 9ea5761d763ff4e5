import * as echarts from 'echarts';
import sharp from 'sharp';
import { FONT, useShippedFont } from './fonts';

export type ChartOption = echarts.EChartsCoreOption;

export interface Size {
  width: number;
  height: number;
}

/** Twice the pixels: pictures are read on phones. */
const SCALE = 2;

/** Draws one chart without a browser. Pure computation; the same option gives the same picture. */
export async function renderPng(option: ChartOption, size: Size): Promise<Buffer> {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: FONT },
      backgroundColor: '#ffffff',
      ...option,
    });
    return await svgToPng(chart.renderToSVGString(), SCALE);
  } finally {
    chart.dispose();
  }
}

/** Draws an SVG; its text is drawn in the shipped font. */
export async function svgToPng(svg: string, scale = 1): Promise<Buffer> {
  await useShippedFont();
  return sharp(Buffer.from(svg), { density: 72 * scale })
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}
