import { startSandbox, type Sandbox } from '../../startSandbox';
import { apiClient, type ApiClient } from '../../testing/apiClient';
import { AGENT, testOptions } from '../../testing/settings';

let sandbox: Sandbox;
let api: ApiClient;

beforeEach(async () => {
  sandbox = await startSandbox(testOptions('http://127.0.0.1:9'));
  api = await apiClient(sandbox.url);
});
afterEach(() => sandbox.stop());

const card = (taskId: string) => ({
  card_type: 'button_interaction',
  task_id: taskId,
  main_title: { title: '重启 D-012？', desc: '约 40 秒' },
  horizontal_content_list: [{ keyname: '设备', value: 'D-012' }],
  button_list: [
    { text: '确认', style: 1, key: 'confirm' },
    { text: '取消', style: 2, key: 'cancel' },
  ],
});
const update = (response_code: unknown, more: object) =>
  api.post('message/update_template_card', { agentid: AGENT, response_code, ...more });

test('a card stands in the chat with every word a person would read', async () => {
  const answer = await api.send('linlan', 'template_card', card('t1'));
  expect(answer).toMatchObject({ errcode: 0, response_code: expect.any(String) as string });
  const [message] = sandbox.chat('linlan');
  expect(message?.card?.buttons.map((b) => b.text)).toEqual(['确认', '取消']);
  for (const word of ['重启 D-012？', '约 40 秒', '设备 D-012', '确认', '取消'])
    expect(message?.text).toContain(word);
});

test('a task_id is good for one card of the app', async () => {
  await api.send('linlan', 'template_card', card('t1'));
  expect(await api.send('zhaoqi', 'template_card', card('t1'))).toMatchObject({ errcode: 42014 });
});

test('replace_name takes the buttons away, once per code', async () => {
  const { response_code } = await api.send('linlan|zhaoqi', 'template_card', card('t1'));
  const change = { userids: ['linlan'], button: { replace_name: '已确认' } };
  expect(await update(response_code, change)).toMatchObject({ errcode: 0 });
  expect(sandbox.chat('linlan')[0]?.card?.replaceText).toBe('已确认');
  expect(sandbox.chat('linlan')[0]?.updatedAt).toBeDefined();
  expect(sandbox.chat('linlan')[0]?.text).not.toContain('取消');
  expect(sandbox.chat('zhaoqi')[0]?.card?.replaceText).toBeNull();
  expect(await update(response_code, change)).toMatchObject({ errcode: 60140 });
});

test('a whole card takes the place of the old one', async () => {
  const { response_code } = await api.send('linlan', 'template_card', card('t1'));
  const template_card = {
    card_type: 'text_notice',
    main_title: { title: 'D-012 已重启' },
    card_action: { type: 1, url: 'https://e.x' },
  };
  await update(response_code, { atall: 1, template_card });
  expect(sandbox.chat('linlan')[0]?.text).toContain('D-012 已重启');
  expect(sandbox.chat('linlan')[0]?.card?.buttons).toEqual([]);
});

test('a bad update leaves the code usable', async () => {
  const { response_code } = await api.send('linlan', 'template_card', card('t1'));
  expect(await update(response_code, { userids: ['linlan'] })).toMatchObject({ errcode: 40058 });
  expect(await update(response_code, { userids: [] })).toMatchObject({ errcode: 82101 });
  expect(await update(response_code, { userids: ['zhaoqi'], button: { replace_name: 'x' } })).toMatchObject({
    errcode: 82102,
  });
  const change = { userids: ['linlan', 'Ghost'], button: { replace_name: '已取消' } };
  expect(await update(response_code, change)).toMatchObject({ errcode: 0, invaliduser: ['ghost'] });
});

test('a code is worth nothing after 72 hours, nor is one never given', async () => {
  const { response_code } = await api.send('linlan', 'template_card', card('t1'));
  const change = { userids: ['linlan'], button: { replace_name: 'x' } };
  expect(await update('made up', change)).toMatchObject({ errcode: 60140 });
  sandbox.advance('72h');
  api = await apiClient(sandbox.url);
  expect(await update(response_code, change)).toMatchObject({ errcode: 60140 });
});
