/** One tag between one member and one customer, as both sides would have it. */
export interface TagSides {
  /** what somebody here wants in WeCom and WeCom has not confirmed yet */
  wish: { worn: boolean; at: Date };
  /** what WeCom tells; `changedAt`: when somebody changed it there, null when it is as it was or nobody knows when */
  told: { worn: boolean; changedAt: Date | null };
}

/**
 * Whose word holds: the newest (domain.md §3). A wish stands against what WeCom still shows from before it, and against
 * a change whose time nobody knows; only a later change there ends it.
 */
export function tagPrevails({ wish, told }: TagSides): 'wish' | 'told' {
  if (wish.worn === told.worn) return 'told';
  return told.changedAt !== null && told.changedAt > wish.at ? 'told' : 'wish';
}
