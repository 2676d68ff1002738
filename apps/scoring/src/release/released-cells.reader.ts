import type { Assurance } from '@namkhong/contracts';
import type { CellContent, CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { groupKey, type CellGroup } from '../intake/cells.reader.js';

/** A copy of cells behind the privacy floor. Everything this service tells anybody is a sum of these. */
export interface ReleasedCell extends CellGroup {
  /**
   * Whether it counts only in windows of whole quarters, and never by month or channel: what was left over at the close
   * of a quarter, one row for each of its months, all or none of them.
   */
  readonly wholeQuarter: boolean;
  /** The units whose ratings it holds, below `unitId`; none where they are its own. */
  readonly units: readonly string[];
  /** Which release each block shows, see `blockSnapshots`; 0 for a block never told. */
  readonly snapshots: readonly bigint[];
  /** The channels it adds up, sorted. */
  readonly channels: readonly string[];
  readonly content: CellContent;
  readonly illustrative: boolean;
  readonly releasedAt: Date;
}

/** Months of a set that answers may be taken from; units and assurance where only some are asked for. */
export interface ReleasedSelection {
  readonly setCode: string;
  /** First of the month; `to` included. */
  readonly from: string;
  readonly to: string;
  readonly unitIds: readonly string[] | null;
  readonly assurance: Assurance | null;
}

interface Row extends CellGroup {
  readonly channels: string[];
  readonly wholeQuarter: boolean;
  readonly units: string[];
  readonly snapshots: string[];
  readonly rated: string;
  readonly histograms: string[];
  readonly crosses: string[];
  readonly days: string[];
  readonly illustrative: boolean;
  readonly releasedAt: Date;
}

const COLUMNS = `
  cell.unit_id AS "unitId", cell.month::text, cell.set_code AS "setCode", cell.set_version AS "setVersion",
  cell.assurance, cell.channels, cell.whole_quarter AS "wholeQuarter", cell.units, cell.snapshots,
  cell.rated, cell.histograms, cell.crosses, cell.days, cell.illustrative, cell.released_at AS "releasedAt"`;

/** What counts month by month; counts of whole quarters are no answer to that. */
const TOLD = 'NOT cell.whole_quarter';

const SELECTION = `
  cell.set_code = $1 AND cell.month BETWEEN $2 AND $3
  AND ($4::uuid[] IS NULL OR cell.unit_id = ANY ($4)) AND ($5::text IS NULL OR cell.assurance = $5)`;

@Injectable()
export class ReleasedCellsReader {
  /** The unit's own; what is told of several units below it is not among them. */
  async ofUnit(session: Session, unitId: string): Promise<ReleasedCell[]> {
    const rows = await session.query<Row>(
      `SELECT ${COLUMNS} FROM released_cell cell WHERE unit_id = $1 AND units = '{}'
        ORDER BY month, set_code, set_version, channels`,
      [unitId],
    );
    return rows.map(toCell);
  }

  /** What is told of the groups' months, by group. */
  async ofGroups(session: Session, groups: readonly CellGroup[]): Promise<Map<string, ReleasedCell[]>> {
    const rows = await session.query<Row>(
      `SELECT ${COLUMNS} FROM released_cell cell
         JOIN unnest($1::uuid[], $2::date[], $3::text[], $4::integer[], $5::text[])
           AS wanted (unit_id, month, set_code, set_version, assurance)
        USING (unit_id, month, set_code, set_version, assurance)
        WHERE NOT cell.whole_quarter`,
      [
        groups.map(({ unitId }) => unitId),
        groups.map(({ month }) => month),
        groups.map(({ setCode }) => setCode),
        groups.map(({ setVersion }) => setVersion),
        groups.map(({ assurance }) => assurance),
      ],
    );
    return Map.groupBy(rows.map(toCell), groupKey);
  }

  /** The rows of the remainders of a quarter [from, to), month by month. */
  async remaindersOf(
    session: Session,
    { setCode, from, to }: { readonly setCode: string; readonly from: CivilDate; readonly to: CivilDate },
  ): Promise<ReleasedCell[]> {
    const rows = await session.query<Row>(
      `SELECT ${COLUMNS} FROM released_cell cell
        WHERE cell.whole_quarter AND cell.set_code = $1 AND cell.month >= $2 AND cell.month < $3
        ORDER BY cell.unit_id, cell.units, cell.month`,
      [setCode, from, to],
    );
    return rows.map(toCell);
  }

  async count(session: Session, selection: ReleasedSelection): Promise<number> {
    const [row] = await session.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM released_cell cell WHERE ${TOLD} AND ${SELECTION}`,
      parametersOf(selection),
    );
    return row?.count ?? 0;
  }

  async select(session: Session, selection: ReleasedSelection): Promise<ReleasedCell[]> {
    const rows = await session.query<Row>(
      `SELECT ${COLUMNS} FROM released_cell cell WHERE ${TOLD} AND ${SELECTION}
        ORDER BY month, unit_id, set_version, assurance, channels`,
      parametersOf(selection),
    );
    return rows.map(toCell);
  }

  /** Base cells with ratings of which nothing was ever told: one entry per group and channel. */
  async withheld(
    session: Session,
    selection: ReleasedSelection,
  ): Promise<(CellGroup & { readonly channel: string })[]> {
    return session.query(
      `SELECT DISTINCT cell.subject_id AS "unitId", cell.month::text, cell.set_code AS "setCode",
              cell.set_version AS "setVersion", cell.assurance, cell.channel
         FROM month_cell cell
        WHERE cell.subject_kind = 'unit' AND cell.rated > 0
          AND ${SELECTION.replaceAll('cell.unit_id', 'cell.subject_id')}
          AND NOT EXISTS (SELECT FROM released_cell told
                           WHERE told.unit_id = cell.subject_id AND told.month = cell.month
                             AND told.set_code = cell.set_code AND told.set_version = cell.set_version
                             AND told.assurance = cell.assurance AND cell.channel = ANY (told.channels) AND NOT told.whole_quarter)`,
      parametersOf(selection),
    );
  }

  /** Groups of a unit of which nothing was ever told. */
  async withheldGroupsOf(session: Session, unitId: string): Promise<CellGroup[]> {
    return session.query(
      `SELECT DISTINCT cell.subject_id AS "unitId", cell.month::text, cell.set_code AS "setCode",
              cell.set_version AS "setVersion", cell.assurance
         FROM month_cell cell
        WHERE cell.subject_kind = 'unit' AND cell.subject_id = $1 AND cell.rated > 0
          AND NOT EXISTS (SELECT FROM released_cell told
                           WHERE told.unit_id = cell.subject_id AND told.month = cell.month
                             AND told.set_code = cell.set_code AND told.set_version = cell.set_version
                             AND told.assurance = cell.assurance AND NOT told.whole_quarter)`,
      [unitId],
    );
  }
}

function parametersOf({ setCode, from, to, unitIds, assurance }: ReleasedSelection): unknown[] {
  return [setCode, from, to, unitIds, assurance];
}

function toCell(row: Row): ReleasedCell {
  const { unitId, month, setCode, setVersion, assurance, channels, illustrative, releasedAt } = row;
  const { wholeQuarter, units } = row;
  const content = {
    rated: BigInt(row.rated),
    histograms: row.histograms.map(BigInt),
    crosses: row.crosses.map(BigInt),
    days: row.days.map(BigInt),
  };
  const group = { unitId, month, setCode, setVersion, assurance };
  const snapshots = row.snapshots.map(BigInt);
  return { ...group, channels, wholeQuarter, units, content, snapshots, illustrative, releasedAt };
}
