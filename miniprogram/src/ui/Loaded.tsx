import type { ReactNode } from 'react';
import { ErrorState, type Problem } from './ErrorState';
import { Notice } from './Notice';

/** The four faces of anything that is fetched: waiting, failed, there, and there but no longer fresh. */
export function Loaded<T>(props: {
  data: T | undefined;
  problem: Problem | undefined;
  skeleton: ReactNode;
  onRetry: () => void;
  children: (data: T) => ReactNode;
}) {
  const { data, problem, onRetry } = props;
  if (data === undefined || (problem && !mayGoStale(problem))) {
    return problem ? <ErrorState problem={problem} onRetry={onRetry} /> : <>{props.skeleton}</>;
  }
  return (
    <>
      {problem ? (
        <Notice
          text={`${problem.kind === 'offline' ? '网络不通' : '刷新失败'}，显示的是上一次的数据`}
          action="重试"
          onAction={onRetry}
        />
      ) : null}
      {props.children(data)}
    </>
  );
}

/** Old figures are better than none while the line is down, but not for somebody who may no longer see them. */
const mayGoStale = (problem: Problem): boolean => problem.kind === 'offline' || problem.kind === 'failed';
