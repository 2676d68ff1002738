import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Limit } from './deadline-rule.js';
import type { Extension, Matter, RunningClock, Suspension } from './clock.js';

/** A clock with what it is about. */
export interface StoredClock extends RunningClock {
  readonly clockId: string;
  readonly rule: string;
  readonly ruleVersion: number;
  readonly legalBasis: string;
  readonly limit: Limit;
  readonly matter: Matter;
  readonly unitId: string;
  readonly version: number;
}

export interface DeadlineFilter {
  /** Roots of the subtrees the caller may see; null means all. */
  readonly scope: readonly string[] | null;
  readonly unitId: string | undefined;
  readonly overdueOn: CivilDate | null;
  readonly limit: number;
  readonly after: { readonly dueOn: CivilDate; readonly clockId: string } | undefined;
}

const SELECT = `
  SELECT c.clock_id AS "clockId", c.rule_code AS rule, c.rule_version AS "ruleVersion", r.legal_basis AS "legalBasis",
         json_build_object('amount', r.amount, 'unit', r.unit) AS limit,
         json_build_object('kind', c.matter_kind, 'id', c.matter_id) AS matter, c.unit_id AS "unitId",
         c.started_on::text AS "startedOn", c.due_on::text AS "dueOn", c.stopped_on::text AS "stoppedOn", c.version,
         (SELECT coalesce(json_agg(json_build_object('from', s.from_date, 'to', s.to_date, 'reason', s.reason,
                 'decidedAt', to_char(s.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
                 ORDER BY s.from_date), '[]') FROM clock_suspensions s WHERE s.clock_id = c.clock_id) AS suspensions,
         (SELECT coalesce(json_agg(json_build_object('ground', e.ground, 'amount', e.amount, 'reason', e.reason,
                 'decidedAt', to_char(e.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
                 ORDER BY e.ordinal), '[]') FROM clock_extensions e WHERE e.clock_id = c.clock_id) AS extensions
    FROM clocks c JOIN clock_rules r ON r.code = c.rule_code AND r.version = c.rule_version`;

/** The clocks of cases and findings. */
@Injectable()
export class ClocksRepository {
  async add(
    session: Session,
    clock: Pick<
      StoredClock,
      'clockId' | 'rule' | 'ruleVersion' | 'matter' | 'unitId' | 'startedOn' | 'dueOn'
    >,
  ): Promise<void> {
    await session.query(
      `INSERT INTO clocks (clock_id, rule_code, rule_version, matter_kind, matter_id, unit_id, started_on, due_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        clock.clockId,
        clock.rule,
        clock.ruleVersion,
        clock.matter.kind,
        clock.matter.id,
        clock.unitId,
        clock.startedOn,
        clock.dueOn,
      ],
    );
  }

  async find(session: Session, clockId: string): Promise<StoredClock | null> {
    const [clock] = await session.query<StoredClock>(`${SELECT} WHERE c.clock_id = $1`, [clockId]);
    return clock ?? null;
  }

  /** Keeps others from changing the clock until the transaction ends. */
  async lock(session: Session, clockId: string): Promise<void> {
    await session.query(`SELECT 1 FROM clocks WHERE clock_id = $1 FOR UPDATE`, [clockId]);
  }

  /** The clocks of the matters, by matter, in the order in which they began. */
  async ofMatters(
    session: Session,
    matterIds: readonly string[],
  ): Promise<ReadonlyMap<string, StoredClock[]>> {
    const clocks = await session.query<StoredClock>(
      `${SELECT} WHERE c.matter_id = ANY($1::uuid[]) ORDER BY c.started_on, c.clock_id`,
      [matterIds],
    );
    return Map.groupBy(clocks, ({ matter }) => matter.id);
  }

  /** Open clocks by their last day; overdue ones alone where a day is given. */
  async open(session: Session, filter: DeadlineFilter): Promise<StoredClock[]> {
    return session.query<StoredClock>(
      `WITH RECURSIVE scope AS (
         SELECT unnest($1::uuid[]) AS unit_id
         UNION SELECT u.unit_id FROM units u JOIN scope ON u.parent_id = scope.unit_id
       )
       ${SELECT}
       WHERE c.stopped_on IS NULL AND ($1::uuid[] IS NULL OR c.unit_id IN (SELECT unit_id FROM scope))
         AND ($2::uuid IS NULL OR c.unit_id = $2) AND ($3::date IS NULL OR c.due_on < $3)
         AND ($4::date IS NULL OR (c.due_on, c.clock_id) > ($4, $5::uuid))
       ORDER BY c.due_on, c.clock_id LIMIT $6`,
      [
        filter.scope,
        filter.unitId ?? null,
        filter.overdueOn,
        filter.after?.dueOn ?? null,
        filter.after?.clockId ?? null,
        filter.limit,
      ],
    );
  }

  /** Every open clock, locked, for a calendar that changed. */
  async lockOpen(session: Session): Promise<StoredClock[]> {
    return session.query<StoredClock>(
      `${SELECT} WHERE c.stopped_on IS NULL ORDER BY c.clock_id FOR UPDATE OF c`,
    );
  }

  async addSuspension(
    session: Session,
    clockId: string,
    { from, to, reason, decidedAt }: Suspension,
    by: string,
  ): Promise<void> {
    await session.query(
      `INSERT INTO clock_suspensions (clock_id, from_date, to_date, reason, decided_at, decided_by)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [clockId, from, to, reason, decidedAt, by],
    );
  }

  async addExtension(
    session: Session,
    clockId: string,
    { ground, amount, reason, decidedAt }: Extension,
    by: string,
  ): Promise<void> {
    await session.query(
      `INSERT INTO clock_extensions (clock_id, ordinal, ground, amount, reason, decided_at, decided_by)
       SELECT $1, count(*) + 1, $2, $3, $4, $5, $6 FROM clock_extensions WHERE clock_id = $1`,
      [clockId, ground, amount, reason, decidedAt, by],
    );
  }

  async move(session: Session, clockId: string, dueOn: CivilDate): Promise<void> {
    await session.query(`UPDATE clocks SET due_on = $2, version = version + 1 WHERE clock_id = $1`, [
      clockId,
      dueOn,
    ]);
  }

  /** Stops what still runs by the rule for the matter; every clock of it where no rule is named. */
  async stop(session: Session, matterId: string, rule: string | null, on: CivilDate): Promise<void> {
    await session.query(
      `UPDATE clocks SET stopped_on = greatest($3::date, started_on), version = version + 1
        WHERE matter_id = $1 AND stopped_on IS NULL AND ($2::text IS NULL OR rule_code = $2)`,
      [matterId, rule, on],
    );
  }

  async end(session: Session, clockId: string, on: CivilDate): Promise<void> {
    await session.query(`UPDATE clocks SET stopped_on = $2, version = version + 1 WHERE clock_id = $1`, [
      clockId,
      on,
    ]);
  }
}
