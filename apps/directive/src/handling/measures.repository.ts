import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Measure } from './measure.js';

const COLUMNS = `code, version, json_build_object('vi', title_vi, 'en', title_en) AS title, weight, kind,
  applies_to AS "appliesTo", months, legal_basis AS "legalBasis", effective_from::text AS "effectiveFrom",
  effective_to::text AS "effectiveTo"`;

/** The register of measures: versions are added, none is ever changed. */
@Injectable()
export class MeasuresRepository {
  async all(session: Session): Promise<Measure[]> {
    return session.query<Measure>(`SELECT ${COLUMNS} FROM measures ORDER BY code, version`);
  }

  /** The latest version that has begun on the date; it may be over. */
  async latest(session: Session, code: string, on: CivilDate): Promise<Measure | null> {
    const [measure] = await session.query<Measure>(
      `SELECT ${COLUMNS} FROM measures WHERE code = $1 AND effective_from <= $2::date
        ORDER BY effective_from DESC, version DESC LIMIT 1`,
      [code, on],
    );
    return measure ?? null;
  }

  async version(session: Session, code: string, version: number): Promise<Measure> {
    const [measure] = await session.query<Measure>(
      `SELECT ${COLUMNS} FROM measures WHERE code = $1 AND version = $2`,
      [code, version],
    );
    if (!measure) throw new Error(`measure ${code} has no version ${version}`);
    return measure;
  }

  /** Two who add a version of the same measure wait for each other. */
  async add(session: Session, measure: Omit<Measure, 'version'>): Promise<Measure> {
    await session.query(`SELECT pg_advisory_xact_lock(hashtextextended('measure:' || $1, 0))`, [
      measure.code,
    ]);
    const [added] = await session.query<Measure>(
      `INSERT INTO measures (code, version, title_vi, title_en, weight, kind, applies_to, months, legal_basis,
                             effective_from, effective_to)
       SELECT $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5, $6::text[], $7, $8, $9, $10
         FROM measures WHERE code = $1
       RETURNING ${COLUMNS}`,
      [
        measure.code,
        measure.title.vi,
        measure.title.en,
        measure.weight,
        measure.kind,
        measure.appliesTo,
        measure.months,
        measure.legalBasis,
        measure.effectiveFrom,
        measure.effectiveTo,
      ],
    );
    if (!added) throw new Error(`no version of ${measure.code} was added`);
    return added;
  }
}
