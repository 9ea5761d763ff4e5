import type { Outcome, PhoneBody, ServerBody } from '@cunkebao/shared/fleet';
import type { Module, PhonesPort, Transact } from '../kernel';

type Act = Extract<ServerBody, { t: 'act' }>['d'];

/** Phones that remember what they were told and answer when the test says so. */
export interface PhoneRecorder {
  port: PhonesPort;
  /** every action handed over, in order, repetitions included */
  acts: { device: string; act: Act }[];
  /** this phone carries out the newest action it was given and says what came of it */
  answers(device: string, outcome?: Outcome): Promise<void>;
  says(device: string, body: PhoneBody): Promise<void>;
  forget(): void;
}

export function phoneRecorder(modules: readonly Module[], transact: () => Transact): PhoneRecorder {
  const acts: { device: string; act: Act }[] = [];
  const reports = modules.flatMap((m) => [...(m.phones ?? [])]);
  const says = (device: string, body: PhoneBody): Promise<void> =>
    transact()(async (ctx) => {
      for (const r of reports.filter((x) => x.type === body.t))
        await r.handle(ctx, { id: device, generation: 1 }, body);
    });
  return {
    acts,
    says,
    port: {
      deliver: (device, body) => {
        if (body.t === 'act') acts.push({ device, act: body.d });
        return Promise.resolve(true);
      },
      drop: () => Promise.resolve(),
      alive: (nodes) => Promise.resolve([...nodes]),
    },
    async answers(device, outcome = { state: 'done' }) {
      const given = acts.findLast((a) => a.device === device);
      if (!given) throw new Error(`${device} was given nothing`);
      const { action, epoch } = given.act;
      await says(device, { t: 'got', d: { action, epoch } });
      await says(device, { t: 'res', d: { action, epoch, outcome } });
    },
    forget: () => {
      acts.length = 0;
    },
  };
}
