import { openWecomApi, type WecomApi } from '../../testing/wecomApi';
import {
  addContactWay,
  closeTempChat,
  deleteContactWay,
  getContactWay,
  listContactWays,
  sendWelcome,
  updateContactWay,
} from './contactWays';
import {
  addInterceptRule,
  deleteInterceptRule,
  getInterceptRule,
  listInterceptRules,
  updateInterceptRule,
} from './interceptWords';
import { agentTicket, corpTicket, signPage } from './jsSdk';

let api: WecomApi;
beforeAll(async () => {
  api = await openWecomApi('ways');
});
afterAll(() => api.close());

test('a contact way is made, read, changed and taken away', async () => {
  const { config_id, qr_code } = await addContactWay(api.call, {
    type: 1,
    scene: 2,
    user: ['linlan'],
    state: 'expo',
  });
  expect(qr_code).toMatch(/^https:/);
  await updateContactWay(api.call, config_id, { state: 'fair', remark: '展会' });
  expect(await getContactWay(api.call, config_id)).toMatchObject({
    state: 'fair',
    remark: '展会',
    user: ['linlan'],
  });
  await deleteContactWay(api.call, config_id);
  await expect(getContactWay(api.call, config_id)).rejects.toMatchObject({ errcode: 41044 });
});

test('all ways are listed, beyond one page', async () => {
  const made: string[] = [];
  for (let n = 0; n < 1003; n++)
    made.push((await addContactWay(api.call, { type: 1, scene: 2, user: ['sunyue'] })).config_id);
  expect((await listContactWays(api.call)).sort()).toEqual(made.sort());
});

test('a temporary chat is closed, and nobody else’s', async () => {
  await closeTempChat(api.call, 'linlan', 'wmAnybody');
  await expect(closeTempChat(api.call, 'ghost', 'wmAnybody')).rejects.toMatchObject({ errcode: 40003 });
});

test('a welcome goes out once', async () => {
  const { external_userid } = await api.hand<{ external_userid: string }>('customers', {
    do: 'add',
    userid: 'linlan',
  });
  const code = await codeOf(external_userid);
  await sendWelcome(api.call, code, { text: { content: '你好' } });
  const chat = await api.look<{ text: string }[]>(`chats/customer:${external_userid}:linlan`);
  expect(chat.map((m) => m.text)).toEqual(['你好']);
  await expect(sendWelcome(api.call, code, { text: { content: '你好' } })).rejects.toMatchObject({
    errcode: 41050,
    action: 'giveUp',
  });
});

/** The event that brought it, as the sandbox tried to deliver it. */
async function codeOf(externalUserid: string): Promise<string> {
  const pattern = new RegExp(`${externalUserid}[\\s\\S]*?(WC[0-9A-Za-z_-]{42})`);
  for (const until = Date.now() + 20_000; Date.now() < until; await new Promise((r) => setTimeout(r, 50))) {
    const found = pattern.exec(JSON.stringify(await api.look('traffic?kind=callback')))?.[1];
    if (found) return found;
  }
  throw new Error('no welcome code came');
}

test('a rule of words is made, read, changed and taken away', async () => {
  const id = await addInterceptRule(api.call, {
    rule_name: '竞品',
    word_list: ['别家', '对手'],
    intercept_type: 1,
    semantics_list: [1],
    applicable_range: { user_list: ['linlan'] },
  });
  await updateInterceptRule(api.call, id, {
    word_list: ['别家'],
    add_applicable_range: { department_list: [2] },
  });
  expect(await getInterceptRule(api.call, id)).toMatchObject({
    rule_name: '竞品',
    word_list: ['别家'],
    applicable_range: { user_list: ['linlan'], department_list: [2] },
  });
  expect((await listInterceptRules(api.call)).map((r) => r.rule_name)).toEqual(['竞品']);
  await deleteInterceptRule(api.call, id);
  expect(await listInterceptRules(api.call)).toEqual([]);
});

test('both tickets come, and a page is signed as the documentation’s example', async () => {
  expect(await corpTicket(api.call)).toMatchObject({ ticket: expect.any(String) as string });
  expect((await agentTicket(api.call)).expires_in).toBeGreaterThan(0);
  const signature = signPage({
    ticket: 'sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg',
    nonce: 'Wm3WZYTPz0wzccnW',
    timestamp: 1414587457,
    url: 'http://mp.weixin.qq.com?params=value#top',
  });
  expect(signature).toBe('0f9de62fce790f9a083d5c99e95740ceb90c27ed');
});
