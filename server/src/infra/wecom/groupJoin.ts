import { z } from 'zod';
import { change, look, tell, type Call } from './ask';

/** Ways into customer groups, and what greets people there (wecom-api.md §10.7). */

export interface JoinWayFields {
  /** 1 mini-program, 2 QR code */
  scene: 1 | 2;
  /** at most five (41091) */
  chat_id_list: readonly string[];
  remark?: string;
  auto_create_room?: 0 | 1;
  room_base_name?: string;
  room_base_id?: number;
  state?: string;
  mark_source?: boolean;
}

const joinWay = z.looseObject({
  config_id: z.string(),
  scene: z.number().int(),
  remark: z.string().default(''),
  chat_id_list: z.array(z.string()).default([]),
  state: z.string().default(''),
  qr_code: z.string().optional(),
});

export const addJoinWay = async (call: Call, fields: JoinWayFields) =>
  (
    await tell(
      call,
      'externalcontact/groupchat/add_join_way',
      { ...fields },
      z.object({ config_id: z.string() }),
    )
  ).config_id;

export const getJoinWay = async (call: Call, configId: string) =>
  (
    await look(
      call,
      'externalcontact/groupchat/get_join_way',
      { config_id: configId },
      z.object({ join_way: joinWay }),
    )
  ).join_way;

/** Replaces the whole of it: what is left out falls back to its default. */
export const updateJoinWay = (call: Call, configId: string, fields: JoinWayFields): Promise<void> =>
  change(call, 'externalcontact/groupchat/update_join_way', { config_id: configId, ...fields });

export const deleteJoinWay = (call: Call, configId: string): Promise<void> =>
  change(call, 'externalcontact/groupchat/del_join_way', { config_id: configId });

/** Text, %NICKNAME% stands for who joins, and one attachment. */
export interface GroupWelcome {
  text?: { content: string };
  image?: Record<string, unknown>;
  link?: Record<string, unknown>;
  miniprogram?: Record<string, unknown>;
  file?: Record<string, unknown>;
  video?: Record<string, unknown>;
  notify?: 0 | 1;
}

/** At most 100 in all (41055). */
export const addGroupWelcome = async (call: Call, welcome: GroupWelcome) =>
  (
    await tell(
      call,
      'externalcontact/group_welcome_template/add',
      { ...welcome },
      z.object({ template_id: z.string() }),
    )
  ).template_id;

export const editGroupWelcome = (call: Call, templateId: string, welcome: GroupWelcome): Promise<void> =>
  change(call, 'externalcontact/group_welcome_template/edit', { template_id: templateId, ...welcome });

export const getGroupWelcome = (call: Call, templateId: string) =>
  look(
    call,
    'externalcontact/group_welcome_template/get',
    { template_id: templateId },
    z.looseObject({ text: z.looseObject({ content: z.string() }).optional() }),
  );

export const deleteGroupWelcome = (call: Call, templateId: string): Promise<void> =>
  change(call, 'externalcontact/group_welcome_template/del', { template_id: templateId });
