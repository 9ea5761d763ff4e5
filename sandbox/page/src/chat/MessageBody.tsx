import { useState, type ReactElement } from 'react';
import type { ChatMessage } from '../../../src/live';
import { Icon } from '../ui/Icon';
import { CardView } from './CardView';
import type { Chosen } from './chosen';
import { Markdown, PlainText } from './RichText';

export interface BodyProps {
  message: ChatMessage;
  updatedAt: string | null;
  onPress: (messageId: string, key: string, selected?: Chosen) => Promise<boolean>;
  onOpenImage: (url: string, alt: string) => void;
  onJudge?: ((messageId: string, type: 1 | 2) => Promise<boolean>) | undefined;
}

interface Props extends BodyProps {
  /** the name of whose chat it stands in */
  me: string;
}

/** What stands beside the avatar: a bubble for words, bare for cards and pictures. */
export function MessageBody({ message, me, updatedAt, onPress, onOpenImage }: Props): ReactElement {
  if (message.card) {
    return (
      <CardView
        card={message.card}
        me={me}
        updatedAt={updatedAt}
        onPress={(key, selected) => onPress(message.id, key, selected)}
        onOpenImage={onOpenImage}
      />
    );
  }
  if (message.media?.type === 'image') return <ImageBody message={message} onOpenImage={onOpenImage} />;
  if (message.media) return <FileBody name={message.media.name} url={message.media.url} />;
  if (message.kind === 'textcard' || message.kind === 'news') return <TextCardBody text={message.text} />;
  return (
    <div className="bubble" data-streaming={message.streaming || undefined}>
      {message.kind === 'markdown' ? <Markdown source={message.text} /> : <PlainText text={message.text} />}
    </div>
  );
}

function ImageBody({ message, onOpenImage }: Pick<BodyProps, 'message' | 'onOpenImage'>): ReactElement {
  const [broken, setBroken] = useState(false);
  const url = message.media?.url ?? '';
  const alt = message.text.replace(/^\[图片\]\s*/, '') || '图片';
  if (broken) {
    return (
      <div className="bubble media-broken">
        <Icon glyph="warn" /> 图片没有取到
        <button
          type="button"
          className="text-button"
          onClick={() => {
            setBroken(false);
          }}
        >
          再取一次
        </button>
      </div>
    );
  }
  return (
    <button
      type="button"
      className="media-image"
      aria-label={`放大图片：${alt}`}
      onClick={() => {
        onOpenImage(url, alt);
      }}
    >
      <img
        src={url}
        alt={alt}
        onError={() => {
          setBroken(true);
        }}
      />
    </button>
  );
}

function FileBody({ name, url }: { name: string; url: string }): ReactElement {
  return (
    <a className="media-file" href={url} download={name}>
      <span className="media-file-icon">
        <Icon glyph="file" size={26} />
      </span>
      <span className="media-file-name">{name}</span>
      <span className="media-file-hint">点击下载</span>
    </a>
  );
}

/** The first line is the title: WeCom's text card and news without their picture. */
function TextCardBody({ text }: { text: string }): ReactElement {
  const [title = '', ...rest] = text.split('\n');
  return (
    <article className="card">
      <div className="card-head">
        <h3 className="card-title">{title}</h3>
        {rest.length > 0 && <PlainText text={rest.join('\n')} />}
      </div>
    </article>
  );
}
