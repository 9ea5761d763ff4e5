import { lostDeadlines, type LostBy } from './lostDeadlines';

const now = new Date('2026-03-02T02:00:00Z');

test.each<[LostBy, number, number]>([
  ['closed', 0, 90],
  ['silent', 0, 15],
  ['gatewayGone', 0, 90],
  ['serverUpdate', 75, 90],
])('a phone lost by %s is stale after %d s and offline after %d s', (by, stale, offline) => {
  expect(lostDeadlines(by, now)).toEqual({
    staleAt: new Date(now.getTime() + stale * 1000),
    offlineAt: new Date(now.getTime() + offline * 1000),
  });
});
