/** A group of colleagues created by the app (appchat). */
export interface AppChat {
  chatid: string;
  name: string;
  owner: string;
  userlist: string[];
}

/** Webhook robots (群机器人) by key; each belongs to one group. */
export interface Robot {
  key: string;
  chatid: string;
  name: string;
  disabled: boolean;
}

export interface AppChats {
  byId: Map<string, AppChat>;
  robots: Map<string, Robot>;
}

export const makeAppChats = (): AppChats => ({ byId: new Map(), robots: new Map() });
