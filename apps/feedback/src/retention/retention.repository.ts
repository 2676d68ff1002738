import { addDays, type CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import type { StoredRule } from './rules.js';

export interface Due {
  readonly rows: number;
  readonly oldest: CivilDate | null;
}

/** Rows whose time is over, by the rules; their tables and columns are this program's own words, never a sender's. */
export class RetentionRepository {
  async due(session: Session, rule: StoredRule, today: CivilDate): Promise<Due> {
    const [row] = await session.query<Due & Record<string, unknown>>(
      `select count(*)::int as rows, min(${rule.since})::text as oldest from ${rule.table} where ${isOver(rule)}`,
      [addDays(today, -rule.days)],
    );
    return { rows: row?.rows ?? 0, oldest: row?.oldest ?? null };
  }

  async destroy(session: Session, rule: StoredRule, today: CivilDate): Promise<void> {
    const { table, emptied } = rule;
    const act = emptied === undefined ? `delete from ${table}` : `update ${table} set ${emptied}`;
    await session.query(`${act} where ${isOver(rule)}`, [addDays(today, -rule.days)]);
  }
}

function isOver({ since, only = 'true' }: StoredRule): string {
  return `${since} < $1::date and ${only}`;
}
