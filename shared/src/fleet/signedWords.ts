/** What the phone signs, and the server checks with the public key it got at pairing. */
export const helloMessage = (nonce: string, device: string, ts: number): string => `${nonce}|${device}|${ts}`;
/** What the phone signs with its present key to change it for another. */
export const rekeyMessage = (device: string, publicKey: string, ts: number): string =>
  `rekey|${device}|${publicKey}|${ts}`;
