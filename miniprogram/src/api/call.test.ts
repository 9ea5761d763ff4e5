import type { getDevice, listDevices } from '@cunkebao/shared/fleet';
import type { getMe } from '@cunkebao/shared/operators';
import { currentToken, dropToken, keepToken, signOut } from '@/platform/session';
import { Answer, offline, refused, serve } from '../../test/server';
import Taro from '../../test/stubs/taro';
import { ApiError } from './apiError';
import { call, onSignIn } from './call';

const expired = () => new Answer(401, { code: 'unauthorized', message: '登录已过期', traceId: 't' });
const signInAs = (token: string) => {
  const signIn = jest.fn(async () => {
    await Promise.resolve();
    keepToken(token);
    return token;
  });
  onSignIn(signIn);
  return signIn;
};

beforeEach(() => {
  keepToken('good');
});
afterEach(dropToken);

test('parameters go into the path, the query is encoded, the token into the header', async () => {
  const asked = serve({
    'GET /api/v1/devices/D%2F1': () => ({ id: 'D/1' }),
    'GET /api/v1/devices': () => ({}),
  });
  await call<typeof getDevice>('GET /api/v1/devices/:id', { params: { id: 'D/1' } });
  await call<typeof listDevices>('GET /api/v1/devices', { query: { search: '前台 1&2', limit: 20 } });
  expect(asked.map(({ path, query, token }) => ({ path, query, token }))).toEqual([
    { path: '/api/v1/devices/D%2F1', query: {}, token: 'good' },
    { path: '/api/v1/devices', query: { search: '前台 1&2', limit: '20' }, token: 'good' },
  ]);
});

test('parts of a query that are not given are not sent', async () => {
  const asked = serve({ 'GET /api/v1/devices': () => ({}) });
  await call<typeof listDevices>('GET /api/v1/devices', { query: { state: undefined, search: '' } });
  expect(asked[0]?.query).toEqual({});
});

test('parallel calls with a refused token share one login and are repeated once', async () => {
  keepToken('stale');
  const signIn = signInAs('good');
  const asked = serve({
    'GET /api/v1/me': ({ token }) => (token === 'good' ? { name: '陈静' } : expired()),
    'GET /api/v1/devices': ({ token }) => (token === 'good' ? { total: 12 } : expired()),
  });
  const [me, devices] = await Promise.all([
    call<typeof getMe>('GET /api/v1/me'),
    call<typeof listDevices>('GET /api/v1/devices'),
  ]);
  expect([me.name, devices.total]).toEqual(['陈静', 12]);
  expect(signIn).toHaveBeenCalledTimes(1);
  expect(asked).toHaveLength(4);
});

test('a call refused after somebody else has logged in again uses the new token without another login', async () => {
  keepToken('stale');
  const signIn = signInAs('unused');
  serve({
    'GET /api/v1/me': ({ token }) => {
      if (token === 'good') return { name: '陈静' };
      keepToken('good');
      return expired();
    },
  });
  expect((await call<typeof getMe>('GET /api/v1/me')).name).toBe('陈静');
  expect(signIn).not.toHaveBeenCalled();
});

test('a token that is refused even when new ends in an error, not in a circle', async () => {
  const signIn = signInAs('new');
  const asked = serve({ 'GET /api/v1/me': expired });
  await expect(call<typeof getMe>('GET /api/v1/me')).rejects.toMatchObject({
    status: 401,
    message: '登录已过期',
  });
  expect(signIn).toHaveBeenCalledTimes(1);
  expect(asked).toHaveLength(2);
});

test('a login that fails is told to every waiting call, and the next call tries again', async () => {
  dropToken();
  const signIn = jest.fn().mockRejectedValue(new ApiError(401, 'unauthorized', '你还不是操作员'));
  onSignIn(signIn);
  serve({});
  const both = await Promise.allSettled([
    call<typeof getMe>('GET /api/v1/me'),
    call<typeof listDevices>('GET /api/v1/devices'),
  ]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(signIn).toHaveBeenCalledTimes(1);
  await expect(call<typeof getMe>('GET /api/v1/me')).rejects.toThrow('你还不是操作员');
  expect(signIn).toHaveBeenCalledTimes(2);
});

test('who has logged out is not logged in again behind their back', async () => {
  const signIn = signInAs('good');
  signOut();
  serve({ 'GET /api/v1/me': () => ({}) });
  await expect(call<typeof getMe>('GET /api/v1/me')).rejects.toMatchObject({ status: 401 });
  expect(signIn).not.toHaveBeenCalled();
  expect(currentToken()).toBeUndefined();
});

test('a refusal carries status, code, words, trace id and field', async () => {
  serve({
    'GET /api/v1/devices': () =>
      new Answer(400, { code: 'invalid', message: '每页最多 100 行', field: 'limit', traceId: 'abc' }),
  });
  await expect(call<typeof listDevices>('GET /api/v1/devices')).rejects.toEqual(
    new ApiError(400, 'invalid', '每页最多 100 行', 'abc', 'limit'),
  );
  await expect(call<typeof listDevices>('GET /api/v1/devices')).rejects.toMatchObject({
    status: 400,
    code: 'invalid',
    traceId: 'abc',
    field: 'limit',
  });
});

test("a proxy's page becomes an error with Chinese words and the status", async () => {
  serve({ 'GET /api/v1/me': () => new Answer(502, '<html>Bad Gateway</html>') });
  await expect(call<typeof getMe>('GET /api/v1/me')).rejects.toMatchObject({
    status: 502,
    code: 'badReply',
    message: '服务器暂时无法处理（502），请稍后重试',
  });
});

test('a page where an answer belongs is an error although it says 200', async () => {
  serve({ 'GET /api/v1/me': () => new Answer(200, '<html></html>') });
  await expect(call<typeof getMe>('GET /api/v1/me')).rejects.toMatchObject({ status: 200, code: 'badReply' });
});

test('a line that is down and an answer that does not come are told apart', async () => {
  serve({ 'GET /api/v1/me': offline });
  await expect(call<typeof getMe>('GET /api/v1/me')).rejects.toMatchObject({ status: 0, code: 'offline' });
  Taro.request.mockRejectedValue({ errMsg: 'request:fail timeout' });
  await expect(call<typeof getMe>('GET /api/v1/me')).rejects.toMatchObject({ status: 0, code: 'timeout' });
});

test('no permission does not start a login', async () => {
  const signIn = signInAs('good');
  serve({ 'GET /api/v1/me': refused(403, 'forbidden', '没有权限') });
  await expect(call<typeof getMe>('GET /api/v1/me')).rejects.toMatchObject({ status: 403 });
  expect(signIn).not.toHaveBeenCalled();
});

test('the compiler refuses a wrong method, a wrong path, a wrong field and a missing parameter', () => {
  const never = () => {
    // @ts-expect-error another method
    void call<typeof getMe>('POST /api/v1/me');
    // @ts-expect-error another path
    void call<typeof getMe>('GET /api/v1/mine');
    // @ts-expect-error no such state
    void call<typeof listDevices>('GET /api/v1/devices', { query: { state: 'lost' } });
    // @ts-expect-error the id is missing
    void call<typeof getDevice>('GET /api/v1/devices/:id');
    // @ts-expect-error an endpoint without a type
    void call('GET /api/v1/me');
  };
  expect(never).toBeInstanceOf(Function);
});
