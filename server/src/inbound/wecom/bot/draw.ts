import { imageSource, type Log, type Transact } from '../../../kernel';

/** The pictures of an answer, as far as they can be drawn; the log tells of those that cannot. */
export async function drawAll(
  { transact, log }: { transact: Transact; log: Log },
  pictures: readonly { report: string; key: string }[],
): Promise<Buffer[]> {
  const drawn: Buffer[] = [];
  for (const { report, key } of pictures)
    try {
      const source = imageSource(report);
      if (!source) throw new Error(`nothing draws ${report}`);
      const figures: unknown = await transact((ctx) => source.load(ctx, key));
      drawn.push(await source.draw(figures));
    } catch (error) {
      log.error({ area: 'wecom', report, error: String(error) }, 'picture of the bot given up');
    }
  return drawn;
}
