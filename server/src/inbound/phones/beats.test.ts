import type { Beat } from '../../kernel';
import { makeLog } from '../../infra/log/log';
import { makeBeats } from './beats';

const at = new Date('2026-03-02T02:00:00Z');
const beat = (device: string, vitals: Beat['vitals'] = {}, generation = 1): Beat => ({
  device,
  generation,
  at,
  vitals,
});
const collector = (fails: number) => {
  const stored: Beat[][] = [];
  let left = fails;
  const beats = makeBeats({
    everyMs: 3_600_000,
    log: makeLog('silent'),
    store: (batch) => {
      if (left-- > 0) return Promise.reject(new Error('no database'));
      stored.push([...batch]);
      return Promise.resolve();
    },
  });
  return { beats, stored };
};

test('beats of one phone become one, the later word wins, and phones go in the order of their ids', async () => {
  const { beats, stored } = collector(0);
  beats.add(beat('D-002', { battery: 50, charging: true }));
  beats.add(beat('D-001'));
  beats.add(beat('D-002', { battery: 51 }));
  await beats.stop();
  expect(stored).toEqual([[beat('D-001'), beat('D-002', { battery: 51, charging: true })]]);
});

test('500 phones go at a time', async () => {
  const { beats, stored } = collector(0);
  for (let i = 0; i < 1200; i++) beats.add(beat(`D-${String(i).padStart(4, '0')}`));
  await beats.stop();
  expect(stored.map((b) => b.length)).toEqual([500, 500, 200]);
});

test('what could not be stored is kept under what came since', async () => {
  const { beats, stored } = collector(1);
  beats.add(beat('D-001', { battery: 50, freeMb: 900 }));
  beats.add(beat('D-002', { battery: 9 }));
  await beats.finish('D-003');
  beats.add(beat('D-001', { battery: 49 }));
  beats.add(beat('D-002', { charging: true }, 2));
  await beats.stop();
  expect(stored).toEqual([
    [beat('D-001', { battery: 49, freeMb: 900 }), beat('D-002', { charging: true }, 2)],
  ]);
});

test('after its line has ended nothing of a phone is stored any more', async () => {
  const { beats, stored } = collector(1);
  beats.add(beat('D-001'));
  await beats.finish('D-001');
  await beats.stop();
  expect(stored).toEqual([]);
});
