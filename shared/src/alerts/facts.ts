/** What is known at one look. null: nobody could tell now, so nothing is opened or closed because of it. */
export interface AlertFacts {
  devices: readonly WatchedDevice[];
  /** shut out because two phones claim to be it; not in service, so not among `devices` */
  quarantined: readonly Pick<WatchedDevice, 'id' | 'name' | 'site' | 'operator'>[];
  accounts: readonly WatchedAccount[];
  /** accounts on phones in service */
  accountsOnline: { online: number; total: number } | null;
  /** friends gained today up to now, and the mean of the seven days before up to the same time of day */
  newFriends: { today: number; mean: number } | null;
  /** actions that ended in the last 15 minutes */
  actions: { settled: number; failed: number };
  queues: readonly { name: string; lagMinutes: number }[] | null;
  /** calls to WeCom that failed in the last 15 minutes */
  wecomErrors: number | null;
  /** daily metrics by id, in the figures people say: today's so far and yesterday's */
  metrics: ReadonlyMap<string, { today: number | null; yesterday: number | null }>;
}

export interface WatchedDevice {
  id: string;
  name: string;
  /** where it stands: phones of one site share an uplink, so they share an alert */
  site: string | null;
  operator: string | null;
  online: boolean;
  offlineMinutes: number | null;
  battery: number | null;
  charging: boolean;
  freeMb: number | null;
  /** connected, and a reading needs a person: battery, storage, a missing permission, a risk dialog */
  abnormal: boolean;
}

export interface WatchedAccount {
  id: string;
  name: string;
  team: string | null;
  operator: string | null;
  score: number;
}
