import { createHash, createHmac } from 'node:crypto';

/** A share of everybody, in hundredths of a percent. */
export const EVERYBODY = 10_000;

/**
 * Whether the lot falls on a dossier. It depends on nothing but the day's seed, the dossier's code in its one spelling, and
 * the share, so that whoever has these three comes to the same answer; neither order nor repetition of the feed matters.
 *
 * @param share 1–10000, hundredths of a percent
 */
export function isDrawn(seed: Buffer, dossierCode: string, share: number): boolean {
  const lot = createHmac('sha256', seed).update(dossierCode).digest().readUInt32BE();
  return lot * EVERYBODY < share * 2 ** 32;
}

/** What is published of a seed before it draws: SHA-256, hex. */
export function commitmentTo(seed: Buffer): string {
  return createHash('sha256').update(seed).digest('hex');
}
