export interface AudienceLeaf {
  field:
    | 'tag'
    | 'stage'
    | 'state'
    | 'segment'
    | 'score'
    | 'channel'
    | 'addedAt'
    | 'addedDays'
    | 'lastTouchDays'
    | 'lastPurchaseDays'
    | 'orders'
    | 'amountCents'
    | 'region'
    | 'account'
    | 'pool';
  op: 'has' | 'is' | 'in' | '<' | '<=' | '>' | '>=' | '=' | 'between';
  value: unknown;
  max?: number;
}

/** The rule tree of domain.md §3: what pools, campaigns, SOP triggers and chat filters share. */
export type AudienceRule =
  { and: AudienceRule[] } | { or: AudienceRule[] } | { not: AudienceRule } | AudienceLeaf;

/** One condition or several, as read from a sentence. */
export interface Read {
  rule: AudienceRule;
  end: number;
  cost: number;
  /** could mean something else: asked about before anything is sent */
  vague?: boolean;
  /** a bare word before 的客户, which alone is too little to send anything by */
  loose?: boolean;
}

export const leaf = (field: AudienceLeaf['field'], op: AudienceLeaf['op'], value: unknown): AudienceLeaf => ({
  field,
  op,
  value,
});
