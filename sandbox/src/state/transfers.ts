/** One customer on the way from one member to another. Status: 1 done, 2 waiting, 3 refused, 4 takeover limit. */
export interface Transfer {
  externalUserid: string;
  handover: string;
  takeover: string;
  status: 1 | 2 | 3 | 4;
  /** unix seconds; when it was asked for, and when it was done (0 = not yet) */
  askedAt: number;
  takeoverTime: number;
  /** after the handing-over member had left */
  resigned: boolean;
}

export interface Transfers {
  all: Transfer[];
  /** members who left, with what they left behind (unix seconds of leaving) */
  left: { userid: string; at: number }[];
}

export const makeTransfers = (): Transfers => ({ all: [], left: [] });
