import { asObject, type Json } from '../wecom/json';

export interface Parsed {
  body: Json;
  /** the real server says so in the errmsg and goes on with what it could read (wecom-api.md §0) */
  broken: boolean;
}

const TRIES = 200;

/** The object in a request's body; of one that is no JSON, the members before the place where it breaks. */
export function parseHalf(text: string): Parsed {
  const whole = parse(text);
  if (whole) return { body: whole, broken: false };
  let end = text.lastIndexOf(',');
  for (let n = 0; n < TRIES && end > 0; n += 1) {
    const part = parse(`${text.slice(0, end)}}`);
    if (part) return { body: part, broken: true };
    end = text.lastIndexOf(',', end - 1);
  }
  return { body: parse(`${text}}`) ?? {}, broken: true };
}

function parse(text: string): Json | null {
  try {
    return asObject(JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}
