import type { Session } from '@namkhong/service-kit';
import type { Proof } from './proof-of-work.js';

/** Proofs that were used, for as long as they could be used again. */
export class SpentProofs {
  /** Whether the proof was not used before; of several at once one is told so. */
  async spend(session: Session, { hash, until }: Proof, now: Date): Promise<boolean> {
    await session.query(`delete from spent_proof where until <= $1`, [now]);
    const spent = await session.query(
      `insert into spent_proof (hash, until) values (decode($1, 'hex'), $2) on conflict (hash) do nothing returning 1`,
      [hash, until],
    );
    return spent.length === 1;
  }
}
