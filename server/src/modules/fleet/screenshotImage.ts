import { Fault, type ImageSource } from '../../kernel';
import { pictureOf } from '../tasks';

/** The picture a phone has sent, by its action; nothing is drawn. */
export const screenshotImage: ImageSource<Buffer> = {
  name: 'device.screenshot',
  async load(ctx, actionId) {
    const picture = await pictureOf(ctx, actionId);
    if (!picture) throw new Fault('notFound', '截图已经过期', { facts: { action: actionId } });
    return picture;
  },
  draw: (picture) => Promise.resolve(picture),
};
