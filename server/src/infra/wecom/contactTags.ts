import { z } from 'zod';
import { change, drop, get, tell, type Call } from './ask';
import { partsOf } from './pages';

/** Tags of members (wecom-api.md §9.3). Only the app that created one may change it (81011). */

const changed = z.object({
  /** "a|b" */
  invalidlist: z.string().default(''),
  invalidparty: z.array(z.number().int()).default([]),
});

export const createContactTag = async (call: Call, tagname: string, tagid?: number) =>
  (await tell(call, 'tag/create', { tagname, tagid }, z.object({ tagid: z.number().int() }))).tagid;

export const renameContactTag = async (call: Call, tagid: number, tagname: string): Promise<void> => {
  await change(call, 'tag/update', { tagid, tagname });
};

export const deleteContactTag = async (call: Call, tagid: number): Promise<void> => {
  await drop(call, 'tag/delete', { tagid: String(tagid) });
};

export const getContactTag = (call: Call, tagid: number) =>
  get(
    call,
    'tag/get',
    { tagid: String(tagid) },
    z.object({
      tagname: z.string(),
      userlist: z.array(z.object({ userid: z.string(), name: z.string() })).default([]),
      partylist: z.array(z.number().int()).default([]),
    }),
  );

export const listContactTags = async (call: Call) =>
  (
    await get(
      call,
      'tag/list',
      {},
      z.object({ taglist: z.array(z.object({ tagid: z.number().int(), tagname: z.string() })) }),
    )
  ).taglist;

interface Tagged {
  userids: readonly string[];
  departments?: readonly number[];
}

/** Who could not be tagged is told; any number of members, 1,000 and 100 departments a call. */
export const addToContactTag = (call: Call, tagid: number, who: Tagged) =>
  retag(call, 'tag/addtagusers', tagid, who);

export const takeFromContactTag = (call: Call, tagid: number, who: Tagged) =>
  retag(call, 'tag/deltagusers', tagid, who);

async function retag(call: Call, endpoint: string, tagid: number, who: Tagged) {
  const invalid = { userids: [] as string[], departments: [] as number[] };
  const bodies = [
    ...partsOf(who.userids, 1000).map((userlist) => ({ tagid, userlist })),
    ...partsOf(who.departments ?? [], 100).map((partylist) => ({ tagid, partylist })),
  ];
  for (const body of bodies) {
    const answer = await tell(call, endpoint, body, changed);
    invalid.userids.push(...answer.invalidlist.split('|').filter((u) => u !== ''));
    invalid.departments.push(...answer.invalidparty);
  }
  return invalid;
}
