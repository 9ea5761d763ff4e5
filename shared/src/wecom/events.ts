/** One kind of event WeCom may push: `change` is its ChangeType, where events of that name have one. */
export interface WecomEvent {
  event: string;
  change?: string;
}

const plain = (...events: string[]): WecomEvent[] => events.map((event) => ({ event }));
const changes = (event: string, ...all: string[]): WecomEvent[] => all.map((change) => ({ event, change }));

/**
 * Every event of wecom-api.md §2, those it knows by name only at the end. docs/WECOM.md says of each whether the product
 * has a use for it; a test keeps that table equal to the code.
 */
export const WECOM_EVENTS: readonly WecomEvent[] = [
  ...plain('subscribe', 'unsubscribe', 'enter_agent', 'LOCATION', 'batch_job_result'),
  ...plain('click', 'view', 'view_miniprogram', 'scancode_push', 'scancode_waitmsg'),
  ...plain('pic_sysphoto', 'pic_photo_or_album', 'pic_weixin', 'location_select'),
  ...plain('template_card_event', 'template_card_menu_event', 'open_approval_change', 'sys_approval_change'),
  ...plain('share_agent_change', 'share_chain_change', 'living_status_change', 'upload_media_job_finish'),
  ...plain('inactive_alert', 'close_inactive_agent', 'reopen_inactive_agent'),
  ...plain('low_active_alert', 'low_active', 'active_restored', 'kf_msg_or_event'),
  ...changes('change_contact', 'create_user', 'update_user', 'delete_user'),
  ...changes('change_contact', 'create_party', 'update_party', 'delete_party', 'update_tag'),
  ...changes('change_external_contact', 'add_external_contact', 'edit_external_contact'),
  ...changes('change_external_contact', 'add_half_external_contact', 'del_external_contact'),
  ...changes('change_external_contact', 'del_follow_user', 'transfer_fail', 'msg_audit_approved'),
  ...changes('change_external_chat', 'create', 'update', 'dismiss'),
  ...changes('change_external_tag', 'create', 'update', 'delete', 'shuffle'),
  ...changes('customer_acquisition', 'balance_low', 'balance_exhausted', 'balance_increased'),
  ...changes('customer_acquisition', 'link_unavailable', 'delete_link', 'quota_expire_soon'),
  ...changes('customer_acquisition', 'open_profile', 'friend_request', 'customer_start_chat'),
  ...changes('customer_acquisition', 'message_from_customer', 'del_follow_user'),
  ...plain('msgaudit_notify', 'kf_account_auth_change', 'change_school_contact', 'taskcard_click'),
  ...plain('modify_calendar', 'delete_calendar', 'add_schedule', 'modify_schedule', 'delete_schedule'),
  ...plain('respond_schedule', 'book_meeting_room', 'cancel_meeting_room'),
];

/** As tables and figures name it. */
export const eventName = ({ event, change }: WecomEvent): string =>
  change === undefined ? event : `${event}: ${change}`;
