/** Runs the logic layer of a built mini-program in Node: no window, no DOM, only wx / App / Page stand-ins. */
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const SYSTEM = {
  windowWidth: 375,
  windowHeight: 667,
  screenWidth: 375,
  screenHeight: 667,
  pixelRatio: 2,
  platform: 'devtools',
  system: 'iOS 17',
  SDKVersion: '3.8.0',
  version: '8.0.50',
  model: 'iPhone',
  language: 'zh_CN',
  statusBarHeight: 20,
};
const EVENTS = [
  'NetworkStatusChange',
  'AppShow',
  'AppHide',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'ThemeChange',
  'MemoryWarning',
  'WindowResize',
];
/** Taro copies only what it finds as own keys of wx, so each API a page uses must be listed. */
const METHODS = [
  'navigateTo',
  'redirectTo',
  'switchTab',
  'reLaunch',
  'navigateBack',
  'showToast',
  'showModal',
  'stopPullDownRefresh',
  'setClipboardData',
];
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function answer(options, reply) {
  queueMicrotask(() => {
    options.success?.(reply);
    options.complete?.(reply);
  });
}

/** Taro writes paths such as root.cn.[0].cn.[2].v */
function setPath(root, key, value) {
  const keys = key.replace(/\.?\[(\d+)\]/g, '.$1').split('.');
  let at = root;
  keys.slice(0, -1).forEach((name, i) => {
    at[name] ??= /^\d+$/.test(keys[i + 1]) ? [] : {};
    at = at[name];
  });
  at[keys[keys.length - 1]] = value;
}

function walk(node, visit) {
  visit(node);
  for (const child of node.cn ?? []) walk(child, visit);
}

function fakeWx(log, storage, request, extra) {
  const wx = {
    getSystemInfoSync: () => SYSTEM,
    getWindowInfo: () => SYSTEM,
    getDeviceInfo: () => SYSTEM,
    getAppBaseInfo: () => SYSTEM,
    getMenuButtonBoundingClientRect: () => ({
      width: 87,
      height: 32,
      top: 24,
      right: 365,
      bottom: 56,
      left: 278,
    }),
    getStorageSync: (key) => storage.get(key) ?? '',
    setStorageSync: (key, value) => void storage.set(key, value),
    removeStorageSync: (key) => void storage.delete(key),
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getEnterOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    canIUse: () => true,
    nextTick: (then) => setTimeout(then),
    login: (options) => answer(options, { code: 'wx-code', errMsg: 'login:ok' }),
    request: (options) => {
      log.requests.push({ method: options.method ?? 'GET', url: options.url, data: options.data });
      const { statusCode, body } = request(options);
      answer(options, { header: {}, errMsg: 'request:ok', statusCode, data: JSON.stringify(body) });
      return { abort() {} };
    },
    ...Object.fromEntries(
      EVENTS.flatMap((name) => [
        [`on${name}`, () => {}],
        [`off${name}`, () => {}],
      ]),
    ),
    ...extra,
  };
  for (const name of METHODS) {
    wx[name] ??= (options = {}) => {
      log.api.push({ name, url: options.url });
      answer(options, { errMsg: `${name}:ok` });
    };
  }
  return wx;
}

/** Starts the app in `dist`. `close` stops its timers: a live list asks for ever. */
function launch(dist, { request, wx: extra = {} }) {
  const log = { api: [], requests: [], setData: [], errors: [] };
  const storage = new Map();
  const timers = new Set();
  const kept =
    (start) =>
    (...given) => {
      const timer = start(...given);
      timers.add(timer);
      return timer;
    };
  let app;
  let registered;
  const pages = [];
  const context = vm.createContext({
    wx: fakeWx(log, storage, request, extra),
    setTimeout: kept(setTimeout),
    setInterval: kept(setInterval),
    clearTimeout,
    clearInterval,
    console: {
      ...console,
      error: (...words) => log.errors.push(words.map((word) => word?.stack ?? String(word)).join(' ')),
    },
    App: (config) => (app = config),
    Page: (config) => (registered = config),
    Component: () => {},
    Behavior: (behavior) => behavior,
    getApp: () => app,
    getCurrentPages: () => pages,
  });
  const cache = new Map();
  const load = (id) => {
    const file = id.endsWith('.js') ? id : `${id}.js`;
    if (cache.has(file)) return cache.get(file).exports;
    const module = { exports: {} };
    cache.set(file, module);
    const source = `(function(require,module,exports){${fs.readFileSync(file, 'utf8')}\n})`;
    const require = (request_) => load(path.resolve(path.dirname(file), request_));
    vm.runInContext(source, context, { filename: file })(require, module, module.exports);
    return module.exports;
  };
  load(path.join(dist, 'app.js'));
  app.onLaunch?.({ path: '', query: {}, scene: 1001 });
  app.onShow?.({});

  const open = async (route, query = {}) => {
    registered = undefined;
    const file = path.join(dist, `${route}.js`);
    cache.delete(file);
    load(file);
    if (!registered) throw new Error(`${route} registered no Page`);
    const page = Object.assign(Object.create(null), registered, {
      data: JSON.parse(JSON.stringify(registered.data ?? {})),
      route,
      options: query,
      setData(patch, done) {
        log.setData.push(Buffer.byteLength(JSON.stringify(patch)));
        for (const [key, value] of Object.entries(patch)) setPath(page.data, key, value);
        if (done) setTimeout(done);
      },
    });
    pages.push(page);
    await page.onLoad?.(query);
    page.onShow?.();
    page.onReady?.();
    return opened(page);
  };
  const close = () => {
    for (const timer of timers) clearTimeout(timer);
  };
  return { log, storage, open, close };
}

function opened(page) {
  const text = () => {
    const words = [];
    walk(page.data.root, (node) => typeof node.v === 'string' && words.push(node.v));
    return words.join(' ');
  };
  return {
    page,
    text,
    /** Waits until the page says this, or says what it says instead. */
    async says(words, deadlineMs = 3000) {
      const until = Date.now() + deadlineMs;
      while (!text().includes(words)) {
        if (Date.now() > until) throw new Error(`the page does not say “${words}” but: ${text()}`);
        await wait(20);
      }
    },
    /** Taps what says this. The client tells every element from there up to the page, as bubbling does. */
    tap(words) {
      let above;
      const search = (node, path_) => {
        if (node.v === words) above ??= path_;
        for (const child of node.cn ?? []) search(child, [node, ...path_]);
      };
      search(page.data.root, []);
      if (!above) throw new Error(`nothing says “${words}”`);
      for (const node of above) {
        const target = { id: node.uid ?? node.sid, dataset: { sid: node.sid } };
        page.eh({ type: 'tap', timeStamp: Date.now(), detail: {}, target, currentTarget: target });
      }
    },
  };
}

module.exports = { launch };
