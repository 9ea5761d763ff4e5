/**
 * What the page reads about the company below `/sandbox/views`: names in the place of ids, lists with an end. A live
 * frame `changed` says that some of it may be another now; the page asks again for what it shows.
 */

/** One member's relation to a customer. */
export interface RelationView {
  userid: string;
  name: string;
  standing: 'friends' | 'half' | 'blocked' | 'removed';
  /** of the code he came by */
  state: string;
  /** ISO */
  since: string;
  remark: string;
  tags: string[];
}

export interface CustomerView {
  id: string;
  name: string;
  /** of another corp; '' for WeChat people */
  corpName: string;
  relations: RelationView[];
}

export interface CustomerListView {
  /** all there are, found or not */
  total: number;
  customers: CustomerView[];
  /** more would fit than are told */
  more: boolean;
}

/** A code that can be scanned: 「联系我」 or a way into customer groups. */
export interface CodeView {
  configId: string;
  kind: 'contact' | 'group';
  remark: string;
  state: string;
  /** whom it leads to: members, or groups */
  to: { id: string; name: string }[];
  /** the member has to confirm first */
  verify: boolean;
  scans: number;
}

/** A moment as a customer sees it. */
export interface MomentView {
  id: string;
  /** the member who published it */
  userid: string;
  name: string;
  /** ISO */
  at: string;
  text: string;
  liked: boolean;
  commented: boolean;
}

/** What waits for one member's hand, and what he did with it; the newest first. */
export interface MemberTasksView {
  mass: MassTaskView[];
  moments: MomentTaskView[];
}

export interface MassTaskView {
  msgid: string;
  /** ISO */
  at: string;
  to: 'single' | 'group';
  text: string;
  state: 'waiting' | 'ignored' | 'sent' | 'cancelled';
  /** ISO */
  sentAt: string | null;
  /** how many there are of each fate, as get_groupmsg_send_result tells them */
  counts: { all: number; sent: number; gone: number; capped: number };
  /** the first hundred */
  recipients: { id: string; name: string; fate: 'unsent' | 'sent' | 'gone' | 'capped' }[];
  /** ISO of each reminder of the last 24 hours */
  reminders: string[];
}

export interface MomentTaskView {
  id: string;
  /** ISO */
  at: string;
  text: string;
  state: 'waiting' | 'published' | 'cancelled';
  /** ISO */
  publishedAt: string | null;
  likes: number;
  comments: number;
}

/** customer: 客户群 · app: made by the app (appchat) · room: made by colleagues. */
export interface GroupView {
  id: string;
  kind: 'customer' | 'app' | 'room';
  name: string;
  owner: string;
  notice: string;
  members: { id: string; name: string; external: boolean }[];
  /** webhook robots; the key is the secret of the address */
  robots: { key: string; name: string; disabled: boolean }[];
  dismissed: boolean;
}
