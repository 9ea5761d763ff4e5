import { z } from 'zod';
import { addDepartment, changeDepartment, removeDepartment, type Department } from '../state/departments';
import { add, remove } from '../wecom/contacts/tags';
import { membersOfDepartment } from '../wecom/contacts/membership';
import { addTag, tagOf, type ContactTag } from '../state/contactTags';
import type { World } from '../world';
import { tell } from './tell';

const id = z.number().int().positive();
const name = z.string().min(1).max(64);
export const departmentBody = z.discriminatedUnion('do', [
  z.object({ do: z.literal('create'), id: id.optional(), name, parentid: id.optional() }).strict(),
  z.object({ do: z.literal('update'), id, name: name.optional(), parentid: id.optional() }).strict(),
  z.object({ do: z.literal('delete'), id }).strict(),
]);

/** Somebody in the console changes the tree of departments. */
export function changeTree(world: World, body: z.infer<typeof departmentBody>): Department | null {
  const { departments } = world.company;
  if (body.do === 'delete') {
    const known = departments.byId.has(body.id);
    removeDepartment(departments, body.id, known && membersOfDepartment(world, body.id).length > 0);
    tell(world, { Event: 'change_contact', ChangeType: 'delete_party', Id: body.id });
    return null;
  }
  const change = {
    ...(body.name === undefined ? {} : { name: body.name }),
    ...(body.parentid === undefined ? {} : { parentId: body.parentid }),
  };
  if (body.do === 'update') {
    const changed = changeDepartment(departments, body.id, change);
    const { id: Id, name: Name, parentId: ParentId } = changed;
    tell(world, {
      Event: 'change_contact',
      ChangeType: 'update_party',
      Id,
      Name: body.name && Name,
      ParentId: body.parentid && ParentId,
    });
    return changed;
  }
  const fresh = addDepartment(departments, { ...change, ...(body.id ? { id: body.id } : {}) });
  tell(world, {
    Event: 'change_contact',
    ChangeType: 'create_party',
    Id: fresh.id,
    Name: fresh.name,
    ParentId: fresh.parentId,
    Order: fresh.order,
  });
  return fresh;
}

const members = {
  userids: z.array(z.string().max(64)).max(1000).default([]),
  partyids: z.array(id).max(100).default([]),
};
export const tagBody = z.discriminatedUnion('do', [
  z.object({ do: z.literal('create'), tagid: id.optional(), name: z.string().min(1).max(32) }).strict(),
  z.object({ do: z.enum(['add', 'remove']), tagid: id, ...members }).strict(),
]);

/** Somebody in the console makes a tag of the address book, or changes who carries it. */
export function changeContactTag(world: World, body: z.infer<typeof tagBody>): ContactTag {
  const { contactTags } = world.company;
  if (body.do === 'create') return addTag(contactTags, body.name, body.tagid ?? null, false);
  const tag = tagOf(contactTags, body.tagid);
  (body.do === 'add' ? add : remove)(tag, body.userids, body.partyids);
  const [users, parties] = [body.userids.join(','), body.partyids.join(',')];
  tell(world, {
    Event: 'change_contact',
    ChangeType: 'update_tag',
    TagId: tag.id,
    ...(body.do === 'add'
      ? { AddUserItems: users, AddPartyItems: parties }
      : { DelUserItems: users, DelPartyItems: parties }),
  });
  return tag;
}
