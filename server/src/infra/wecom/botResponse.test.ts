import { until } from '../../testing/until';
import { openWecomApi, type WecomApi } from '../../testing/wecomApi';
import { wecomClient, type WecomClient } from '../../testing/wecomClient';
import { respondByCode } from './botResponse';

let api: WecomApi;
let client: WecomClient;
beforeEach(async () => {
  api = await openWecomApi('botcode');
  client = wecomClient(api);
});
afterEach(async () => {
  await client.close();
  await api.close();
});

/** The code of a message, as WeCom wrote it into the callback. */
async function codeOf(text: string): Promise<string> {
  await api.hand('aibot/say', { from: 'linlan', text });
  const found = await until(async () => {
    const traffic = JSON.stringify(await api.look<unknown>('traffic?kind=bot'));
    return /response_code=([\w-]+)/.exec(traffic)?.[1] ?? null;
  }, 30);
  return found ?? '';
}

test('one answer more by the code of a message, words or a card', async () => {
  const code = await codeOf('一');
  await respondByCode(client.call, code, { kind: 'words', text: '**好**' });
  await expect(respondByCode(client.call, code, { kind: 'words', text: 'x' })).rejects.toMatchObject({
    errcode: 60140,
    action: 'giveUp',
  });
  expect(client.logged()).not.toContain(code);
});
