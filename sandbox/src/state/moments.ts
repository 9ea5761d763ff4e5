import type { Json } from '../wecom/json';

/** 客户朋友圈: made by the API, published by each member in his client. */
export interface Moment {
  momentId: string;
  jobId: string;
  creator: string;
  createTime: number;
  /** 0 part of the customers, 1 all */
  visibleType: 0 | 1;
  text: Json | null;
  attachments: Json[];
  cancelled: boolean;
  /** member → published or not, and when */
  tasks: { userid: string; published: boolean; at: number }[];
  tagIds: string[];
  comments: { by: string; external: boolean; at: number }[];
  likes: { by: string; external: boolean; at: number }[];
  invalidUsers: string[];
  invalidDepartments: number[];
  invalidTags: string[];
  /** ms: the job is running until then */
  readyAt: number;
}

export interface Moments {
  byId: Map<string, Moment>;
}

export const makeMoments = (): Moments => ({ byId: new Map() });
