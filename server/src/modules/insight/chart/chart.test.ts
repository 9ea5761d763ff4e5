import sharp from 'sharp';
import { checkChartFont } from './checkChartFont';
import { drawFunnel } from './funnelChart';
import { FONT } from './fonts';
import { svgToPng } from './renderPng';

const draw = async (text: string): Promise<Buffer> => {
  const png = await svgToPng(
    `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="48"><rect width="120" height="48" fill="#fff"/>
     <text x="6" y="36" font-family="${FONT}" font-size="36">${text}</text></svg>`,
  );
  return sharp(png).greyscale().raw().toBuffer();
};
const ink = (pixels: Buffer): number => pixels.filter((p) => p < 128).length;

test('the shipped font draws Chinese text on a server that has no font', async () => {
  await expect(checkChartFont()).resolves.toBeUndefined();
});

test('different characters give different ink, and none is the box of a missing one', async () => {
  const [report, funnel, boxes, blank] = await Promise.all(['日报', '漏斗', '\uf8ff\uf8ff', '  '].map(draw));
  expect(ink(blank as Buffer)).toBe(0);
  expect(ink(report as Buffer)).toBeGreaterThan(200);
  expect(ink(funnel as Buffer)).toBeGreaterThan(200);
  expect(report).not.toEqual(funnel);
  expect(report).not.toEqual(boxes);
});

test('the funnel picture has ink where its title stands, and another title is other ink', async () => {
  const step = { kind: 'passed', name: '通过', ofPrevious: 0.5, ofFirst: 0.5, dropped: 5, medianMinutes: 12 };
  const report = {
    id: 'acquisition',
    name: '获客漏斗',
    period: '本周',
    from: '2026-11-15T16:00:00.000Z',
    to: '2026-11-22T16:00:00.000Z',
    steps: [
      { ...step, name: '扫码', customers: 10, ofPrevious: null, ofFirst: null },
      { ...step, customers: 5 },
    ],
    conversion: 0.5,
    worstStep: '通过',
  };
  const titleOf = async (name: string): Promise<Buffer> =>
    sharp(await drawFunnel({ ...report, name }))
      .extract({ left: 40, top: 20, width: 240, height: 70 })
      .greyscale()
      .raw()
      .toBuffer();
  const [title, other] = await Promise.all([titleOf('获客漏斗'), titleOf('社群漏斗')]);
  expect(ink(title)).toBeGreaterThan(500);
  expect(title).not.toEqual(other);
});
