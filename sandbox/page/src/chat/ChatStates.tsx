import type { ReactElement } from 'react';

export function ChatLoading({ lost }: { lost: boolean }): ReactElement {
  if (lost) return <p className="chat-blank">连接恢复后会显示这里的聊天。</p>;
  return (
    <div className="chat-skeleton" role="status" aria-label="正在读取聊天">
      <i />
      <i />
      <i />
      <i />
    </div>
  );
}

/** Says what is between the person and what he expects: the line to the sandbox, or the product itself. */
export function ChatNotice({ lost, productUp }: { lost: boolean; productUp: boolean }): ReactElement | null {
  if (lost) {
    return (
      <p className="notice notice-warn" role="status">
        和沙盒的连接断了，正在重连。这期间看不到新消息。
      </p>
    );
  }
  if (productUp) return null;
  return (
    <p className="notice notice-warn" role="status">
      产品没有应答。现在说的话会由企业微信重试，没送到的可以重发。
    </p>
  );
}
