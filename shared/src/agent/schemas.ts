import { z } from 'zod';
import { pairReply, pairRequest, phoneFrame, screenshotEvidence, serverFrame, WIRE_VERSION } from '../fleet';

const SCHEMAS = {
  'from-phone': [phoneFrame, 'What a phone says on /agent: one JSON text frame each, at most 64 KB.'],
  'from-server': [
    serverFrame,
    'What the server says on /agent. A type that is not here is answered with err.',
  ],
  'pair-request': [pairRequest, 'The body of POST /agent/pair.'],
  'pair-reply': [pairReply, 'The answer to POST /agent/pair when the ticket was good.'],
  'screenshot-evidence': [screenshotEvidence, 'The evidence of a screenshot that is done.'],
} as const;

/** JSON Schemas of fleet.v1 out of wire.ts, by file name: what docs/agent-schema holds for agents in other languages. */
export function agentSchemas(): Map<string, string> {
  return new Map(
    Object.entries(SCHEMAS).map(([name, [schema, description]]) => {
      const title = `fleet.v${WIRE_VERSION} ${name}`;
      const { $schema, ...rest } = z.toJSONSchema(schema, { unrepresentable: 'throw' });
      return [`${name}.json`, `${JSON.stringify({ $schema, title, description, ...rest }, null, 2)}\n`];
    }),
  );
}
