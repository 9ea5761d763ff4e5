import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { notUnderstood, someone } from '../../../../test/examples';
import { open } from '../../../../test/open';
import { refused, serve } from '../../../../test/server';
import Taro from '../../../../test/stubs/taro';
import Tags from './index';

const TAGS = 'GET /api/v1/tags';
const ME = 'GET /api/v1/me';
const tags = (n: number) =>
  Array.from({ length: n }, (_, at) => ({ id: `t${at}`, name: `标签${at}`, customers: 1000 + at }));
const all = () => ({
  groups: [
    { id: 'g1', name: '意向', choice: 'single', tags: tags(3) },
    {
      id: 'g2',
      name: '兴趣',
      choice: 'multi',
      tags: tags(20).map((tag) => ({ ...tag, name: `兴趣${tag.id}` })),
    },
  ],
  totalTags: 23,
  taggedCustomers: 1837,
});

test('groups stand there with counts; a long one is folded until it is opened', async () => {
  serve({ [TAGS]: all, [ME]: () => someone() });
  open(Tags);
  expect(screen.getByLabelText('加载中')).toBeTruthy();
  expect(await screen.findByText('2 组 · 23 个标签 · 1,837 位客户有标签')).toBeTruthy();
  expect(screen.getByText('单选 · 3 个')).toBeTruthy();
  expect(screen.queryByText('兴趣t19')).toBeNull();
  await userEvent.click(screen.getByText('展开全部 20 个'));
  expect(screen.getByText('兴趣t19')).toBeTruthy();
});

test('a tag leads to its customers for those who may see them', async () => {
  serve({ [TAGS]: all, [ME]: () => someone({ roles: ['userOps'] }) });
  open(Tags);
  await userEvent.click(await screen.findByRole('button', { name: '标签1 1,001 人' }));
  await waitFor(() => {
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/customers/tagCustomers/index?id=t1' });
  });
});

test('somebody who may not is told so instead of being sent to a refusal', async () => {
  serve({ [TAGS]: all, [ME]: () => someone({ roles: ['viewer'] }) });
  open(Tags);
  await userEvent.click(await screen.findByRole('button', { name: '标签1 1,001 人' }));
  expect(Taro.navigateTo).not.toHaveBeenCalled();
  expect(Taro.showToast).toHaveBeenCalledWith({ title: '你没有查看客户的权限', icon: 'none' });
});

test('a search is a question to the server and can end empty', async () => {
  const asked = serve({
    [TAGS]: ({ query }) => (query.search ? { groups: [], totalTags: 0, taggedCustomers: 0 } : all()),
    'GET /api/v1/assistant/parse': notUnderstood,
    [ME]: () => someone(),
  });
  open(Tags);
  await screen.findByText('意向');
  await userEvent.type(screen.getByPlaceholderText('搜标签，或说：高价值客户'), '没有');
  expect(await screen.findByText('没有符合的标签')).toBeTruthy();
  expect(asked.at(-1)?.query).toEqual({ search: '没有' });
  await userEvent.click(screen.getByRole('button', { name: '清空' }));
  expect(await screen.findByText('意向')).toBeTruthy();
});

test('no tags yet, and a failure', async () => {
  serve({ [TAGS]: () => ({ groups: [], totalTags: 0, taggedCustomers: 0 }), [ME]: () => someone() });
  const first = open(Tags);
  expect(await screen.findByText('还没有标签')).toBeTruthy();
  first.unmount();
  serve({ [TAGS]: refused(503, 'unavailable', '数据库暂时不可用'), [ME]: () => someone() });
  open(Tags);
  expect(await screen.findByText('数据库暂时不可用')).toBeTruthy();
});
