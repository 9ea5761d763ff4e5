import { WecomError } from '../wecom/wecomError';

/** A tag of the address book: on members and departments. `mine`: created by this app, which alone may change it. */
export interface ContactTag {
  id: number;
  name: string;
  users: string[];
  parties: number[];
  mine: boolean;
}

export interface ContactTags {
  byId: Map<number, ContactTag>;
}

export const makeContactTags = (tags: ContactTag[]): ContactTags => ({
  byId: new Map(tags.map((t) => [t.id, t])),
});

export function addTag(tags: ContactTags, name: string, asked: number | null, mine: boolean): ContactTag {
  checkName(tags, name);
  const id = asked ?? Math.max(0, ...tags.byId.keys()) + 1;
  if (id < 1 || tags.byId.has(id)) throw new WecomError(40068);
  const tag = { id, name, users: [], parties: [], mine };
  tags.byId.set(id, tag);
  return tag;
}

export function renameTag(tags: ContactTags, id: number, name: string): void {
  const tag = ownTag(tags, id);
  if (tag.name !== name) checkName(tags, name);
  tag.name = name;
}

export function tagOf(tags: ContactTags, id: number | null): ContactTag {
  const tag = tags.byId.get(id ?? -1);
  if (!tag) throw new WecomError(40068);
  return tag;
}

/** 81011 when another app or a person created it. */
export function ownTag(tags: ContactTags, id: number | null): ContactTag {
  const tag = tagOf(tags, id);
  if (!tag.mine) throw new WecomError(81011);
  return tag;
}

function checkName(tags: ContactTags, name: string): void {
  const length = Array.from(name).length;
  if (length < 1 || length > 32) throw new WecomError(40072);
  if ([...tags.byId.values()].some((t) => t.name === name)) throw new WecomError(40071);
}
