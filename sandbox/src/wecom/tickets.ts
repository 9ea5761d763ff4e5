import { nowMs } from '../clock/clock';
import { newId } from '../state/newId';
import type { World } from '../world';
import { memberOf } from '../people';
import { cardOf } from '../state/staff';
import type { Endpoints } from './endpoint';
import { textOf, type Json } from './json';
import { WecomError } from './wecomError';

const TICKET_S = 7_200;

/** JS-SDK tickets, the same one until it expires, and what a member allowed to be read (wecom-api.md §9.4, §9.5). */
export const tickets: Endpoints = {
  get: {
    get_jsapi_ticket: (world) => ticketFor(world, 'jsapi'),
    'ticket/get': (world, { query }) => {
      if (query['type'] !== 'agent_config') throw new WecomError(91040);
      return ticketFor(world, 'agent_config');
    },
  },
  post: {
    'auth/getuserdetail': (world, { body }) => {
      const found = world.codes.tickets.get(textOf(body, 'user_ticket'));
      if (!found) throw new WecomError(84015);
      if (found.expiresAt <= nowMs(world.clock)) throw new WecomError(84014);
      const member = memberOf(world.people, found.userid);
      if (!member) throw new WecomError(84015);
      const { mobile, email } = cardOf(world.company.staff, member);
      return {
        userid: member.userid,
        gender: '0',
        avatar: '',
        qr_code: '',
        mobile,
        email,
        biz_mail: email,
        address: '',
      };
    },
  },
};

function ticketFor(world: World, kind: string): Json {
  const now = nowMs(world.clock);
  let ticket = world.tickets.get(kind);
  if (!ticket || ticket.expiresAt <= now) {
    ticket = { ticket: newId('tk', 86), expiresAt: now + TICKET_S * 1000 };
    world.tickets.set(kind, ticket);
  }
  return { ticket: ticket.ticket, expires_in: Math.floor((ticket.expiresAt - now) / 1000) };
}
