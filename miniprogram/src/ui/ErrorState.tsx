import { Empty, type Picture } from './Empty';

export interface Problem {
  kind: 'failed' | 'offline' | 'forbidden' | 'missing' | 'signedOut';
  /** Chinese, for people */
  message: string;
  traceId?: string;
}

const LOOKS: Record<Problem['kind'], { picture: Picture; title: string; action: string }> = {
  failed: { picture: 'alert', title: '没有加载出来', action: '重试' },
  offline: { picture: 'offline', title: '网络不通', action: '重试' },
  forbidden: { picture: 'lock', title: '没有权限', action: '重新检查' },
  missing: { picture: 'empty', title: '没有找到', action: '重试' },
  signedOut: { picture: 'door', title: '尚未登录', action: '登录' },
};

/** Why there is nothing to see, with the number that finds it in the log. */
export function ErrorState(props: { problem: Problem; onRetry: () => void }) {
  const { kind, message, traceId } = props.problem;
  const { picture, title, action } = LOOKS[kind];
  return (
    <Empty
      picture={picture}
      title={title}
      hint={message}
      trace={traceId ? `追踪号 ${traceId}` : undefined}
      action={{ label: action, onClick: props.onRetry }}
    />
  );
}
