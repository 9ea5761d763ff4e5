export interface LinePoint {
  /** a short mark under the axis; ASCII only, see svgUri */
  mark: string;
  value: number;
}

const PAD = { left: 34, right: 14, top: 14, bottom: 24 };
const LINE = '#2459e6';
const GRID = '#e8ecf2';
const TEXT = '#8791a3';
const MARKS = 5;

/**
 * A line with a soft area under it, as SVG that WeChat's image also draws: fixed pixels, no <style>, no percentages
 * (taro.md §7).
 */
export function lineSvg(points: readonly LinePoint[], width: number, height: number): string {
  const top = roundTop(Math.max(1, ...points.map((point) => point.value)));
  const inner = { width: width - PAD.left - PAD.right, height: height - PAD.top - PAD.bottom };
  const x = (at: number) => round(PAD.left + (at * inner.width) / Math.max(1, points.length - 1));
  const y = (value: number) => round(PAD.top + (1 - value / top) * inner.height);
  const path = points.map((point, at) => `${at === 0 ? 'M' : 'L'}${x(at)} ${y(point.value)}`).join('');
  const last = points.length - 1;
  const end = points[last];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" `,
    `viewBox="0 0 ${String(width)} ${String(height)}" font-family="sans-serif" font-size="10" fill="${TEXT}">`,
    grid(top, width, y),
    marks(points, height, x),
    end ? `<path d="${path}L${x(last)} ${y(0)}L${x(0)} ${y(0)}Z" fill="${LINE}" fill-opacity="0.09"/>` : '',
    `<path d="${path}" fill="none" stroke="${LINE}" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"/>`,
    end
      ? `<circle cx="${x(last)}" cy="${y(end.value)}" r="4" fill="#fff" stroke="${LINE}" stroke-width="2"/>`
      : '',
    '</svg>',
  ].join('');
}

function grid(top: number, width: number, y: (value: number) => string): string {
  return [0, 0.5, 1]
    .map((share) => {
      const value = top * share;
      const line = `<line x1="${String(PAD.left)}" y1="${y(value)}" x2="${String(width - PAD.right)}" y2="${y(value)}" stroke="${GRID}"/>`;
      const label = `<text x="${String(PAD.left - 8)}" y="${String(Number(y(value)) + 3.5)}" text-anchor="end">${String(value)}</text>`;
      return line + label;
    })
    .join('');
}

/** A handful of marks, the newest point always among them. */
function marks(points: readonly LinePoint[], height: number, x: (at: number) => string): string {
  const step = Math.max(1, Math.ceil(points.length / MARKS));
  return points
    .map((point, at) =>
      (points.length - 1 - at) % step === 0
        ? `<text x="${x(at)}" y="${String(height - 6)}" text-anchor="middle">${point.mark}</text>`
        : '',
    )
    .join('');
}

/** The next even 1, 2 or 5 × 10ⁿ multiple, so that the half of it is a whole number too. */
export function roundTop(value: number): number {
  const step = [2, 4, 10, 20, 40, 100, 200, 400, 1000, 2000, 4000, 10_000, 20_000, 40_000, 100_000].find(
    (candidate) => value <= candidate * 5,
  );
  return step ? Math.ceil(value / step) * step : Math.ceil(value / 200_000) * 200_000;
}

const round = (n: number): string => String(Math.round(n * 10) / 10);
