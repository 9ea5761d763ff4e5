import { makeLog } from '../../infra/log/log';
import type { Enqueued } from '../../infra/mysql/transact';
import { modules } from '../../modules';
import { until } from '../../testing/until';
import { wakeElsewhere } from './wakeElsewhere';

const chat = modules.find((m) => m.chat)?.chat;
if (!chat) throw new Error('no module answers the chat');
let added: string[][] = [];
const queues = {
  add: (all: readonly Enqueued[]): Promise<void> => {
    added.push(...all.map((e) => (e.data as { userids: string[] }).userids));
    return Promise.resolve();
  },
};
const open = () => wakeElsewhere({ queues, log: makeLog('silent') }, chat);
beforeEach(() => {
  added = [];
});

test('somebody alone is woken at once, those who follow within a moment share a job, each once', async () => {
  const { wake, stop } = open();
  wake('lin');
  expect(await until(() => Promise.resolve(added.length === 1 || null))).toBe(true);
  for (const userid of ['zhao', 'sun', 'zhao']) wake(userid);
  expect(await until(() => Promise.resolve(added.length === 2 || null))).toBe(true);
  expect(added).toEqual([['lin'], ['zhao', 'sun']]);
  await stop();
});

test('more people than a transaction takes are woken by several jobs', async () => {
  const { wake, stop } = open();
  for (let i = 0; i < chat.mostAtOnce * 2 + 1; i++) wake(`u${i}`);
  await stop();
  expect(added.map((userids) => userids.length)).toEqual([chat.mostAtOnce, chat.mostAtOnce, 1]);
});

test('a process that stops leaves nobody behind, also who writes while it stops', async () => {
  const { wake, stop } = open();
  wake('lin');
  await stop();
  expect(added).toEqual([['lin']]);
  wake('zhao');
  expect(added).toEqual([['lin'], ['zhao']]);
});
