import type { ReactElement } from 'react';
import { Icon, type Glyph } from '../ui/Icon';

export type Tab = 'people' | 'chat' | 'wall';

const TABS: { tab: Tab; text: string; glyph: Glyph }[] = [
  { tab: 'people', text: '人员', glyph: 'people' },
  { tab: 'chat', text: '聊天', glyph: 'chat' },
  { tab: 'wall', text: '手机墙', glyph: 'phone' },
];

interface Props {
  tab: Tab;
  /** unread messages of everybody else */
  unread: number;
  onTab: (tab: Tab) => void;
}

/** Narrow screens show one column at a time. */
export function TabBar({ tab, unread, onTab }: Props): ReactElement {
  return (
    <nav className="tabs" aria-label="切换栏目">
      {TABS.map((t) => (
        <button
          key={t.tab}
          type="button"
          aria-current={tab === t.tab ? 'page' : undefined}
          data-testid={`tab-${t.tab}`}
          onClick={() => {
            onTab(t.tab);
          }}
        >
          <Icon glyph={t.glyph} size={22} />
          {t.text}
          {t.tab === 'people' && unread > 0 && <span className="badge">{unread > 99 ? '99+' : unread}</span>}
        </button>
      ))}
    </nav>
  );
}
