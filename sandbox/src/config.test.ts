import { readConfig } from './config';

const SOUND = {
  WECOM_CORP_ID: 'ww0000000000000001',
  WECOM_AGENT_ID: '1000002',
  WECOM_SECRET: 's',
  WECOM_TOKEN: 'token',
  WECOM_AES_KEY: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
};

test('the defaults are the ports of the product', () => {
  expect(readConfig(SOUND)).toMatchObject({
    port: 7301,
    host: '127.0.0.1',
    serverUrl: 'http://127.0.0.1:7300',
    agentId: 1000002,
    tz: 'Asia/Shanghai',
    peopleFile: undefined,
  });
});

test('every problem is listed at once', () => {
  const broken = {
    ...SOUND,
    WECOM_SECRET: '',
    WECOM_AES_KEY: 'short',
    TZ_DEFAULT: 'Moon/Base',
    SANDBOX_PORT: 'x',
  };
  const read = (): unknown => readConfig(broken);
  for (const name of ['WECOM_SECRET', 'WECOM_AES_KEY', 'TZ_DEFAULT', 'SANDBOX_PORT'])
    expect(read).toThrow(name);
});

test('an empty path is no path', () => {
  expect(readConfig({ ...SOUND, PHONE_BOOK: '' }).phoneBookFile).toBeUndefined();
});

test('customers live on the phones unless that is switched off', () => {
  expect(readConfig(SOUND).life).toBe(true);
  expect(readConfig({ ...SOUND, SANDBOX_LIFE: 'off' }).life).toBe(false);
});
