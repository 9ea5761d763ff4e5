import { inflateRawSync } from 'node:zlib';
import { customerSearch, deviceList, tagList } from '@cunkebao/shared/conversation';
import { command, WecomFault, type Module, type Row } from '../../kernel';
import { openChatDesk, type ChatDesk } from '../../testing/chatDesk';
import { operators } from '../operators';
import { conversation } from '.';

const many: Row[] = Array.from({ length: 5200 }, (_, i) => ({ id: `D-${i + 1}`, text: `前台${i + 1}号` }));
const few: Row[] = [
  { id: '=1+1', text: '=HYPERLINK("http://a.example","点我")' },
  { id: '高意向', text: '<b>&\u0007 3 位' },
];
const listing = (spec: typeof deviceList, headline: string, of: 'device' | 'tag' | 'customer', rows: Row[]) =>
  command(spec, { run: () => Promise.resolve({ headline, list: { of, rows } }) });
const lists: Module = {
  name: 'lists',
  commands: [
    listing(deviceList, '离线设备 5200 台（共 9000 台）', 'device', many),
    listing(tagList, '标签 2 个，1 组', 'tag', few),
    listing(customerSearch, '找到客户 1 位', 'customer', [{ id: 'C-1', text: '张*（尾号 5418）' }]),
  ],
};

let desk: ChatDesk;
beforeAll(async () => {
  desk = await openChatDesk('export', [operators, conversation, lists]);
  await desk.operator('wang', '王芳', ['owner']);
  await desk.operator('chen', '陈博', ['admin', 'userOps']);
});
afterAll(() => desk.close());
beforeEach(async () => {
  for (const table of ['outbox_messages', 'list_snapshots', 'dialogues', 'audit_entries'])
    await desk.source.query(`DELETE FROM ${table}`);
  desk.at('2026-03-02T02:00:00Z');
  desk.heard.length = desk.uploads.length = desk.enqueued.length = 0;
});

async function says(userid: string, words: string): Promise<string> {
  const from = desk.heard.length;
  await desk.say(userid, words);
  await desk.settle();
  return desk.heard
    .slice(from)
    .map((h) => h.text)
    .join('\n');
}

/** The files of a zip, by its directory at the end. */
function unzipped(zip: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, name] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
    ];
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(from, from + size);
    const content = method === 8 ? inflateRawSync(bytes) : bytes;
    files.set(zip.toString('utf8', at + 46, at + 46 + name), content.toString('utf8'));
    at += 46 + name + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

/** The texts of an .xlsx in their order, and its sheet. */
function opened(content: Uint8Array = Buffer.alloc(0)): { texts: string[]; sheet: string } {
  const parts = unzipped(Buffer.from(content));
  const shared = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<t[^>]*>([^<]*)<\/t>/g)];
  return { texts: shared.map((m) => m[1] ?? ''), sheet: parts.get('xl/worksheets/sheet1.xml') ?? '' };
}

const sweep = (): Promise<void> => {
  const job = conversation.jobs?.find((j) => j.name === 'conversation.sweep');
  if (!job) throw new Error('no sweep');
  return desk.run(job, {});
};
const audit = (): Promise<{ decision: string; result: string; changed: unknown }[]> =>
  desk.source.query(
    "SELECT decision, result, changed FROM audit_entries WHERE command = 'export' ORDER BY id",
  );

test('the last list is answered at once and comes as a real .xlsx with all of its rows, 5,000 at most', async () => {
  await says('wang', '设备');
  expect(await says('wang', '导出')).toContain('正在生成，稍后以文件发给您');
  const [file] = desk.uploads;
  expect(desk.uploads).toMatchObject([{ type: 'file', name: '离线设备-2026-03-02.xlsx' }]);
  expect(file?.content.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  const { texts, sheet } = opened(file?.content);
  expect(texts).toEqual(
    expect.arrayContaining(['序号', '编号', '内容', 'D-1', '前台1号', 'D-5000', '前台5000号']),
  );
  expect(texts).not.toContain('D-5001');
  expect(sheet.match(/<row /g)).toHaveLength(5001);
  expect(desk.heard.at(-1)).toMatchObject({ to: 'wang', type: 'file' });
  expect(desk.heard.at(-1)?.text).toContain(file?.mediaId);
  expect(await audit()).toMatchObject([
    { decision: 'executed', changed: { after: { file: '离线设备-2026-03-02.xlsx', rows: 5000 } } },
  ]);
});

test('a list of one page is exported too; what looks like a formula stays text', async () => {
  await says('wang', '标签');
  await says('wang', '导出');
  expect(desk.uploads.map((u) => u.name)).toEqual(['标签-2026-03-02.xlsx']);
  const { texts, sheet } = opened(desk.uploads[0]?.content);
  expect(texts.slice(3)).toEqual([
    '=1+1',
    '=HYPERLINK("http://a.example","点我")',
    '高意向',
    '&lt;b&gt;&amp; 3 位',
  ]);
  expect(sheet).not.toContain('<f>');
});

test('the file holds the list that was asked for, although another was shown before it was drawn', async () => {
  await desk.say('wang', '标签');
  await desk.say('wang', '导出');
  await desk.say('wang', '设备');
  await desk.settle();
  expect(opened(desk.uploads[0]?.content).texts).toContain('高意向');
});

test('customers are not exported without customer.export, and the refusal names it', async () => {
  await says('chen', '找客户 张三');
  const answer = await says('chen', '导出');
  expect(answer).toContain('缺少权限：customer.export');
  expect(answer).toContain('可以使用的岗位：项目主理人\n');
  expect(desk.uploads).toEqual([]);
  expect(await audit()).toMatchObject([{ decision: 'denied', result: '缺少权限 customer.export' }]);
});

test('an owner exports customers', async () => {
  await says('wang', '找客户 张三');
  await says('wang', '导出');
  expect(desk.uploads.map((u) => u.name)).toEqual(['客户-2026-03-02.xlsx']);
  expect(opened(desk.uploads[0]?.content).texts).toContain('张*（尾号 5418）');
});

test('without a list, or ten minutes after it, it says so and sends nothing', async () => {
  expect(await says('wang', '导出')).toContain('刚才没有列表');
  await says('wang', '标签');
  desk.at('2026-03-02T02:10:30Z');
  expect(await says('wang', '导出')).toContain('已经过了 10 分钟');
  expect(desk.uploads).toEqual([]);
});

test('nobody gets another person’s list', async () => {
  await says('wang', '标签');
  expect(await says('chen', '导出')).toContain('刚才没有列表');
});

test('a file WeCom has forgotten is drawn and uploaded again, and arrives once', async () => {
  await says('wang', '标签');
  desk.failNext(new WecomFault(40007, 'reupload', 'invalid media_id'), false);
  await says('wang', '导出');
  await desk.source.query('UPDATE outbox_messages SET not_before = NULL');
  await sweep();
  await desk.settle();
  expect(desk.uploads).toHaveLength(2);
  expect(desk.heard.filter((h) => h.type === 'file').map((h) => h.text)).toEqual([
    JSON.stringify({ media_id: desk.uploads[1]?.mediaId }),
  ]);
});
