import { waitFor } from '@testing-library/react';

const mockLeaveTo = jest.fn();
jest.mock('./leaveTo', () => ({
  leaveTo: (url: string): void => {
    mockLeaveTo(url);
  },
}));

const ENTERED = { token: 'fresh', expiresAt: '2026-11-23T00:00:00.000Z', me: {} };

/** The app as it starts at this address: login looks at it once, while it is loaded. */
async function startAt(address: string) {
  window.history.replaceState(null, '', address);
  jest.resetModules();
  const { serve, Answer } = await import('../../test/server');
  const session = await import('./session');
  const { signIn } = await import('./login');
  return { signIn, session, serve, Answer };
}

beforeEach(() => {
  mockLeaveTo.mockReset();
});

test('the code of the address logs in, and is gone from the address before anything is drawn', async () => {
  const app = await startAt('/m/pages/insight/funnel/index?code=c-1&state=s&from=chat#x');
  expect(window.location.pathname + window.location.search + window.location.hash).toBe(
    '/m/pages/insight/funnel/index?from=chat#x',
  );
  const asked = app.serve({ 'POST /api/v1/login': () => ENTERED });
  await expect(app.signIn()).resolves.toBe('fresh');
  expect(asked[0]).toMatchObject({ body: { code: 'c-1', via: 'h5' }, token: undefined });
  expect(app.session.currentToken()).toBe('fresh');
});

test('who comes with a code is logged in anew, whoever was here before', async () => {
  localStorage.setItem('ckb.token.v1', 'of somebody else');
  localStorage.setItem('ckb.signedOut.v1', '1');
  const { session } = await startAt('/m/?code=c-2');
  expect(session.currentToken()).toBeUndefined();
  expect(session.isSignedOut()).toBe(false);
});

test('a visitor without a code is sent to the login page, which knows where to send them back', async () => {
  const app = await startAt('/m/pages/customers/tags/index?q=1');
  const asked = app.serve({ 'GET /api/v1/login/url': () => ({ url: 'https://wecom.example/oauth' }) });
  void app.signIn();
  await waitFor(() => {
    expect(mockLeaveTo).toHaveBeenCalledWith('https://wecom.example/oauth');
  });
  expect(asked[0]?.query).toEqual({ back: 'http://localhost/m/pages/customers/tags/index?q=1' });
});

test('a token refused right after a login does not send the visitor round in circles', async () => {
  const app = await startAt('/m/');
  app.serve({ 'GET /api/v1/login/url': () => ({ url: 'https://wecom.example/oauth' }) });
  void app.signIn();
  await waitFor(() => {
    expect(mockLeaveTo).toHaveBeenCalledTimes(1);
  });
  await expect(app.signIn()).rejects.toMatchObject({ status: 401, message: '登录没有成功，请稍后重试' });
  expect(mockLeaveTo).toHaveBeenCalledTimes(1);

  app.session.allowSignIn(); // a person pressed 重试
  void app.signIn();
  await waitFor(() => {
    expect(mockLeaveTo).toHaveBeenCalledTimes(2);
  });
});

test("a stranger hears the server's words, and the used code is not tried again", async () => {
  const app = await startAt('/m/?code=c-3');
  const asked = app.serve({
    'POST /api/v1/login': () =>
      new app.Answer(401, { code: 'unauthorized', message: '你还不是操作员', traceId: 't' }),
    'GET /api/v1/login/url': () => ({ url: 'https://wecom.example/oauth' }),
  });
  await expect(app.signIn()).rejects.toThrow('你还不是操作员');
  void app.signIn();
  await waitFor(() => {
    expect(mockLeaveTo).toHaveBeenCalledTimes(1);
  });
  expect(asked.map(({ key }) => key)).toEqual(['POST /api/v1/login', 'GET /api/v1/login/url']);
});

test('the token survives a storage that throws, as long as the page is open', async () => {
  const { session } = await startAt('/m/');
  const broken = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('QuotaExceededError');
  });
  session.keepToken('in memory');
  expect(session.currentToken()).toBe('in memory');
  broken.mockRestore();
});
