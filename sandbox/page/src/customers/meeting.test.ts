import type { CodeView } from '../../../src/liveCompany';
import { codeWords, meetingOf, NEW_MEETING } from './meeting';

const code = (more: Partial<CodeView>): CodeView => ({
  configId: 'c1',
  kind: 'contact',
  remark: '',
  state: '',
  to: [{ id: 'linlan', name: '林岚' }],
  verify: false,
  scans: 0,
  ...more,
});
const contact = code({});
const join = code({ configId: 'g1', kind: 'group', to: [{ id: 'wr1', name: '花友福利群' }] });

test('nothing can be done before a code or a member is chosen', () => {
  expect(meetingOf(NEW_MEETING, [], null)).toBeNull();
  expect(meetingOf({ ...NEW_MEETING, by: 'pasted', configId: ' ' }, [], null)).toBeNull();
});

test('a newcomer scans with a name, a known customer with his id', () => {
  const draft = { ...NEW_MEETING, by: 'c1', name: ' 小明 ' };
  expect(meetingOf(draft, [contact], null)?.body).toEqual({ do: 'scan', config_id: 'c1', name: '小明' });
  expect(meetingOf(draft, [contact], 'wm1')?.body).toEqual({
    do: 'scan',
    config_id: 'c1',
    external_userid: 'wm1',
  });
});

test('a member is added directly, with a channel where one is given', () => {
  const draft = { ...NEW_MEETING, userid: 'linlan', state: ' expo ', wecom: true, half: true };
  expect(meetingOf(draft, [], null)?.body).toEqual({
    do: 'add',
    userid: 'linlan',
    name: '新客户',
    wecom: true,
    half: true,
    state: 'expo',
  });
});

test('a code of a group leads into it, but only somebody who is there already', () => {
  const draft = { ...NEW_MEETING, by: 'g1' };
  expect(meetingOf(draft, [join], 'wm1')).toEqual({
    path: 'groups',
    body: { do: 'join', chat_id: 'wr1', who: 'wm1', config_id: 'g1' },
    group: 'wr1',
  });
  expect(meetingOf(draft, [join], null)).toBeNull();
});

test('a pasted code that nobody listed is tried as a contact way', () => {
  expect(meetingOf({ ...NEW_MEETING, by: 'pasted', configId: 'x9' }, [], null)?.path).toBe('customers');
});

test('a code is called by its remark, else by its kind, with its channel', () => {
  expect([contact, join, code({ remark: '展会', state: 'expo' })].map(codeWords)).toEqual([
    '联系我',
    '入群码',
    '展会 · state expo',
  ]);
});
