const AT = '2026-11-22T06:30:00.000Z';

const device = (at) => ({
  id: `D-${String(at + 1).padStart(3, '0')}`,
  name: `前台${at + 1}号`,
  state: 'online',
  cause: '心跳正常',
  since: AT,
  battery: 80,
  charging: false,
  network: 'Wi-Fi',
  group: '1组',
  operator: '小李',
  account: { id: 'A-0031', nickname: '小悦', healthScore: 92 },
  lastSeenAt: AT,
});
const customer = (at) => ({
  id: `C-${at}`,
  name: '王**',
  stage: 'newcomer',
  state: 'active',
  phoneTail: '1007',
  account: 'A-0031',
  addedAt: AT,
  lastMessageAt: null,
  orders: 1,
  amountCents: 9900,
  optedOut: false,
});
const list = (n, make) => Array.from({ length: n }, (_, at) => make(at));

const REPLIES = {
  '/api/v1/me': {
    userid: 'chenjing',
    name: '陈静',
    roles: ['matrixOps'],
    permissions: ['device.list'],
    language: 'zh',
    timeZone: 'Asia/Shanghai',
  },
  '/api/v1/devices': { rows: list(20, device), total: 37, counts: { online: 37 } },
  '/api/v1/devices/D-012': {
    ...device(11),
    model: 'Redmi Note 12',
    os: 'Android 13',
    app: '1.4.2',
    imeiTail: '4821',
    freeMb: 23_800,
    pairedAt: AT,
    events: [{ at: AT, kind: 'online', text: '上线' }],
    actions: [{ task: 'T-87', kind: '重启', state: '完成', text: '完成', at: AT }],
  },
  '/api/v1/tags': {
    groups: [
      { id: 'g1', name: '消费能力', choice: 'single', tags: [{ id: 't1', name: '高价值', customers: 120 }] },
    ],
    totalTags: 1,
    taggedCustomers: 120,
  },
  '/api/v1/tags/t1/customers': {
    tag: { id: 't1', name: '高价值', group: '消费能力' },
    rows: list(20, customer),
    total: 120,
    next: 'C-19',
  },
  '/api/v1/funnels/acquisition': {
    id: 'acquisition',
    name: '获客漏斗',
    period: 'thisWeek',
    from: AT,
    to: AT,
    steps: [
      {
        kind: 'scanned',
        name: '扫码',
        customers: 10,
        ofPrevious: null,
        ofFirst: 1,
        dropped: 0,
        medianMinutes: null,
      },
      {
        kind: 'passed',
        name: '通过',
        customers: 4,
        ofPrevious: 0.4,
        ofFirst: 0.4,
        dropped: 6,
        medianMinutes: 30,
      },
    ],
    conversion: 0.4,
    worstStep: '通过',
  },
  '/api/v1/reports/daily': {
    day: '2026-11-21',
    kpis: [],
    trend: list(14, (at) => ({
      day: `2026-11-${String(8 + at).padStart(2, '0')}`,
      newFriends: at,
      deals: 1,
    })),
  },
};

/** The server as the mini-program meets it: everything but the login wants the token the login gave. */
const server =
  () =>
  ({ url, header }) => {
    const { pathname } = new URL(url);
    if (pathname === '/api/v1/login') {
      return { statusCode: 200, body: { token: 'good', expiresAt: AT, me: REPLIES['/api/v1/me'] } };
    }
    if (header.authorization !== 'Bearer good') {
      return { statusCode: 401, body: { code: 'unauthorized', message: '登录已过期', traceId: 't' } };
    }
    const body = REPLIES[pathname];
    return body
      ? { statusCode: 200, body }
      : { statusCode: 404, body: { code: 'notFound', message: '没有这个接口', traceId: 't' } };
  };

module.exports = { server };
