import type { ChatMessage } from '../live';
import { startSandbox, type Sandbox } from '../startSandbox';
import { apiClient } from '../testing/apiClient';
import { eventually } from '../testing/eventually';
import { fakeProduct, passive, type FakeProduct } from '../testing/fakeProduct';
import { AGENT, CORP, testOptions } from '../testing/settings';

let product: FakeProduct;
let sandbox: Sandbox;

beforeEach(async () => {
  product = await fakeProduct();
  sandbox = await startSandbox(testOptions(product.url));
});
afterEach(async () => {
  await sandbox.stop();
  await product.close();
});

const message = (id: string): ChatMessage | undefined => sandbox.chat('linlan').find((m) => m.id === id);
const fate = (id: string): Promise<string> =>
  eventually('the message has a fate', () => {
    const state = message(id)?.state;
    return state === 'sending' ? null : state;
  });
const text = (content: string): string =>
  passive({ ToUserName: 'linlan', FromUserName: CORP, CreateTime: 1, MsgType: 'text', Content: content });

test('what a person says arrives sealed, with sender, time by the sandbox clock, and a MsgId', async () => {
  sandbox.advance('1d');
  const { id } = sandbox.say('linlan', '离线设备 ]]> <b>&amp;');
  expect(await fate(id)).toBe('delivered');
  const [push] = product.received;
  expect(push).toMatchObject({
    ToUserName: CORP,
    FromUserName: 'linlan',
    MsgType: 'text',
    Content: '离线设备 ]]> <b>&amp;',
    AgentID: String(AGENT),
    MsgId: expect.stringMatching(/^\d{15,19}$/) as string,
  });
  expect(Number(push?.['CreateTime']) * 1000 - Date.now()).toBeGreaterThan(86_000_000);
});

test('every message has a MsgId of its own', async () => {
  const ids = Array.from({ length: 20 }, (_, n) => sandbox.say('linlan', `${n}`).id);
  await Promise.all(ids.map(fate));
  expect(new Set(product.received.map((p) => p['MsgId'])).size).toBe(20);
});

test('a failed delivery is repeated with the same MsgId under another seal, three in all', async () => {
  product.answers = [{ status: 500 }, { status: 302 }, { status: 200 }];
  const { id } = sandbox.say('linlan', '重启 D-012');
  expect(await fate(id)).toBe('delivered');
  expect(product.received).toHaveLength(3);
  expect(new Set(product.received.map((p) => p['MsgId'])).size).toBe(1);
  expect(new Set(product.sealed).size).toBe(3);
});

test('after three failures the message is given up', async () => {
  product.answers = [{ status: 500 }, { silent: true }, { status: 500 }];
  const { id } = sandbox.say('linlan', 'x');
  expect(await fate(id)).toBe('failed');
  expect(product.received).toHaveLength(3);
});

test('a product that is away fails the message', async () => {
  sandbox.pointTo('http://127.0.0.1:9');
  expect(await fate(sandbox.say('linlan', 'x').id)).toBe('failed');
});

test('a sealed passive text stands in the chat, cut at 2048 bytes', async () => {
  product.answers = [{ body: text('好'.repeat(1000)) }];
  await fate(sandbox.say('linlan', 'x').id);
  expect(sandbox.chat('linlan').at(-1)).toMatchObject({ from: 'app', text: '好'.repeat(682) });
});

test('an answer that is not sealed with our key, or is none, shows nothing and counts as received', async () => {
  const foreign = { token: 'other', aesKey: 'x'.repeat(42) + 'A', corpId: 'wwforeign' };
  product.answers = [
    { body: passive({ MsgType: 'text', Content: 'forged' }, foreign) },
    { body: '<xml><MsgType>text</MsgType><Content>plain</Content></xml>' },
    { body: 'success' },
  ];
  for (let n = 0; n < 3; n += 1) expect(await fate(sandbox.say('linlan', 'x').id)).toBe('delivered');
  expect(sandbox.chat('linlan').filter((m) => m.from === 'app')).toEqual([]);
});

