/** Makes a switch over a union fail to compile when a case is missing; throws if bad data gets here anyway. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}
