/** The few facts of the installation that areas need to know; config.ts reads them, product.ts hands them over once. */
export interface Settings {
  /** where people reach this server; links in the chat start with it */
  publicUrl: string;
  /** the member who becomes owner of an empty installation by writing to it first */
  bootstrapOwner: string | null;
  /** names of the groups of colleagues that can be written to */
  groups?: readonly string[];
  /** where WeCom's clients find a picture an area draws for cards; absent when they cannot reach this server */
  pictureUrl?: (picture: { report: string; key: string }) => string;
  /** read customers from WeCom by the clock; what events tell is always followed */
  customerSync?: boolean;
  /** how many days finished messages and what phones reported are kept */
  keepDays?: { messages: number; deviceEvents: number };
}

let current: Settings = { publicUrl: 'http://127.0.0.1:7300', bootstrapOwner: null };

/** Called once when the product is put together. */
export function registerSettings(settings: Settings): void {
  current = settings;
}

export const settings = (): Settings => current;
