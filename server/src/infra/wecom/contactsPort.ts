import { WecomFault, type ContactsPort, type OutsideContact } from '../../kernel';
import type { Call } from './ask';
import { sendWelcome } from './contactWays';
import { addCorpTags, deleteCorpTags, editCorpTag, listCorpTags, markTags } from './customerTags';
import {
  contactsPage,
  getExternalContact,
  listExternalUserids,
  listFollowUsers,
  type KnownContact,
} from './externalContact';

/** 40096: no such customer; 84061: nobody has a relation to him (wecom-api.md §13). */
const NOBODY = new Set([40096, 84061]);
const CORP_TAG = 1;

/** 客户联系 behind the kernel's port. */
export function contactsPort(call: Call): ContactsPort {
  return {
    followers: () => listFollowUsers(call),
    async page(userid, cursor) {
      const { items, next } = await contactsPage(call, [userid], cursor);
      return {
        items: items.map((i) => relation(i.external_contact, i.follow_info, i.follow_info.tag_id)),
        next,
      };
    },
    idsOf: (userid) => listExternalUserids(call, userid),
    async relationsOf(externalUserid) {
      try {
        const { contact, follows } = await getExternalContact(call, externalUserid);
        return follows.map((f) => {
          const ours = f.tags.filter((t) => t.type === CORP_TAG);
          return relation(
            contact,
            f,
            ours.flatMap((t) => (t.tag_id === undefined ? [] : [t.tag_id])),
          );
        });
      } catch (error) {
        if (error instanceof WecomFault && NOBODY.has(error.errcode)) return [];
        throw error;
      }
    },
    async tagGroups() {
      const groups = await listCorpTags(call);
      return groups.map((g) => ({
        id: g.group_id,
        name: g.group_name,
        tags: g.tag.map(({ id, name }) => ({ id, name })),
      }));
    },
    markTags: (pair, marks) => markTags(call, pair, marks),
    async addTag(groupName, name) {
      const group = await addCorpTags(call, { groupName }, [{ name }]);
      const made = group.tag.find((t) => t.name === name);
      if (!made) throw new WecomFault(0, 'giveUp', 'externalcontact/add_corp_tag: answered without the tag');
      return { id: made.id, groupId: group.group_id };
    },
    renameTag: (id, name) => editCorpTag(call, id, { name }),
    deleteTag: (id) => deleteCorpTags(call, { tagIds: [id] }),
    welcome: (code, content) => sendWelcome(call, code, { text: { content } }),
  };
}

type Contact = KnownContact['external_contact'];
type Note = Pick<KnownContact['follow_info'], 'userid' | 'remark' | 'createtime' | 'add_way' | 'state'>;

const GENDERS: Partial<Record<number, 'm' | 'f'>> = { 1: 'm', 2: 'f' };

const relation = (c: Contact, n: Note, tagIds: readonly string[]): OutsideContact => ({
  userid: n.userid,
  externalUserid: c.external_userid,
  name: c.name,
  gender: GENDERS[c.gender] ?? 'u',
  unionid: c.unionid ?? null,
  remark: n.remark,
  addedAt: new Date(n.createtime * 1000),
  addWay: n.add_way,
  state: n.state,
  tagIds: [...tagIds].sort(),
});
