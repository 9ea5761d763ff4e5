import { z } from 'zod';
import { names } from './answers';
import type { App } from './app';

interface Option {
  id: string;
  text: string;
}

interface Jump {
  type: 0 | 1 | 2;
  title: string;
  url?: string;
  appid?: string;
  pagepath?: string;
}

/** What every card may have (wecom-api.md §4.2). */
interface Common {
  source?: { icon_url?: string; desc?: string; desc_color?: 0 | 1 | 2 | 3 };
  /** 1–3 entries; needs task_id */
  action_menu?: { desc?: string; action_list: { text: string; key: string }[] };
  task_id?: string;
  main_title?: { title?: string; desc?: string };
  quote_area?: {
    type?: 0 | 1 | 2;
    url?: string;
    appid?: string;
    pagepath?: string;
    title?: string;
    quote_text?: string;
  };
  sub_title_text?: string;
  /** 6 at most */
  horizontal_content_list?: {
    keyname: string;
    value?: string;
    type?: 0 | 1 | 2 | 3;
    url?: string;
    media_id?: string;
    userid?: string;
  }[];
  /** 3 at most */
  jump_list?: Jump[];
}

interface CardAction {
  type: 0 | 1 | 2;
  url?: string;
  appid?: string;
  pagepath?: string;
}

interface Selection {
  question_key: string;
  title?: string;
  selected_id?: string;
  disable?: boolean;
  /** 1–10 */
  option_list: Option[];
}

interface Submit {
  text: string;
  key: string;
}

export type TextNotice = Common & {
  card_type: 'text_notice';
  emphasis_content?: { title?: string; desc?: string };
  card_action: CardAction;
};

export type NewsNotice = Common & {
  card_type: 'news_notice';
  card_image?: { url: string; aspect_ratio?: number };
  image_text_area?: {
    type?: 0 | 1 | 2;
    url?: string;
    appid?: string;
    pagepath?: string;
    title?: string;
    desc?: string;
    image_url: string;
  };
  /** 4 at most */
  vertical_content_list?: { title: string; desc?: string }[];
  card_action: CardAction;
};

export type TemplateCard =
  | TextNotice
  | NewsNotice
  | (Common & {
      card_type: 'button_interaction';
      task_id: string;
      /** 1–6 */
      button_list: { type?: 0 | 1; text: string; style?: 1 | 2 | 3 | 4; key?: string; url?: string }[];
      button_selection?: Selection;
      card_action?: CardAction;
    })
  | (Common & {
      card_type: 'vote_interaction';
      task_id: string;
      /** 1–20 options */
      checkbox: {
        question_key: string;
        mode?: 0 | 1;
        disable?: boolean;
        option_list: (Option & { is_checked?: boolean })[];
      };
      submit_button: Submit;
    })
  | (Common & {
      card_type: 'multiple_interaction';
      task_id: string;
      /** 1–3 */
      select_list: Selection[];
      submit_button: Submit;
    });

/** Whose view of the card changes: those named, or all who got it. */
export type CardViewers =
  { userids?: readonly string[]; partyids?: readonly number[]; tagids?: readonly number[] } | 'all';

/** What becomes of it: its buttons one grey word, or another card. */
export type CardChange =
  | { button: { replace_name: string } }
  | { template_card: TemplateCard & { replace_text?: string }; enable_id_trans?: 0 | 1 };

const updated = z.object({ invaliduser: names, invalidparty: names, invalidtag: names }).transform((a) => ({
  invalidUsers: a.invaliduser,
  invalidParties: a.invalidparty,
  invalidTags: a.invalidtag,
}));
export type Updated = z.output<typeof updated>;

/** Changes a card that was sent. Its code is good once and for 72 h (60140). */
export const updateCard = (
  app: App,
  responseCode: string,
  viewers: CardViewers,
  change: CardChange,
): Promise<Updated> =>
  updateRaw(app, {
    ...(viewers === 'all' ? { atall: 1 } : viewers),
    response_code: responseCode,
    ...change,
  });

/** The same with the body as WeCom wants it, without agentid. */
export const updateRaw = ({ call, agentid }: App, body: Record<string, unknown>): Promise<Updated> =>
  call({ endpoint: 'message/update_template_card', body: { ...body, agentid } }, updated);
