import type { Ctx } from './ctx';

/**
 * A picture an area can draw for the chat (`Reply.image.report` names it). Two steps, because drawing takes time and
 * must not hold a transaction: `load` reads the figures, `draw` makes the PNG from them alone.
 */
export interface ImageSource<F = unknown> {
  name: string;
  load(ctx: Ctx, key: string): Promise<F>;
  draw(figures: F): Promise<Buffer>;
  /** the same in the shape of a card's head, 1.3 to 2.25 times as wide as high (wecom-api.md §4.2) */
  drawCard?(figures: F): Promise<Buffer>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- sources of different figures in one list
export type AnyImageSource = ImageSource<any>;

let sources: ReadonlyMap<string, AnyImageSource> = new Map();

/** Called once when the product is put together. */
export function registerImages(all: readonly AnyImageSource[]): void {
  sources = new Map(all.map((s) => [s.name, s]));
}

export const imageSource = (name: string): AnyImageSource | undefined => sources.get(name);
