import { wordsOf } from '@cunkebao/shared/kernel';
import { registerSettings, settings, type Reply } from '../../kernel';
import { render } from './render';

const before = settings();
afterEach(() => registerSettings(before));

const zh = wordsOf('zh');
const menu = [
  { text: '收到', say: '处理 AL-1' },
  { text: '已解决', say: 'AL-1 已解决' },
];
const alert: Reply = {
  headline: '🔴 AL-1 3组 2 台设备 离线超过 10 分钟',
  lines: ['D-001 前台', '时间：10:00'],
  notice: { path: '/pages/fleet/devices/index', menu, emphasis: { figure: '2', of: '台设备离线' } },
};
const report: Reply = {
  headline: '日报 03-04 周三：3/7 项达标',
  lines: ['✅ 新增好友 112/100'],
  image: { report: 'dailyReport', key: '["2026-03-04",{}]', alt: '日报' },
  buttons: [{ text: '为什么', say: '为什么掉了' }],
  notice: {
    path: '/pages/insight/funnel/index',
    menu: [{ text: '退订日报', say: '退订日报' }],
    sections: [{ title: '指标', lines: ['✅ 新增好友 112/100', '❌ 朋友圈 1/5'] }],
  },
};
const cards = (reply: Reply): unknown[] =>
  render(reply, 'p1', zh).flatMap((m) => (m.kind === 'card' ? [m.body['template_card']] : []));

test('an alert has its figure large, its steps behind the ··· and opens a page', () => {
  expect(cards(alert)).toEqual([
    expect.objectContaining({
      card_type: 'text_notice',
      task_id: 'p1',
      emphasis_content: { title: '2', desc: '台设备离线' },
      sub_title_text: 'D-001 前台\n时间：10:00',
      card_action: { type: 1, url: `${before.publicUrl}/m/pages/fleet/devices/index` },
      action_menu: {
        desc: '更多操作',
        action_list: [
          { text: '收到', key: 'say:处理 AL-1' },
          { text: '已解决', key: 'say:AL-1 已解决' },
        ],
      },
    }),
  ]);
});

test('what does not fit an alert card is said before it', () => {
  const lines = Array.from({ length: 7 }, (_, i) => `D-00${i} 直播间很长的名字很长的名字 · 赵琪负责的设备`);
  const kinds = render({ ...alert, lines }, 'p1', zh).map((m) => m.kind);
  expect(kinds).toEqual(['text', 'card']);
});

test('a report that comes by itself has its picture where WeCom reaches this server', () => {
  registerSettings({ ...before, pictureUrl: ({ report: r }) => `https://x/${r}.png` });
  expect(cards(report)).toEqual([
    expect.objectContaining({
      card_type: 'news_notice',
      main_title: { title: '日报 03-04 周三：3/7 项达标' },
      card_image: { url: 'https://x/dailyReport.png', aspect_ratio: 1.8 },
      vertical_content_list: [{ title: '指标', desc: '✅ 新增好友 112/100\n❌ 朋友圈 1/5' }],
    }),
  ]);
  expect(render(report, 'p1', zh).map((m) => m.kind)).toEqual(['card', 'picture']);
});

test('without an address for pictures it is told in words, with its buttons', () => {
  registerSettings({ publicUrl: before.publicUrl, bootstrapOwner: null });
  expect(cards(report)).toEqual([expect.objectContaining({ card_type: 'button_interaction' })]);
});
