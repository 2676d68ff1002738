import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { CivilDate } from '@namkhong/domain';
import { signalPeriodOf } from '@namkhong/keying';
import type { Session } from '@namkhong/service-kit';

/** The keys of the half-years: made when first needed, destroyed 90 days after their half-year. */
export class SignalKeysRepository {
  private known: { readonly day: CivilDate; readonly key: KeyObject } | undefined;

  /** The key for the day; the first question of a day also destroys the keys whose time is over. */
  async keyFor(session: Session, day: CivilDate): Promise<KeyObject> {
    if (this.known?.day === day) return this.known.key;
    const period = signalPeriodOf(day);
    await session.query(`delete from signal_key where destroy_on <= $1`, [day]);
    const committed = await this.find(session, period.halfYear);
    // A key that this transaction makes may yet be rolled back: it is remembered when it is found again.
    if (committed) this.known = { day, key: committed };
    return committed ?? this.make(session, period);
  }

  private async make(session: Session, period: ReturnType<typeof signalPeriodOf>): Promise<KeyObject> {
    await session.query(
      `insert into signal_key (half_year, key, destroy_on) values ($1, $2, $3) on conflict (half_year) do nothing`,
      [period.halfYear, randomBytes(32), period.destroyOn],
    );
    const key = await this.find(session, period.halfYear);
    if (!key) throw new Error(`no signal key for ${period.halfYear}`);
    return key;
  }

  private async find(session: Session, halfYear: string): Promise<KeyObject | undefined> {
    const rows = await session.query<{ key: Buffer }>(`select key from signal_key where half_year = $1`, [
      halfYear,
    ]);
    return rows[0] && createSecretKey(rows[0].key);
  }
}
