import type { CodeView } from '../../../src/liveCompany';

/** What the dialog's fields hold. `by` is a code's id, 'pasted' or 'member'. */
export interface Draft {
  by: string;
  configId: string;
  userid: string;
  state: string;
  name: string;
  wecom: boolean;
  half: boolean;
}

export const NEW_MEETING: Draft = {
  by: 'member',
  configId: '',
  userid: '',
  state: '',
  name: '',
  wecom: false,
  half: false,
};

export interface Meeting {
  /** below /sandbox */
  path: string;
  body: object;
  /** the group he gets into instead of meeting a member */
  group: string | null;
}

/** The deed these fields mean; null while something is missing. `id` is the customer's, null for somebody new. */
export function meetingOf(draft: Draft, codes: readonly CodeView[], id: string | null): Meeting | null {
  const who = { ...(id ? { external_userid: id } : newcomer(draft)), ...(draft.half ? { half: true } : {}) };
  if (draft.by === 'member') return draft.userid ? addition(draft, who) : null;
  const configId = draft.by === 'pasted' ? draft.configId.trim() : draft.by;
  if (!configId) return null;
  const code = codes.find((c) => c.configId === configId);
  if (code?.kind === 'group') return entrance(code, id);
  return { path: 'customers', body: { do: 'scan', config_id: configId, ...who }, group: null };
}

const newcomer = ({ name, wecom }: Draft): object => ({
  name: name.trim() || '新客户',
  ...(wecom ? { wecom: true } : {}),
});

function addition(draft: Draft, who: object): Meeting {
  const state = draft.state.trim();
  const body = { do: 'add', userid: draft.userid, ...who, ...(state ? { state } : {}) };
  return { path: 'customers', body, group: null };
}

/** Groups take in customers who are there already. */
function entrance(code: CodeView, id: string | null): Meeting | null {
  const [group] = code.to;
  if (!group || !id) return null;
  const body = { do: 'join', chat_id: group.id, who: id, config_id: code.configId };
  return { path: 'groups', body, group: group.id };
}

/** How a code is called in the list. */
export const codeWords = (code: CodeView): string =>
  [code.remark || (code.kind === 'group' ? '入群码' : '联系我'), code.state && `state ${code.state}`]
    .filter(Boolean)
    .join(' · ');
