const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const vm = require('node:vm');
const compiler = require('miniprogram-compiler');
const simulate = require('miniprogram-simulate');
const { launch } = require('./runtime.cjs');
const { server } = require('./server.cjs');

const dist = path.resolve(__dirname, '../../dist/weapp');
const app = JSON.parse(fs.readFileSync(path.join(dist, 'app.json'), 'utf8'));
const files = fs
  .readdirSync(dist, { recursive: true })
  .map(String)
  .filter((file) => fs.statSync(path.join(dist, file)).isFile());
const scripts = files.filter((file) => file.endsWith('.js'));
const subs = app.subPackages ?? app.subpackages ?? [];
const routes = [...app.pages, ...subs.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))];

let run;
const start = (options) => (run = launch(dist, { request: server(), ...options }));
afterEach(() => run?.close());

test('every page of app.json has its files and every tab its icons', () => {
  for (const route of routes) {
    for (const end of ['js', 'json', 'wxml']) expect(files).toContain(`${route}.${end}`);
  }
  for (const tab of app.tabBar.list) {
    expect(files).toEqual(expect.arrayContaining([tab.iconPath, tab.selectedIconPath]));
  }
});

test('all scripts parse, none holds a private field, zod or code made from strings', () => {
  for (const file of scripts) {
    const source = fs.readFileSync(path.join(dist, file), 'utf8');
    expect(() => new vm.Script(`(function(require,module,exports){${source}\n})`)).not.toThrow();
    expect(source).not.toMatch(/\bthis\.#[A-Za-z_]|ZodError|\$ZodType/);
  }
});

test("WeChat's own wcc and wcsc accept the templates and styles", () => {
  expect(compiler.wxmlToJs(dist)).toMatch(/tmpl_0_/);
  expect(() => compiler.wxssToJs(dist)).not.toThrow();
});

test('the first page logs in, lists the phones, and a tap opens one', async () => {
  const { log, open } = start();
  const devices = await open('pages/fleet/devices/index');
  await devices.says('D-012');
  expect(log.requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
    'POST /api/v1/login',
    'GET /api/v1/devices',
  ]);
  expect(JSON.parse(log.requests[0].data)).toEqual({ code: 'wx-code', via: 'wecom' });
  devices.tap('D-012');
  expect(log.api).toContainEqual({ name: 'navigateTo', url: '/pages/fleet/deviceDetail/index?id=D-012' });
  expect(log.errors).toEqual([]);
});

test("inside WeCom the code is WeCom's own", async () => {
  const seen = [];
  const answers = server();
  const { open } = start({
    request: (options) => {
      if (options.url.endsWith('/login')) seen.push(JSON.parse(options.data));
      return answers(options);
    },
    wx: {
      getSystemInfoSync: () => ({
        platform: 'ios',
        environment: 'wxwork',
        SDKVersion: '3.0.0',
        windowWidth: 375,
      }),
      qy: { login: ({ success }) => success({ code: 'qy-code' }) },
    },
  });
  await (await open('pages/fleet/devices/index')).says('D-012');
  expect(seen).toEqual([{ code: 'qy-code', via: 'wecom' }]);
});

test('an expired session is renewed without a word', async () => {
  const { log, open, storage } = start();
  storage.set('ckb.token.v1', 'expired');
  await (await open('pages/fleet/devices/index')).says('D-012');
  expect(log.requests.filter(({ url }) => url.endsWith('/login'))).toHaveLength(1);
});

test('somebody the server does not know reads why', async () => {
  const { open } = start({
    request: () => ({
      statusCode: 401,
      body: { code: 'unauthorized', message: '你还不是操作员，请联系管理员', traceId: 't' },
    }),
  });
  await (await open('pages/fleet/devices/index')).says('你还不是操作员，请联系管理员');
});

test('twenty rows stay far below what setData may carry', async () => {
  const { log, open } = start();
  await (await open('pages/fleet/devices/index')).says('D-012');
  await (await open('pages/customers/tagCustomers/index', { id: 't1' })).says('王**');
  expect(Math.max(...log.setData)).toBeLessThan(64 * 1024);
});

const WORDS = {
  'pages/fleet/devices/index': 'D-012',
  'pages/customers/tags/index': '高价值',
  'pages/insight/funnel/index': '流失最多',
  'pages/operators/me/index': '陈静',
  'pages/fleet/deviceDetail/index': '心跳正常',
  'pages/customers/tagCustomers/index': '王**',
};

test.each(routes)('%s renders through the compiled WXML without a missing template', async (route) => {
  const missing = jest.spyOn(console, 'warn').mockImplementation(() => {});
  const { open, log } = start();
  const opened = await open(route, { id: route.includes('device') ? 'D-012' : 't1' });
  await opened.says(WORDS[route]);

  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wxml-'));
  for (const file of ['base.wxml', 'utils.wxs'])
    fs.copyFileSync(path.join(dist, file), path.join(folder, file));
  const files_ = {
    'p.wxml': '<import src="./base.wxml"/><template is="taro_tmpl" data="{{root:root}}" />',
    'p.json': '{"component":true}',
    'p.wxss': '',
    'p.js': `Component({data:{root:${JSON.stringify(opened.page.data.root)}},methods:{eh(){}}})`,
  };
  for (const [file, text] of Object.entries(files_)) fs.writeFileSync(path.join(folder, file), text);
  const rendered = simulate.render(
    simulate.load(path.join(folder, 'p'), { rootPath: folder, compiler: 'official' }),
  );
  const host = document.createElement('div');
  rendered.attach(host);
  fs.rmSync(folder, { recursive: true, force: true });

  expect(host.textContent).toContain(WORDS[route]);
  expect(missing.mock.calls.filter(([words]) => /not found/.test(String(words)))).toEqual([]);
  expect(log.errors).toEqual([]);
  missing.mockRestore();
});
