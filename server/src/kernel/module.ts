import type { ParseContext } from '@cunkebao/shared/conversation';
import type { PhoneBody } from '@cunkebao/shared/fleet';
import type { EntitySchema } from 'typeorm';
import type { BotPlace } from './bot';
import type { ChatPort } from './chat';
import type { AnyCommand } from './command';
import type { Ctx } from './ctx';
import type { Listener } from './event';
import type { AnyImageSource } from './image';
import type { AnyJob } from './job';
import type { LinePort } from './pace';
import type { PeopleColumn } from './people';
import type { PhoneDoor } from './phoneDoor';
import type { Route } from './serve';

/** A decrypted WeCom callback, flat; nested elements stay objects, repeated ones arrays. */
export type WecomMessage = Record<string, unknown> & {
  ToUserName: string;
  FromUserName: string;
  MsgType: string;
  CreateTime: string;
  MsgId?: string;
  Event?: string;
  AgentID?: string;
  /** it was said to the bot: there, not in the app's chat */
  Bot?: BotPlace;
};

/** Handles one kind of WeCom event that is not a conversation (contact changes, customer events). */
export interface WecomCallback {
  event: string;
  /** those of its ChangeTypes that are used; all of them when it is left out */
  changes?: readonly string[];
  handle(ctx: Ctx, message: WecomMessage): Promise<void>;
}

/** Handles one frame type of the phone protocol, in a transaction. */
export interface PhoneReport {
  type: PhoneBody['t'];
  handle(ctx: Ctx, device: { id: string; generation: number }, body: PhoneBody): Promise<void>;
  /** the same for many phones at once, one frame a phone; answers with those that `handle` has to look at */
  together?(ctx: Ctx, said: readonly Said[]): Promise<readonly Said[]>;
}

/** One frame of one phone. */
export interface Said {
  device: { id: string; generation: number };
  body: PhoneBody;
}

/** An area's face: everything it adds to the product. A file that is not listed here is not part of it. */
export interface Module {
  name: string;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type for entity classes
  entities?: readonly (Function | EntitySchema)[];
  commands?: readonly AnyCommand[];
  routes?: readonly Route[];
  jobs?: readonly AnyJob[];
  on?: readonly Listener[];
  images?: readonly AnyImageSource[];
  wecom?: readonly WecomCallback[];
  phones?: readonly PhoneReport[];
  /** the one area that owns the lines in front of the phones */
  lines?: LinePort;
  /** the one area that owns the devices */
  phoneDoor?: PhoneDoor;
  /** where this area keeps members' userids that decide something: they follow a member to a new userid */
  people?: readonly PeopleColumn[];
  /** names this area knows (devices, tags …), so that a sentence may use them; read at most every few seconds */
  names?: (ctx: Ctx) => Promise<NonNullable<ParseContext['dictionary']>>;
  /** the one area that answers people */
  chat?: ChatPort;
}

/** Refuses to start when two modules claim one word, name or path, or a command is not fit to run (conversation.md §5.1). */
export function checkModules(modules: readonly Module[]): void {
  const faults: string[] = [];
  const once = (kind: string, names: readonly string[]): void => {
    const seen = new Set<string>();
    for (const n of names) {
      if (seen.has(n)) faults.push(`two ${kind} named ${n}`);
      seen.add(n);
    }
  };
  once(
    'modules',
    modules.map((m) => m.name),
  );
  once(
    'jobs',
    modules.flatMap((m) => m.jobs ?? []).map((j) => j.name),
  );
  once(
    'routes',
    modules.flatMap((m) => m.routes ?? []).map((r) => `${r.endpoint.method} ${r.endpoint.path}`),
  );
  const commands = modules.flatMap((m) => m.commands ?? []);
  once(
    'commands',
    commands.map((c) => c.spec.id),
  );
  for (const c of commands) {
    if (!c.spec.permission) faults.push(`command ${c.spec.id} has no permission`);
    if (c.spec.examples.length === 0) faults.push(`command ${c.spec.id} has no example`);
    if ((c.spec.risk === 'danger' || c.spec.risk === 'mass') && !c.plan)
      faults.push(`command ${c.spec.id} is ${c.spec.risk} without plan`);
  }
  const known = new Set(modules.flatMap((m) => m.jobs ?? []));
  for (const l of modules.flatMap((m) => m.on ?? []))
    if (!known.has(l.job)) faults.push(`listener ${l.job.name} is not in jobs`);
  if (faults.length > 0) throw new Error(`modules do not fit together:\n  ${faults.join('\n  ')}`);
}
