/** Today and the two days before: the schedule folds them again anyway (stack.md §5). */
export const RECENT_DAYS = 3;
