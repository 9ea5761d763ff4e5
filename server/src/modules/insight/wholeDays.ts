import type { Figures } from '@cunkebao/shared/insight';
import type { Ctx } from '../../kernel';
import type { Dimension } from './figureStore';
import { figuresBy } from './figuresBy';
import { figuresOf } from './figuresOf';
import type { Slice } from './slice';

/** A run of days whose figures can be read, of any slice. */
export interface Stretch {
  days: readonly string[];
  /** the moment a day is told up to; null: its days are whole */
  until: Date | null;
  figures(slice: Slice): Promise<Figures>;
  by(dimension: Dimension, slice: Slice): Promise<Map<string, Figures>>;
}

export const wholeDays = (ctx: Ctx, days: readonly string[]): Stretch => ({
  days,
  until: null,
  figures: (slice) => figuresOf(ctx, days, slice),
  by: (dimension, slice) => figuresBy(ctx, days, dimension, slice),
});
