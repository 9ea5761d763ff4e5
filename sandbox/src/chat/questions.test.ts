import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../startSandbox';
import { apiClient, type ApiClient } from '../testing/apiClient';
import { eventually } from '../testing/eventually';
import { fakeProduct, type FakeProduct } from '../testing/fakeProduct';
import { testOptions } from '../testing/settings';
import type { ChatMessage } from '../live';

let product: FakeProduct;
let sandbox: Sandbox;
let api: ApiClient;

beforeEach(async () => {
  product = await fakeProduct();
  sandbox = await startSandbox(testOptions(product.url));
  api = await apiClient(sandbox.url);
});
afterEach(async () => {
  await sandbox.stop();
  await product.close();
});

const option = (id: string, text: string) => ({ id, text });
const several = {
  card_type: 'multiple_interaction',
  task_id: 'several',
  main_title: { title: '让谁做什么' },
  select_list: [
    {
      question_key: 'operator',
      title: '同事',
      selected_id: 'li',
      option_list: [option('li', '小李'), option('wang', '小王')],
    },
    { question_key: 'role', title: '岗位', option_list: [option('ops', '矩阵管理'), option('view', '只看')] },
  ],
  submit_button: { text: '提交', key: 'go' },
};

async function shown(card: object): Promise<ChatMessage> {
  expect(await api.send('linlan', 'template_card', card)).toMatchObject({ errcode: 0 });
  const message = sandbox.chat('linlan').at(-1);
  if (!message?.card) throw new Error('no card');
  return message;
}

const pushed = (): Promise<Record<string, unknown>> =>
  eventually('the press arrives', () => product.received.at(-1));

test('a card of several questions shows each of them with what is chosen', async () => {
  const { card, text } = await shown(several);
  expect(card?.questions).toMatchObject([
    { questionKey: 'operator', title: '同事', choices: [{ id: 'li', checked: true }, { checked: false }] },
    { questionKey: 'role', title: '岗位', choices: [{ checked: false }, { checked: false }] },
  ]);
  expect(card?.buttons).toEqual([{ key: 'go', text: '提交', style: 1 }]);
  for (const word of ['同事', '小王', '岗位', '只看', '提交']) expect(text).toContain(word);
});

test('submitting it carries the answers to all questions, changed or as they came', async () => {
  const { id } = await shown(several);
  sandbox.press('linlan', id, 'go', { selected: { role: ['view'] } });
  expect(await pushed()).toMatchObject({
    Event: 'template_card_event',
    EventKey: 'go',
    TaskId: 'several',
    CardType: 'multiple_interaction',
    SelectedItems: {
      SelectedItem: [
        { QuestionKey: 'operator', OptionIds: { OptionId: 'li' } },
        { QuestionKey: 'role', OptionIds: { OptionId: 'view' } },
      ],
    },
  });
});

test('an answer that is not on the card is refused', async () => {
  const { id } = await shown(several);
  expect(() => sandbox.press('linlan', id, 'go', { selected: { role: ['boss'] } })).toThrow('没有这个选项');
});

test('a vote is one question, of one answer or of several', async () => {
  const vote = {
    card_type: 'vote_interaction',
    task_id: 'vote',
    main_title: { title: '说的是哪一台' },
    checkbox: {
      question_key: 'device',
      mode: 1,
      option_list: [option('D-001', '前台1号'), option('D-002', '前台2号')],
    },
    submit_button: { text: '就是它', key: 'go' },
  };
  const { id, card } = await shown(vote);
  expect(card?.questions).toMatchObject([{ questionKey: 'device', many: true, disabled: false }]);
  sandbox.press('linlan', id, 'go', { selected: { device: ['D-001', 'D-002'] } });
  expect(await pushed()).toMatchObject({
    SelectedItems: { SelectedItem: { QuestionKey: 'device', OptionIds: { OptionId: ['D-001', 'D-002'] } } },
  });
});

test('a card kept by an earlier sandbox, which knew no list of questions, has it after the restart', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'sandbox-questions-'));
  const first = await startSandbox(testOptions(product.url, { stateDir }));
  await (await apiClient(first.url)).send('linlan', 'template_card', several);
  await first.stop();
  const file = join(stateDir, 'chats.json');
  const without = readFileSync(file, 'utf8').replace('"questions":', '"options":');
  writeFileSync(file, without);
  const second = await startSandbox(testOptions(product.url, { stateDir }));
  const kept = second
    .chat('linlan')
    .at(-1)
    ?.card?.questions.map((q) => q.questionKey);
  await second.stop();
  rmSync(stateDir, { recursive: true });
  expect(kept).toEqual(['operator', 'role']);
});
