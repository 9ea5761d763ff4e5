import type { ReactElement } from 'react';
import { Dialog } from '../ui/Dialog';

export interface Picture {
  url: string;
  alt: string;
}

export function Lightbox({ picture, onClose }: { picture: Picture; onClose: () => void }): ReactElement {
  return (
    <Dialog title={picture.alt || '图片'} className="lightbox" onClose={onClose}>
      <div className="lightbox-stage">
        <img src={picture.url} alt={picture.alt} />
      </div>
      <p className="lightbox-foot">
        <a href={picture.url} target="_blank" rel="noreferrer">
          在新窗口看原图
        </a>
      </p>
    </Dialog>
  );
}
