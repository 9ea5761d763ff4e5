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
