import { wordsOf } from '@cunkebao/shared/kernel';
import type { Question } from '../../kernel';
import { talk, type Talk } from '../../testing/talk';
import { pickCard } from './pickCard';

/** Questions that are answered on a card: a vote, or several drop-downs (wecom-api.md §4.2). */
let t: Talk;
beforeAll(async () => {
  t = await talk('pickcards');
}, 60_000);
afterAll(() => t.close());
beforeEach(() => t.beginsAnew());

interface Shown {
  card_type: string;
  task_id: string;
  checkbox?: { mode: number; option_list: { id: string; text: string }[] };
  select_list?: { question_key: string; option_list: { id: string; text: string }[] }[];
}

function cardOf(userid: string): Shown {
  const found = t.desk.heard.findLast((h) => h.to === userid && h.card !== null)?.card;
  if (!found) throw new Error('no card');
  return found as unknown as Shown;
}

async function submits(userid: string, card: Shown, answers: Record<string, string[]>): Promise<string> {
  const from = t.desk.heard.length;
  const items = Object.entries(answers).map(
    ([key, ids]) =>
      `<SelectedItem><QuestionKey><![CDATA[${key}]]></QuestionKey><OptionIds>` +
      `${ids.map((id) => `<OptionId><![CDATA[${id}]]></OptionId>`).join('')}</OptionIds></SelectedItem>`,
  );
  const plain = t.desk.write(userid, {
    MsgType: 'event',
    Event: 'template_card_event',
    EventKey: 'pick',
    TaskId: card.task_id,
    CardType: card.card_type,
    ResponseCode: `pick-${from}`,
  });
  await t.desk.deliver(plain.replace('</xml>', `<SelectedItems>${items.join('')}</SelectedItems></xml>`));
  await t.settles();
  return t.heard(userid).join('\n');
}

test('授权 asks for colleague and role on one card, and the answers are previewed together', async () => {
  await t.as('linlan').says('授权');
  await t.settles();
  const card = cardOf('linlan');
  expect(card.card_type).toBe('multiple_interaction');
  expect(card.select_list?.map((s) => s.question_key)).toEqual(['operator', 'role']);
  const heard = await submits('linlan', card, { operator: ['孙悦'], role: ['矩阵管理'] });
  expect(heard).toContain('（按钮变灰：已选：孙悦 矩阵管理）');
  expect(heard).toMatch(/（卡片）让 孙悦 做矩阵管理[\s\S]*\[确认\]/);
});

test('only one of two answered: the other is asked for', async () => {
  await t.as('linlan').says('授权');
  expect(await submits('linlan', cardOf('linlan'), { operator: ['孙悦'] })).toContain('给什么岗位');
});

test('after a list of seven phones 重启 asks which of them, several may be picked', async () => {
  const list = await t.as('zhaoqi').says('电量低于85的设备');
  expect(list).toMatch(/7 台/);
  await t.as('zhaoqi').says('重启');
  const card = cardOf('zhaoqi');
  expect(card).toMatchObject({ card_type: 'vote_interaction', checkbox: { mode: 1 } });
  const ids = card.checkbox?.option_list.map((o) => o.id) ?? [];
  expect(ids).toHaveLength(7);
  const heard = await submits('zhaoqi', card, { device: ids.slice(0, 2) });
  expect(heard).toMatch(/（卡片）重启 2 台设备/);
});

test('nothing picked changes nothing', async () => {
  await t.as('linlan').says('授权');
  expect(await submits('linlan', cardOf('linlan'), {})).toContain('已经失效');
  await t.as('linlan').expectReply('孙悦', /给什么岗位/);
});

const question = (options: number, text = '选项'): Question => ({
  key: 'q',
  title: '哪一个',
  many: false,
  options: Array.from({ length: options }, (_, i) => ({ text: `${text}${i}`, say: `${text}${i}` })),
});
const made = (...questions: Question[]) =>
  pickCard(questions, { id: 'r1', w: wordsOf('zh'), headline: '问'.repeat(50) });

test('what WeCom has no card for is left to words, what is too long is shortened', () => {
  expect(made(question(21))).toBeNull();
  expect(made(question(11), question(2))).toBeNull();
  expect(made(question(2), question(2), question(2), question(2))).toBeNull();
  expect(made(question(2, '长'.repeat(60)))).toBeNull();
  const card = made(question(20, '很长的一个选项名字到底有多少个字'));
  const texts = (card?.['checkbox'] as { option_list: { text: string }[] }).option_list.map((o) => o.text);
  expect(Math.max(...texts.map((text) => [...text].length))).toBe(17);
  expect([...(card?.['main_title'] as { title: string }).title]).toHaveLength(36);
});
