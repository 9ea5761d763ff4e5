import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aCustomer } from '../../../../test/examples';
import { open } from '../../../../test/open';
import { refused, serve, type Asked } from '../../../../test/server';
import TagCustomers from './index';

const LIST = 'GET /api/v1/tags/t1/customers';
const tag = { id: 't1', name: '高价值', group: '消费能力' };
const everybody = Array.from({ length: 45 }, (_, at) =>
  aCustomer({ id: `C-${at}`, phoneTail: String(2000 + at) }),
);
const byKeyset = ({ query }: Asked) => {
  const from = query.after ? everybody.findIndex(({ id }) => id === query.after) + 1 : 0;
  const rows = everybody.slice(from, from + 20);
  return { tag, rows, total: 45, next: from + 20 < 45 ? rows[19]?.id : null };
};

test('customers come page by page, each asked for with the end of the one before', async () => {
  const asked = serve({ [LIST]: byKeyset });
  open(TagCustomers, { id: 't1' });
  expect(screen.getByLabelText('加载中')).toBeTruthy();
  await screen.findByText('消费能力 · 45 位客户');
  await userEvent.click(screen.getByText('加载更多（20/45）'));
  await userEvent.click(await screen.findByText('加载更多（40/45）'));
  expect(await screen.findByText('A-0031 · 尾号 2044')).toBeTruthy();
  expect(screen.getByText('共 45 条，已全部显示')).toBeTruthy();
  const pages = asked.filter(({ key }) => key === LIST).map(({ query }) => query.after);
  expect(pages).toEqual([undefined, 'C-19', 'C-39']);
});

test('a customer is shown masked, with stage, state, orders and what they asked of us', async () => {
  const rows = [
    aCustomer({ state: 'churnRisk', optedOut: true }),
    aCustomer({ id: 'C-2', name: '李**', orders: 0 }),
  ];
  serve({ [LIST]: () => ({ tag, rows, total: 2, next: null }) });
  open(TagCustomers, { id: 't1' });
  expect(await screen.findByText('王**')).toBeTruthy();
  for (const words of ['有流失风险', '已退订', '¥259.80', '2 单', '未成交']) {
    expect(screen.getByText(words)).toBeTruthy();
  }
});

test('a tag nobody has, and a person who may not look', async () => {
  serve({ [LIST]: () => ({ tag, rows: [], total: 0, next: null }) });
  const first = open(TagCustomers, { id: 't1' });
  expect(await screen.findByText('还没有客户')).toBeTruthy();
  first.unmount();
  serve({ [LIST]: refused(403, 'forbidden', '缺少权限 customer.search') });
  open(TagCustomers, { id: 't1' });
  expect(await screen.findByText('没有权限')).toBeTruthy();
});
