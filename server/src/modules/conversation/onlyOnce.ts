/**
 * WeCom drops a request that is equal to an earlier one within this interval (1,800 s at least, 14,400 at most). The same
 * row again is equal; two rows with the same words — the same question asked twice — are not: each has its own interval.
 */
export const onlyOnceSeconds = (rowId: string): number => 1800 + (Number(rowId) % 12_000);
