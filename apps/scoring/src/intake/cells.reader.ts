import type { Assurance } from '@namkhong/contracts';
import { addContents, DAYS_IN_CELL, type CellContent, type CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

export type { SubjectKind } from '@namkhong/domain';

/** The channels of one unit, month, version and assurance: what is released together. */
export interface CellGroup {
  readonly unitId: string;
  /** First of the month. */
  readonly month: string;
  readonly setCode: string;
  readonly setVersion: number;
  readonly assurance: Assurance;
}

/** Identifies a group. */
export function groupKey(group: CellGroup): string {
  return [group.unitId, group.month, group.setCode, group.setVersion, group.assurance].join(' ');
}

export interface ChannelCell extends CellGroup {
  readonly channel: string;
  readonly content: CellContent;
  readonly illustrative: boolean;
}

interface MonthRow extends CellGroup {
  readonly channel: string;
  readonly rated: string;
  readonly histograms: string[];
  readonly crosses: string[];
  readonly illustrative: boolean;
}

interface DayRow extends CellGroup {
  readonly channel: string;
  readonly ordinal: number;
  readonly complete: string;
  readonly sum: string;
  readonly squares: string;
}

/** Groups as a table, from the five arrays that `groupArrays` makes of them. */
export const GROUPS = `
  unnest($1::uuid[], $2::date[], $3::text[], $4::integer[], $5::text[])
      AS wanted (unit_id, month, set_code, set_version, assurance)
  JOIN`;
const KEY = `cell.subject_id AS "unitId", wanted.month::text, cell.set_code AS "setCode",
             cell.set_version AS "setVersion", cell.assurance, cell.channel`;

/** What the privacy floor's keeper may read of the cells themselves. */
@Injectable()
export class CellsReader {
  /**
   * The next changed groups, taken from the queue and locked until the transaction ends. A group waits until nothing
   * more has come for some seconds, so that an import which arrives in pieces is told as a whole, but no longer than
   * twelve times that: where ratings never cease, their figures must not.
   */
  async takeChanged(session: Session, limit: number, quietSeconds: number): Promise<CellGroup[]> {
    return session.query<CellGroup>(
      `DELETE FROM release_queue WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM release_queue
          WHERE last_change <= now() - make_interval(secs => $2)
             OR first_change <= now() - 12 * make_interval(secs => $2)
          ORDER BY unit_id, month LIMIT $1 FOR UPDATE SKIP LOCKED))
       RETURNING unit_id AS "unitId", month::text, set_code AS "setCode", set_version AS "setVersion", assurance`,
      [limit, quietSeconds],
    );
  }

  /**
   * Keeps every fold from committing until this transaction ends: each notes its changes in the queue before it does,
   * and so waits. What is read from then on is of one moment.
   */
  async stopFolding(session: Session): Promise<void> {
    await session.query('LOCK TABLE release_queue IN SHARE ROW EXCLUSIVE MODE');
  }

  /** All groups of a set in [from, to), whether they changed or not, also those of which nothing is left. */
  async groupsOf(
    session: Session,
    setCode: string,
    { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  ): Promise<CellGroup[]> {
    return session.query<CellGroup>(
      `SELECT subject_id AS "unitId", month::text, set_code AS "setCode", set_version AS "setVersion", assurance
         FROM month_cell WHERE subject_kind = 'unit' AND set_code = $1 AND month >= $2 AND month < $3
        UNION
       SELECT unit_id, month::text, set_code, set_version, assurance
         FROM taken_back WHERE set_code = $1 AND month >= $2 AND month < $3
        ORDER BY "unitId", month, "setVersion", assurance`,
      [setCode, from, to],
    );
  }

  /** The groups' cells by channel, the strata added up. */
  async channelCells(session: Session, groups: readonly CellGroup[]): Promise<ChannelCell[]> {
    const parameters = groupArrays(groups);
    const months = await session.query<MonthRow>(
      `SELECT ${KEY}, cell.rated, cell.histograms, cell.crosses, cell.illustrative
         FROM ${GROUPS} month_cell cell
           ON cell.subject_kind = 'unit' AND cell.subject_id = wanted.unit_id AND cell.month = wanted.month
          AND cell.set_code = wanted.set_code AND cell.set_version = wanted.set_version
          AND cell.assurance = wanted.assurance`,
      parameters,
    );
    const days = await session.query<DayRow>(
      `SELECT ${KEY}, extract(day FROM cell.day)::int AS ordinal, cell.complete, cell.score_sum AS sum,
              cell.score_squares AS squares
         FROM ${GROUPS} day_cell cell
           ON cell.subject_kind = 'unit' AND cell.subject_id = wanted.unit_id
          AND cell.day >= wanted.month AND cell.day < wanted.month + interval '1 month'
          AND cell.set_code = wanted.set_code AND cell.set_version = wanted.set_version
          AND cell.assurance = wanted.assurance`,
      parameters,
    );
    return assemble(months, days);
  }
}

/** The columns of the groups, one array each. */
export function groupArrays(groups: readonly CellGroup[]): unknown[] {
  return [
    groups.map(({ unitId }) => unitId),
    groups.map(({ month }) => month),
    groups.map(({ setCode }) => setCode),
    groups.map(({ setVersion }) => setVersion),
    groups.map(({ assurance }) => assurance),
  ];
}

function assemble(months: readonly MonthRow[], days: readonly DayRow[]): ChannelCell[] {
  const daysOf = Map.groupBy(days, channelKey);
  return [...Map.groupBy(months, channelKey)].flatMap(([key, strata]) => {
    const [first] = strata;
    if (!first) return [];
    const { unitId, month, setCode, setVersion, assurance, channel } = first;
    const content = strata.map(toContent).reduce(addContents);
    return [
      {
        unitId,
        month,
        setCode,
        setVersion,
        assurance,
        channel,
        content: { ...content, days: dayArray(daysOf.get(key) ?? []) },
        illustrative: strata.some(({ illustrative }) => illustrative),
      },
    ];
  });
}

function channelKey(row: CellGroup & { readonly channel: string }): string {
  return `${groupKey(row)} ${row.channel}`;
}

function toContent(row: MonthRow): CellContent {
  return {
    rated: BigInt(row.rated),
    histograms: row.histograms.map(BigInt),
    crosses: row.crosses.map(BigInt),
    days: dayArray([]),
  };
}

function dayArray(rows: readonly DayRow[]): bigint[] {
  const days = new Array<bigint>(3 * DAYS_IN_CELL).fill(0n);
  for (const { ordinal, complete, sum, squares } of rows) {
    days.splice(3 * (ordinal - 1), 3, BigInt(complete), BigInt(sum), BigInt(squares));
  }
  return days;
}
