import type { CellDeltas, CellKey, DayDelta, MonthDelta } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { addToTable, type AdditiveTable } from './additive-table.js';

const key = [
  { column: 'subject_kind', type: 'text', of: ({ subjectKind }: CellKey) => subjectKind },
  { column: 'subject_id', type: 'uuid', of: ({ subjectId }: CellKey) => subjectId },
  { column: 'set_code', type: 'text', of: ({ setCode }: CellKey) => setCode },
  { column: 'set_version', type: 'integer', of: ({ setVersion }: CellKey) => setVersion },
  { column: 'assurance', type: 'text', of: ({ assurance }: CellKey) => assurance },
  { column: 'channel', type: 'text', of: ({ channel }: CellKey) => channel },
];

const dayCells: AdditiveTable<DayDelta> = {
  table: 'day_cell',
  key: [...key, { column: 'day', type: 'date', of: ({ day }) => day }],
  counts: [
    { column: 'rated', of: ({ rated }) => rated },
    { column: 'straight_lined', of: ({ straightLined }) => straightLined },
    { column: 'complete', of: ({ complete }) => complete },
    { column: 'score_sum', of: ({ scoreSum }) => scoreSum },
    { column: 'score_squares', of: ({ scoreSquares }) => scoreSquares },
  ],
  dropsZeros: true,
};

const monthCells: AdditiveTable<MonthDelta> = {
  table: 'month_cell',
  key: [
    ...key,
    { column: 'month', type: 'date', of: ({ month }) => month },
    { column: 'stratum', type: 'text', of: ({ stratum }) => stratum },
  ],
  counts: [
    { column: 'rated', of: ({ rated }) => rated },
    { column: 'illustrative_rated', of: ({ illustrative }) => illustrative },
    { column: 'histograms', of: ({ histograms }) => histograms },
    { column: 'crosses', of: ({ crosses }) => crosses },
  ],
  dropsZeros: true,
};

/** A month of a unit, by what is released together. */
export type ChangedMonth = Pick<MonthDelta, 'subjectId' | 'month' | 'setCode' | 'setVersion' | 'assurance'>;

/** Adds to the cells; the tables refuse a count below zero, and a cell of nothing is no row. */
@Injectable()
export class CellsRepository {
  /**
   * Adds merged deltas, and notes which months of which units changed so that their release is considered.
   *
   * @throws CountBelowZeroError where more is taken back than a cell holds
   */
  async addAndNote(session: Session, deltas: CellDeltas): Promise<void> {
    await this.add(session, deltas);
    await this.noteChanges(
      session,
      deltas.months.filter(({ subjectKind }) => subjectKind === 'unit'),
    );
  }

  /**
   * Adds merged deltas.
   *
   * @throws CountBelowZeroError where more is taken back than a cell holds
   */
  async add(session: Session, { days, months }: CellDeltas): Promise<void> {
    await addToTable(session, dayCells, days);
    for (const sameSize of Map.groupBy(months, ({ histograms }) => histograms.length).values()) {
      await addToTable(session, monthCells, sameSize);
    }
  }

  /**
   * Notes months of units whose cells changed. The update takes the row's lock, so that a release at this moment cannot
   * strike out a change it has not seen. Whoever closes a quarter keeps us waiting there; so the statement after it sees
   * what was closed meanwhile.
   */
  async noteChanges(session: Session, ofUnits: readonly ChangedMonth[]): Promise<void> {
    if (ofUnits.length === 0) return;
    const unitIds = ofUnits.map(({ subjectId }) => subjectId);
    const firsts = ofUnits.map(({ month }) => month);
    const setCodes = ofUnits.map(({ setCode }) => setCode);
    await session.query(
      `INSERT INTO release_queue (unit_id, month, set_code, set_version, assurance)
       SELECT DISTINCT * FROM unnest($1::uuid[], $2::date[], $3::text[], $4::integer[], $5::text[])
        ORDER BY 1, 2, 3, 4, 5
       ON CONFLICT (unit_id, month, set_code, set_version, assurance)
         DO UPDATE SET last_change = clock_timestamp()`,
      [
        unitIds,
        firsts,
        setCodes,
        ofUnits.map(({ setVersion }) => setVersion),
        ofUnits.map(({ assurance }) => assurance),
      ],
    );
    await session.query(
      `INSERT INTO closed_month_change (set_code, month, unit_id)
       SELECT DISTINCT set_code, month, unit_id
         FROM unnest($1::text[], $2::date[], $3::uuid[]) AS changed (set_code, month, unit_id)
         JOIN closed_quarter closed USING (set_code)
        WHERE closed.quarter = to_char(month, 'YYYY-"Q"Q')
        ORDER BY 1, 2, 3
       ON CONFLICT DO NOTHING`,
      [setCodes, firsts, unitIds],
    );
  }
}
