/** One accepted hello that pushed a connected socket of the same device aside. */
export interface Takeover {
  install: string;
  at: Date;
}

const WAR_SECONDS = 60;
const WAR_TAKEOVERS = 3;

/**
 * Whether two phones fight for one identity (fleet.md §2): three takeovers within a minute, from two installations. A
 * phone on a bad network that comes back again and again is one installation, and no war.
 */
export function isIdentityWar(takeovers: readonly Takeover[], now: Date): boolean {
  const lately = takeovers.filter((t) => now.getTime() - t.at.getTime() <= WAR_SECONDS * 1000);
  return lately.length >= WAR_TAKEOVERS && new Set(lately.map((t) => t.install)).size >= 2;
}
