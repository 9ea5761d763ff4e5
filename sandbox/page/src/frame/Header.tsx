import type { ReactElement } from 'react';
import type { Link, LiveState } from '../live/liveState';
import { AppAvatar } from '../ui/Avatar';
import { Icon } from '../ui/Icon';

interface Props {
  link: Link;
  attempts: number;
  product: NonNullable<LiveState['product']>;
  faults: number;
  onFaults: () => void;
  onConsole: () => void;
  onRetry: () => void;
}

export function Header({
  link,
  attempts,
  product,
  faults,
  onFaults,
  onConsole,
  onRetry,
}: Props): ReactElement {
  return (
    <header className="top">
      <h1 className="brand">
        <AppAvatar size={30} />
        <span>
          存客宝 <em>沙盒</em>
        </span>
      </h1>
      <p className="brand-line">说一句话，手机就动，报表自己回来</p>
      <div className="top-right">
        <ProductPill up={product.up} known={link === 'open'} />
        <LinkPill link={link} attempts={attempts} onRetry={onRetry} />
        <Tools faults={faults} onFaults={onFaults} onConsole={onConsole} />
        <a
          className="plain-button strong"
          href={`${product.url.replace(/\/$/, '')}/m/`}
          target="_blank"
          rel="noreferrer"
          data-testid="open-mini"
        >
          <Icon glyph="phone" size={15} />
          小程序
        </a>
      </div>
    </header>
  );
}

function Tools({
  faults,
  onFaults,
  onConsole,
}: Pick<Props, 'faults' | 'onFaults' | 'onConsole'>): ReactElement {
  return (
    <>
      <button
        type="button"
        className="plain-button"
        data-testid="console-open"
        aria-label="控制台：场景、令牌、通信记录"
        onClick={onConsole}
      >
        <Icon glyph="menu" size={15} />
        <span className="wide-only">控制台</span>
      </button>
      <button
        type="button"
        className="plain-button"
        data-testid="faults-open"
        aria-label={faults > 0 ? `故障，${faults} 条生效中` : '制造故障'}
        onClick={onFaults}
      >
        <Icon glyph="fault" size={15} />
        <span className="wide-only">故障</span>
        {faults > 0 && <span className="badge">{faults}</span>}
      </button>
    </>
  );
}

/** While the line is cut nobody knows; the last known state would be a guess. */
function ProductPill({ up, known }: { up: boolean; known: boolean }): ReactElement {
  const words = up ? '运行中' : '未应答';
  return (
    <span className="pill" data-good={up && known} data-testid="product-state" role="status">
      <i /> <span className="pill-name">产品</span>
      {known ? words : '状态未知'}
    </span>
  );
}

function LinkPill({ link, attempts, onRetry }: Pick<Props, 'link' | 'attempts' | 'onRetry'>): ReactElement {
  if (link === 'open') {
    return (
      <span className="pill" data-good="true" data-testid="link-state" role="status">
        <i /> <span className="pill-text">实时</span>
      </span>
    );
  }
  return (
    <button type="button" className="pill" data-good="false" data-testid="link-state" onClick={onRetry}>
      <i /> 重连中{attempts > 1 ? `（${attempts}）` : ''}
    </button>
  );
}