test('a click carries key, task, card type and a fresh response code, and its answer changes the card', async () => {
  const api = await apiClient(sandbox.url);
  await api.send('linlan', 'template_card', {
    card_type: 'button_interaction',
    task_id: 't1',
    main_title: { title: '重启？' },
    button_selection: {
      question_key: 'when',
      option_list: [
        { id: 'now', text: '现在' },
        { id: 'night', text: '今晚' },
      ],
      selected_id: 'now',
    },
    button_list: [{ text: '确认', key: 'confirm' }],
  });
  const [card] = sandbox.chat('linlan');
  product.answers = [{ body: passive({ MsgType: 'update_button', Button: { ReplaceName: '已确认' } }) }];
  const { id } = sandbox.press('linlan', card?.id ?? '', 'confirm', { selected: ['night'] });
  expect(await fate(id)).toBe('delivered');
  expect(product.received[0]).toMatchObject({
    Event: 'template_card_event',
    EventKey: 'confirm',
    TaskId: 't1',
    CardType: 'button_interaction',
    ResponseCode: expect.any(String) as string,
    SelectedItems: { SelectedItem: { QuestionKey: 'when', OptionIds: { OptionId: 'night' } } },
  });
  expect(product.received[0]).not.toHaveProperty('MsgId');
  expect(message(card?.id ?? '')?.card?.replaceText).toBe('已确认');
  expect(() => sandbox.press('linlan', card?.id ?? '', 'confirm')).toThrow('处理过');
  await fate(sandbox.press('linlan', card?.id ?? '', 'confirm', { stale: true }).id);
  const code = String(product.received[1]?.['ResponseCode']);
  const change = {
    agentid: AGENT,
    response_code: code,
    userids: ['linlan'],
    button: { replace_name: '完成' },
  };
  expect(await api.post('message/update_template_card', change)).toMatchObject({ errcode: 0 });
});

test('a passive template card in CamelCase replaces the card', async () => {
  const api = await apiClient(sandbox.url);
  await api.send('linlan', 'template_card', {
    card_type: 'button_interaction',
    task_id: 't1',
    main_title: { title: '重启？' },
    button_list: [{ text: '确认', key: 'confirm' }],
  });
  const TemplateCard = {
    CardType: 'button_interaction',
    MainTitle: { Title: '正在重启' },
    HorizontalContentList: [
      { KeyName: '设备', Value: 'D-012' },
      { KeyName: '进度', Value: '10%' },
    ],
    ButtonList: { Text: '确认', Style: 1, Key: 'confirm' },
    ReplaceText: '已确认',
  };
  product.answers = [{ body: passive({ MsgType: 'update_template_card', TemplateCard }) }];
  const id = sandbox.chat('linlan')[0]?.id ?? '';
  await fate(sandbox.press('linlan', id, 'confirm').id);
  expect(message(id)?.card).toMatchObject({
    title: '正在重启',
    taskId: 't1',
    rows: [
      { key: '设备', value: 'D-012' },
      { key: '进度', value: '10%' },
    ],
    replaceText: '已确认',
  });
});

test('a menu click and entering the app are events; a stranger to the menu is refused', async () => {
  const api = await apiClient(sandbox.url);
  await api.post(`menu/create?agentid=${AGENT}`, { button: [{ type: 'click', name: '日报', key: 'daily' }] });
  await fate(sandbox.clickMenu('linlan', 'daily').id);
  expect(product.received[0]).toMatchObject({ MsgType: 'event', Event: 'click', EventKey: 'daily' });
  sandbox.enter('linlan');
  await eventually('enter_agent arrives', () => product.received[1]);
  expect(product.received[1]).toMatchObject({ Event: 'enter_agent', FromUserName: 'linlan' });
  expect(() => sandbox.clickMenu('linlan', 'nothing')).toThrow('菜单');
});

test('a duplicate fault delivers the same message again under other seals', async () => {
  sandbox.fault({ duplicate: 2 });
  sandbox.say('linlan', 'x');
  await eventually('three deliveries', () => product.received.length === 3);
  expect(new Set(product.received.map((p) => p['MsgId'])).size).toBe(1);
  expect(new Set(product.sealed).size).toBe(3);
});

test('a lost answer makes WeCom deliver again, a lost request is never seen', async () => {
  sandbox.fault({ drop: 'answer' });
  product.answers = [{ body: text('lost') }, { body: text('heard') }];
  await fate(sandbox.say('linlan', 'x').id);
  expect(product.received).toHaveLength(2);
  expect(sandbox.chat('linlan').at(-1)?.text).toBe('heard');
  sandbox.fault({ drop: 3 });
  expect(await fate(sandbox.say('linlan', 'y').id)).toBe('failed');
  expect(product.received).toHaveLength(2);
});

test('a reordered message comes after the next one', async () => {
  sandbox.fault({ reorder: true });
  const first = sandbox.say('linlan', 'first');
  const second = sandbox.say('linlan', 'second');
  await Promise.all([fate(first.id), fate(second.id)]);
  expect(product.received.map((p) => p['Content'])).toEqual(['second', 'first']);
});
