import { MAX_PICTURE_BASE64, type Outcome } from '@cunkebao/shared/fleet';
import { takePicture } from './takePicture';

const png = (bytes: number): string =>
  Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(bytes)]).toString('base64');
const shot = (image: unknown): Outcome => ({ state: 'done', evidence: { image, width: 180, height: 390 } });

test('the picture leaves the result, its size stays', () => {
  const { outcome, picture } = takePicture('screenshot', shot(png(100)));
  expect(outcome).toEqual({ state: 'done', evidence: { width: 180, height: 390 } });
  expect(picture).toHaveLength(104);
});

test.each([
  ['nothing', undefined],
  ['something that is no picture', Buffer.alloc(100).toString('base64')],
  ['more than fits a frame', png(MAX_PICTURE_BASE64)],
  ['something that is not base64', '<svg onload=alert(1)>'],
])('a screenshot with %s failed and keeps no bytes', (_, image) => {
  const { outcome, picture } = takePicture('screenshot', shot(image));
  expect(outcome).toEqual({ state: 'failed', code: 'UNKNOWN', afterEffect: false, detail: 'no picture' });
  expect(picture).toBeNull();
});

test('other results stay as they are', () => {
  expect(takePicture('restart', { state: 'done', evidence: { boots: 2 } })).toEqual({
    outcome: { state: 'done', evidence: { boots: 2 } },
    picture: null,
  });
});
