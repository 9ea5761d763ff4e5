import { openBrowser, PHONE, SANDBOX, SERVER, type Browser } from './browser';

/** A manager opens the mini-program's H5 and looks at devices, tags and the funnel. */
let b: Browser;
beforeAll(async () => {
  b = await openBrowser(PHONE);
});
afterAll(() => b.close());

const visible = (words: string) => b.page.locator('.taro_page:visible').getByText(words).first();
const tab = (words: string) =>
  b.page.locator('.taro-tabbar__tabbar, .taro-tabbar__tabbar-bottom').getByText(words, { exact: true });

test('a visitor without a session logs in through WeCom’s page and comes back', async () => {
  await b.page.goto(`${SERVER}/m/`);
  await b.page.waitForURL((url) => url.href.startsWith(SANDBOX), { timeout: 60_000 });
  await b.page.getByText('林岚').first().click();
  await b.page.waitForURL((url) => url.href.startsWith(`${SERVER}/m/`), { timeout: 60_000 });
  await visible('D-001').waitFor({ timeout: 60_000 });
  expect(b.page.url()).not.toContain('code=');
  await b.shot('m1-devices');
});

test('the device list agrees with the chat', async () => {
  const token = await tokenOf('linlan');
  const { total, counts } = await api<{ total: number; counts: Record<string, number> }>(
    '/api/v1/devices',
    token,
  );
  expect(total).toBe(12);
  expect(Object.values(counts).reduce((a, n) => a + n, 0)).toBe(12);
});

test('a device opens with its vitals and events', async () => {
  await visible('D-012').scrollIntoViewIfNeeded();
  await visible('D-012').click();
  await visible('电量').waitFor({ timeout: 60_000 });
  await b.shot('m2-device');
  await b.page.goBack();
});

test('tags show their groups with counts and lead to their customers', async () => {
  await tab('标签').click();
  await visible('高价值').waitFor({ timeout: 60_000 });
  await b.shot('m3-tags');
  await visible('高价值').click();
  await b.page.locator('.taro_page:visible').getByText(/\*/).first().waitFor({ timeout: 60_000 });
  await b.shot('m4-tag-customers');
  await b.page.goBack();
});

test('the funnel shows its steps with drop-off', async () => {
  await tab('漏斗').click();
  await visible('近30天').click();
  await b.page.locator('.taro_page:visible').getByText(/%/).first().waitFor({ timeout: 60_000 });
  await b.shot('m5-funnel');
});

test('a sentence of the chat opens the page that answers it; what acts is said in the chat', async () => {
  const box = b.page.locator('.taro_page:visible').locator('.search input').first();
  await box.fill('高价值客户');
  await visible('打开 标签「高价值」的客户').waitFor({ timeout: 15_000 });
  await b.shot('m8-ask');
  await box.fill('重启 D-012');
  await visible('「重启」请在企业微信里说：').waitFor({ timeout: 15_000 });
  expect(await visible('复制').isVisible()).toBe(true);
  await b.shot('m9-ask-chat');
  await box.fill('离线设备');
  await box.press('Enter');
  const chosen = b.page.locator('.taro_page:visible .chip-on').getByText('离线');
  await chosen.waitFor({ timeout: 15_000 });
  expect(await box.inputValue()).toBe('');
  await b.shot('m10-ask-devices');
});

test('me says who I am', async () => {
  await tab('我的').click();
  await visible('林岚').waitFor({ timeout: 60_000 });
  await b.shot('m6-me');
});

test('a server that is away is said so, with a way to try again', async () => {
  await b.page.route('**/api/v1/**', (route) => route.abort());
  await b.page.goto(`${SERVER}/m/`);
  await b.page.locator('.taro_page:visible').getByText('重试').first().waitFor({ timeout: 60_000 });
  await b.shot('m7-offline');
  await b.page.unroute('**/api/v1/**');
});

test('the API refuses without a session, with a permission named, and bad input with its field', async () => {
  expect((await fetch(`${SERVER}/api/v1/devices`)).status).toBe(401);
  const viewer = await tokenOf('luoyi');
  const refused = await fetch(`${SERVER}/api/v1/tags/1/customers`, {
    headers: { authorization: `Bearer ${viewer}` },
  });
  expect(refused.status).toBe(403);
  expect(((await refused.json()) as { message: string }).message).toContain('customer.search');
  const bad = await fetch(`${SERVER}/api/v1/devices?limit=1000`, {
    headers: { authorization: `Bearer ${viewer}` },
  });
  expect(bad.status).toBe(400);
  expect(((await bad.json()) as { field: string }).field).toBe('limit');
});

async function tokenOf(userid: string): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const { code } = (await (
    await fetch(`${SANDBOX}/sandbox/codes`, { method: 'POST', headers, body: JSON.stringify({ userid }) })
  ).json()) as { code: string };
  const reply = await fetch(`${SERVER}/api/v1/login`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ code, via: 'h5' }),
  });
  return ((await reply.json()) as { token: string }).token;
}

async function api<T>(path: string, token: string): Promise<T> {
  return (await (await fetch(SERVER + path, { headers: { authorization: `Bearer ${token}` } })).json()) as T;
}
