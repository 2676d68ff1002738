import { randomBytes } from 'node:crypto';
import { addDays, type CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import type { SamplingRule } from './choose-rule.js';
import { commitmentTo } from './draw.js';

/** A dossier as it was drawn. */
export interface DrawnDossier {
  readonly dossierCode: string;
  readonly share: number;
  readonly drawn: boolean;
}

/** Rules of sampling, and the seeds of days. */
export class SamplingRepository {
  /** All rules, in the order in which they were recorded. */
  async rules(session: Session): Promise<SamplingRule[]> {
    return session.query<SamplingRule & Record<string, unknown>>(
      `select rule_id as "ruleId", unit_id as "unitId", official_id as "officialId", share,
         valid_from::text as "validFrom", basis
       from sampling_rule order by rule_id`,
    );
  }

  async addRule(session: Session, rule: SamplingRule): Promise<void> {
    await session.query(
      `insert into sampling_rule (rule_id, unit_id, official_id, share, valid_from, basis) values ($1, $2, $3, $4, $5, $6)`,
      [rule.ruleId, rule.unitId, rule.officialId, rule.share, rule.validFrom, rule.basis],
    );
  }

  /** Makes the seeds of the day and of the next one where they are not there; a seed never changes. */
  async prepare(session: Session, today: CivilDate): Promise<void> {
    for (const day of [today, addDays(today, 1)]) {
      const seed = randomBytes(32);
      await session.query(
        `insert into draw (day, seed, commitment) values ($1, $2, $3) on conflict (day) do nothing`,
        [day, seed, commitmentTo(seed)],
      );
    }
  }

  /** The seed of the day; one is made where the service was not there the day before. */
  async seedOf(session: Session, day: CivilDate): Promise<Buffer> {
    const found = await this.find(session, day);
    if (found) return found.seed;
    await this.prepare(session, day);
    const made = await this.find(session, day);
    if (!made) throw new Error(`no seed for ${day}`);
    return made.seed;
  }

  async find(session: Session, day: CivilDate): Promise<{ seed: Buffer; commitment: string } | undefined> {
    const [row] = await session.query<{ seed: Buffer; commitment: string }>(
      `select seed, commitment from draw where day = $1`,
      [day],
    );
    return row;
  }

  /** Dossiers drawn on the day, by code, after the given one. */
  async drawnOn(session: Session, day: CivilDate, after: string, limit: number): Promise<DrawnDossier[]> {
    return session.query<DrawnDossier & Record<string, unknown>>(
      `select dossier_code as "dossierCode", share, drawn from dossier
       where drawn_on = $1 and dossier_code > $2 order by dossier_code limit $3`,
      [day, after, limit],
    );
  }
}
