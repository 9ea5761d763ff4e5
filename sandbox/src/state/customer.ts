/**
 * friends: both see each other. half: added without the member's confirmation yet. blocked: the customer removed the
 * member, who still reads him (84061's help text). removed: the member removed the customer; nothing is left.
 */
export type Standing = 'friends' | 'half' | 'blocked' | 'removed';

/** One member's relation to one customer. */
export interface Follow {
  userid: string;
  remark: string;
  description: string;
  createtime: number;
  tagIds: string[];
  remarkCorpName: string;
  remarkMobiles: string[];
  operUserid: string;
  addWay: number;
  state: string;
  standing: Standing;
}

export interface Customer {
  id: string;
  name: string;
  /** 1 WeChat, 2 WeCom of another corp */
  type: 1 | 2;
  gender: 0 | 1 | 2;
  corpName: string;
  unionid: string;
  follows: Follow[];
  /** member → unix seconds of their last words: who gets a mass message's task */
  lastChats: Record<string, number>;
}
