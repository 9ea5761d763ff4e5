/** The six colours a meaning can have; each component brings `tone-x` rules for them. */
export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'plan' | 'mute';
