import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { ReleasedCell } from './released-cells.reader.js';

const KEY = 'unit_id, month, set_code, set_version, assurance, channels, whole_quarter, units';

/** Writes what may be told, and that it was told. A cell that was told is replaced by a later one of the same channels, never split. */
@Injectable()
export class ReleasedCellsRepository {
  async save(session: Session, cells: readonly ReleasedCell[]): Promise<void> {
    if (cells.length === 0) return;
    const text = (counts: readonly bigint[]) => `{${counts.join()}}`;
    await session.query(
      `WITH kept AS (
       INSERT INTO released_cell (unit_id, month, set_code, set_version, assurance, channels, rated, histograms,
                                  crosses, days, illustrative, released_at, whole_quarter, units, snapshots)
       SELECT unit_id, month, set_code, set_version, assurance, channels::text[], rated, histograms::bigint[],
              crosses::bigint[], days::bigint[], illustrative, released_at, whole_quarter, units::uuid[],
              snapshots::bigint[]
         FROM unnest($1::uuid[], $2::date[], $3::text[], $4::integer[], $5::text[], $6::text[], $7::bigint[],
                     $8::text[], $9::text[], $10::text[], $11::boolean[], $12::timestamptz[],
                     $13::boolean[], $14::text[], $15::text[])
           AS told (unit_id, month, set_code, set_version, assurance, channels, rated, histograms, crosses, days,
                    illustrative, released_at, whole_quarter, units, snapshots)
       ON CONFLICT (${KEY}) DO UPDATE
          SET rated = excluded.rated, histograms = excluded.histograms, crosses = excluded.crosses,
              days = excluded.days, illustrative = excluded.illustrative, released_at = excluded.released_at,
              snapshots = excluded.snapshots
       RETURNING ${KEY}, snapshots)
       INSERT INTO telling (${KEY}, snapshot_id, snapshots)
       SELECT ${KEY}, (SELECT max(id) FROM unnest(snapshots) AS id), snapshots FROM kept
        WHERE cardinality(snapshots) > 0
       ON CONFLICT DO NOTHING`,
      [
        cells.map(({ unitId }) => unitId),
        cells.map(({ month }) => month),
        cells.map(({ setCode }) => setCode),
        cells.map(({ setVersion }) => setVersion),
        cells.map(({ assurance }) => assurance),
        cells.map(({ channels }) => `{${channels.join()}}`),
        cells.map(({ content }) => String(content.rated)),
        cells.map(({ content }) => text(content.histograms)),
        cells.map(({ content }) => text(content.crosses)),
        cells.map(({ content }) => text(content.days)),
        cells.map(({ illustrative }) => illustrative),
        cells.map(({ releasedAt }) => releasedAt),
        cells.map(({ wholeQuarter }) => wholeQuarter),
        cells.map(({ units }) => `{${units.join()}}`),
        cells.map(({ snapshots }) => text(snapshots)),
      ],
    );
  }

  /** Takes rows of remainders out, to be told anew with more channels or months. */
  async remove(session: Session, remainders: readonly ReleasedCell[]): Promise<void> {
    if (remainders.length === 0) return;
    await session.query(
      `DELETE FROM released_cell cell
        USING unnest($1::uuid[], $2::date[], $3::text[], $4::integer[], $5::text[], $6::text[])
                AS told (unit_id, month, set_code, set_version, assurance, units)
        WHERE cell.whole_quarter AND cell.unit_id = told.unit_id AND cell.month = told.month
          AND cell.set_code = told.set_code AND cell.set_version = told.set_version
          AND cell.assurance = told.assurance AND cell.units = told.units::uuid[]`,
      [
        remainders.map(({ unitId }) => unitId),
        remainders.map(({ month }) => month),
        remainders.map(({ setCode }) => setCode),
        remainders.map(({ setVersion }) => setVersion),
        remainders.map(({ assurance }) => assurance),
        remainders.map(({ units }) => `{${units.join()}}`),
      ],
    );
  }
}
