import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { CellRow, TableGroup } from './released-table.js';

export interface VersionedGroup extends TableGroup {
  readonly setVersion: number;
}

export interface VersionedRow extends CellRow {
  readonly setVersion: number;
}

export interface WithheldRow extends VersionedGroup {
  readonly channels: readonly string[];
}

const PAGE = 5_000;

const COLUMNS = `
  cell.unit_id AS "unitId", cell.month::text, cell.set_version AS "setVersion", cell.assurance,
  array_to_string(cell.channels, '+') AS channels, cell.whole_quarter AS "wholeQuarter",
  array_to_string(cell.units, '+') AS units, cell.illustrative,
  extract(epoch FROM cell.released_at)::float8 * 1000 AS "releasedAt", cell.rated::float8 AS rated,
  array_to_string(cell.histograms, ',') AS histograms, array_to_string(cell.crosses, ',') AS crosses,
  array_to_string(cell.days, ',') AS days`;

/** Groups that changed in a transaction which the given snapshot may not have seen. */
const LATER = `
  FROM released_change change
  WHERE change.set_code = $1 AND change.changed_in >= pg_snapshot_xmin($2::pg_snapshot)`;

/** Those that it did not see. */
const UNSEEN = `
  ${LATER} AND NOT pg_visible_in_snapshot(change.changed_in, $2::pg_snapshot)`;

const UNTOLD = `
  SELECT cell.subject_id AS "unitId", cell.month::text, cell.set_version AS "setVersion", cell.assurance,
         array_agg(DISTINCT cell.channel) AS channels
    FROM month_cell cell
   WHERE cell.subject_kind = 'unit' AND cell.set_code = $1 AND cell.rated > 0
     AND NOT EXISTS (SELECT FROM released_cell told
                      WHERE told.unit_id = cell.subject_id AND told.month = cell.month
                        AND told.set_code = cell.set_code AND told.set_version = cell.set_version
                        AND told.assurance = cell.assurance AND cell.channel = ANY (told.channels)
                        AND NOT told.whole_quarter)`;

/** Reads released cells in bulk, and which of them changed since they were read. */
@Injectable()
export class ReleasedColumnsReader {
  /** What the running transaction sees; as PostgreSQL writes it. */
  async snapshot(session: Session): Promise<string> {
    const [row] = await session.query<{ snapshot: string }>('SELECT pg_current_snapshot()::text AS snapshot');
    return row?.snapshot ?? '';
  }

  /**
   * Whether cells or versions came that a copy read at the snapshot, with so many versions, does not hold. The order is
   * there for the plan: it leads along the index to the latest changes, whatever the values.
   */
  async hasChanged(session: Session, setCode: string, snapshot: string, versions: number): Promise<boolean> {
    const [row] = await session.prepared<{ changed: boolean }>(
      'released cells changed',
      `SELECT EXISTS (SELECT FROM (SELECT change.changed_in ${LATER} ORDER BY change.changed_in DESC OFFSET 0) AS later
                       WHERE NOT pg_visible_in_snapshot(later.changed_in, $2::pg_snapshot))
           OR (SELECT count(*) FROM criteria_set WHERE set_code = $1) <> $3 AS changed`,
      [setCode, snapshot, versions],
    );
    return row?.changed ?? true;
  }

  async count(session: Session, setCode: string): Promise<number> {
    const [row] = await session.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM released_cell WHERE set_code = $1',
      [setCode],
    );
    return row?.count ?? 0;
  }

  /** All cells of a set, some at a time; within one transaction. */
  async *all(session: Session, setCode: string): AsyncGenerator<VersionedRow[]> {
    await session.query(
      `DECLARE released NO SCROLL CURSOR FOR SELECT ${COLUMNS} FROM released_cell cell WHERE set_code = $1`,
      [setCode],
    );
    for (;;) {
      const rows = await session.query<VersionedRow>(`FETCH ${PAGE} FROM released`);
      if (rows.length === 0) break;
      yield rows;
    }
    await session.query('CLOSE released');
  }

  async allWithheld(session: Session, setCode: string): Promise<WithheldRow[]> {
    return session.query(`${UNTOLD} GROUP BY 1, 2, 3, 4`, [setCode]);
  }

  async changedGroups(session: Session, setCode: string, snapshot: string): Promise<VersionedGroup[]> {
    return session.query(
      `SELECT change.unit_id AS "unitId", change.month::text, change.set_version AS "setVersion", change.assurance
         ${UNSEEN}`,
      [setCode, snapshot],
    );
  }

  async ofChanged(session: Session, setCode: string, snapshot: string): Promise<VersionedRow[]> {
    return session.query(
      `SELECT ${COLUMNS} FROM released_cell cell
         JOIN (SELECT * ${UNSEEN}) AS changed USING (set_code, unit_id, month, set_version, assurance)`,
      [setCode, snapshot],
    );
  }

  async withheldOfChanged(session: Session, setCode: string, snapshot: string): Promise<WithheldRow[]> {
    return session.query(
      `${UNTOLD} AND (cell.subject_id, cell.month, cell.set_version, cell.assurance) IN (
         SELECT change.unit_id, change.month, change.set_version, change.assurance ${UNSEEN})
       GROUP BY 1, 2, 3, 4`,
      [setCode, snapshot],
    );
  }
}
