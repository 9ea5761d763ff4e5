import { screenshotEvidence, type ActionKind, type Outcome } from '@cunkebao/shared/fleet';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

/**
 * Takes the picture out of a screenshot's result: the ledger keeps what came of it, not what customers wrote. A
 * screenshot without a picture was not done, and may be tried again.
 */
export function takePicture(
  kind: ActionKind,
  outcome: Outcome,
): { outcome: Outcome; picture: Buffer | null } {
  if (kind !== 'screenshot' || outcome.state !== 'done') return { outcome, picture: null };
  const evidence = screenshotEvidence.safeParse(outcome.evidence);
  const picture = evidence.success ? Buffer.from(evidence.data.image, 'base64') : null;
  if (!evidence.success || !picture || !isPicture(picture))
    return {
      outcome: { state: 'failed', code: 'UNKNOWN', afterEffect: false, detail: 'no picture' },
      picture: null,
    };
  const { width, height } = evidence.data;
  return { outcome: { state: 'done', evidence: { width, height } }, picture };
}

const isPicture = (bytes: Buffer): boolean =>
  bytes.subarray(0, PNG.length).equals(PNG) || bytes.subarray(0, JPEG.length).equals(JPEG);
