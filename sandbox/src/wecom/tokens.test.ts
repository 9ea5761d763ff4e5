import { advance, makeClock } from '../clock/clock';
import { checkToken, issueToken, makeTokens } from './tokens';

const APP = { corpId: 'ww1', secret: 's' };
const ASK = { corpid: 'ww1', corpsecret: 's' };

test('asking again inside the validity gives the same token', () => {
  const [tokens, clock] = [makeTokens(), makeClock('Asia/Shanghai')];
  const first = issueToken(tokens, clock, APP, ASK);
  advance(clock, 3_600_000);
  const second = issueToken(tokens, clock, APP, ASK);
  expect(second.access_token).toBe(first.access_token);
  expect(first.expires_in).toBe(7200);
  expect([3599, 3600]).toContain(second.expires_in);
});

test('two hours later by the sandbox clock the token is expired and the next one is another', () => {
  const [tokens, clock] = [makeTokens(), makeClock('Asia/Shanghai')];
  const first = issueToken(tokens, clock, APP, ASK);
  advance(clock, 7_200_000);
  expect(() => {
    checkToken(tokens, clock, first.access_token);
  }).toThrow(expect.objectContaining({ errcode: 42001 }) as Error);
  expect(issueToken(tokens, clock, APP, ASK).access_token).not.toBe(first.access_token);
});

test.each([
  [41001, ''],
  [40014, 'made up'],
])('answers %i to the token "%s"', (errcode, token) => {
  expect(() => {
    checkToken(makeTokens(), makeClock('UTC'), token);
  }).toThrow(expect.objectContaining({ errcode }) as Error);
});

test.each([
  [41002, { corpid: '', corpsecret: 's' }],
  [41004, { corpid: 'ww1', corpsecret: '' }],
  [40013, { corpid: 'ww2', corpsecret: 's' }],
  [40001, { corpid: 'ww1', corpsecret: 'wrong' }],
])('gettoken answers %i to %j', (errcode, asked) => {
  expect(() => issueToken(makeTokens(), makeClock('UTC'), APP, asked)).toThrow(
    expect.objectContaining({ errcode }) as Error,
  );
});
