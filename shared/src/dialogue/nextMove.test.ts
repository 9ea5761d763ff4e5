import { specOf, type Parsed } from '../conversation';
import { nextMove, type Said } from './nextMove';
import { emptyDialogue, stillOpen, type Dialogue, type Frame } from './state';

const now = new Date('2026-03-02T02:00:00Z');
const NOTHING: Parsed = {
  command: null,
  args: {},
  confidence: 0,
  missing: [],
  ambiguous: [],
  unknown: [],
  suggestions: [],
};
const spec = (id: string) => {
  const found = specOf(id);
  if (!found) throw new Error(id);
  return found;
};
const said = (parsed: Partial<Parsed>, more: Partial<Said> = {}): Said => ({
  text: 'words',
  parsed: { ...NOTHING, ...parsed },
  spec: parsed.command ? spec(parsed.command) : undefined,
  named: parsed.command !== undefined && parsed.command !== null,
  asked: null,
  ...more,
});
const restart = spec('device.restart');
const frame: Frame = {
  command: 'device.restart',
  version: restart.version,
  args: {},
  asking: 'device',
  tries: 0,
  words: '重启',
  expiresAt: '2026-03-02T02:15:00.000Z',
};
const asking: Dialogue = { ...emptyDialogue(), frames: [frame] };
const unanswered = { spec: restart, filled: null };

test('a whole command is performed', () => {
  expect(nextMove(emptyDialogue(), said({ command: 'whoami', confidence: 1 }), now)).toMatchObject({
    do: 'perform',
    command: 'whoami',
  });
});

test('a command without its slot asks for it, for a quarter of an hour', () => {
  expect(
    nextMove(emptyDialogue(), said({ command: 'device.restart', confidence: 1, missing: ['device'] }), now),
  ).toMatchObject({ do: 'ask', frame: { asking: 'device', expiresAt: '2026-03-02T02:15:00.000Z' } });
});

test('a time that has passed is asked for, although the rest is only nearly sure', () => {
  expect(
    nextMove(emptyDialogue(), said({ command: 'device.restart', confidence: 0.9, missing: ['when'] }), now),
  ).toMatchObject({ do: 'ask', frame: { asking: 'when' } });
});

test.each<[string, Record<string, unknown>, Record<string, unknown>, Record<string, unknown>]>([
  [
    'keeps what was said before',
    { when: 'x' },
    { device: 'D-001', when: 'y' },
    { device: 'D-001', when: 'x' },
  ],
  ['takes the place of its alternative', { device: 'D-001' }, { deviceSet: {} }, { deviceSet: {} }],
  [
    'changes a whole sentence',
    { device: 'D-001', when: 'x' },
    { device: 'D-2', when: 'y' },
    { device: 'D-2', when: 'y' },
  ],
])('an answer %s', (_, args, filled, after) => {
  const open: Dialogue = { ...emptyDialogue(), frames: [{ ...frame, args }] };
  const move = nextMove(open, said({}, { asked: { spec: restart, filled } }), now);
  expect(move).toMatchObject({ do: 'perform' });
  expect(move.do === 'perform' && move.args).toEqual(after);
});

test.each([
  ['所有设备都掉线了', 'ticket.urgent'],
  ['设备', 'device.list'],
])('asked what has happened, %s is about %s', (text, command) => {
  const urgent = spec('ticket.urgent');
  const question: Frame = { ...frame, command: urgent.id, version: urgent.version, asking: 'text' };
  const move = nextMove(
    { ...emptyDialogue(), frames: [question] },
    said({ command: 'device.list', confidence: 1 }, { text, asked: { spec: urgent, filled: { text } } }),
    now,
  );
  expect(move).toMatchObject({ do: 'perform', command });
});

test('an answer that is the slot completes the command', () => {
  const move = nextMove(
    asking,
    said({}, { asked: { spec: restart, filled: { device: 'D-001' } }, text: 'D-001' }),
    now,
  );
  expect(move).toMatchObject({ do: 'perform', args: { device: 'D-001' }, words: '重启', resume: null });
});

test('a reading command interrupts, and the question comes back', () => {
  expect(
    nextMove(asking, said({ command: 'whoami', confidence: 1 }, { asked: unanswered }), now),
  ).toMatchObject({ do: 'perform', command: 'whoami', resume: frame });
});

test('a command that changes something replaces the question', () => {
  const parsed = { command: 'language.set', confidence: 1, args: { language: 'en' } };
  expect(nextMove(asking, said(parsed, { asked: unanswered }), now)).toMatchObject({
    do: 'perform',
    dropped: frame,
    resume: null,
  });
});

test('a sentence that only happens to parse, without a command word, answers the question', () => {
  const parsed = { command: 'device.show', confidence: 1, args: { device: 'D-001' } };
  const move = nextMove(
    asking,
    said(parsed, { named: false, asked: { spec: restart, filled: { device: 'D-001' } } }),
    now,
  );
  expect(move).toMatchObject({ do: 'perform', command: 'device.restart' });
});

test('two wrong answers are asked again, the third drops the question', () => {
  const wrong = said({}, { asked: unanswered });
  expect(nextMove(asking, wrong, now)).toMatchObject({ do: 'ask', again: true, frame: { tries: 1 } });
  const twice: Dialogue = { ...asking, frames: [{ ...frame, tries: 2 }] };
  expect(nextMove(twice, wrong, now)).toMatchObject({ do: 'drop' });
});

test.each<[string, Partial<Parsed>, object]>([
  [
    'two readings are a choice',
    { command: 'device.show', confidence: 0.5, ambiguous: [{ slot: 'device', options: ['D-001', 'D-011'] }] },
    { do: 'choose', options: ['D-001', 'D-011'] },
  ],
  [
    'words nobody claimed are named',
    { command: 'device.show', confidence: 0.7, unknown: ['蓝色'] },
    { do: 'unclear', words: ['蓝色'] },
  ],
  [
    'a recurrence of what is done once is named as one',
    {
      command: 'device.restart',
      confidence: 0.8,
      unknown: ['每天9点'],
      args: { device: 'D-001', repeat: { cron: '0 9 * * *' } },
    },
    { do: 'unclear', words: ['每天9点'], repeats: true },
  ],
  [
    'a doubtful danger does not run',
    { command: 'device.restart', confidence: 0.9, args: { device: 'D-001' } },
    { do: 'unclear' },
  ],
  [
    'near commands are offered',
    { suggestions: ['device.restart'] },
    { do: 'suggest', commands: ['device.restart'] },
  ],
  ['chatter is chatter', {}, { do: 'chatter' }],
])('%s', (_what, parsed, move) => {
  expect(nextMove(emptyDialogue(), said(parsed), now)).toMatchObject(move);
});

test('what expired is told apart from what is open', () => {
  const later = new Date('2026-03-02T02:16:00Z');
  expect(stillOpen(asking, later)).toMatchObject({ open: { frames: [] }, expired: [frame] });
  expect(stillOpen(asking, now)).toMatchObject({ open: { frames: [frame] }, expired: [] });
});
