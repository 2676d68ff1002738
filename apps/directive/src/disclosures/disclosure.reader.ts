import type {
  DisclosureCounts,
  DisclosureView,
  unitDisclosures,
} from '@namkhong/contracts/http/directive-disclosures';
import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { stateOf, withShare } from './disclosure-state.js';

type UnitDisclosures = z.output<typeof unitDisclosures>;

export interface DisclosureFilter {
  readonly unitId: string | undefined;
  readonly ruleCode: string | undefined;
  readonly state: DisclosureView['state'] | undefined;
  readonly period: string | undefined;
  readonly limit: number;
  readonly after: Pick<DisclosureView, 'dueOn' | 'disclosureId'> | undefined;
}

interface DisclosureRow {
  readonly disclosure_id: string;
  readonly rule_id: string;
  readonly code: string;
  readonly kind: DisclosureView['kind'];
  readonly title: string;
  readonly legal_basis: string[];
  readonly unit_id: string;
  readonly unit_name: string;
  readonly period: string;
  readonly due_on: CivilDate;
  readonly published_on: CivilDate | null;
  readonly waived_at: Date | null;
  readonly waiver_reason: string | null;
  readonly publications: DisclosureView['publications'];
  readonly version: number;
  readonly illustrative: boolean;
}

interface CountRow extends Omit<DisclosureCounts, 'inTimePercent'> {
  readonly unitId: string;
  readonly code: string;
  readonly name: string;
  readonly illustrative: boolean;
}

const SELECT = `
  SELECT d.disclosure_id, d.rule_id, r.code, r.kind, r.title, r.legal_basis, d.unit_id, u.name AS unit_name, d.period,
         d.due_on::text, d.published_on::text, d.waived_at, d.waiver_reason, d.version, d.illustrative,
         (SELECT coalesce(json_agg(json_build_object('edition', p.edition, 'title', p.title,
                   'documentNumber', p.document_number, 'documentDate', p.document_date, 'link', p.link,
                   'publishedOn', p.published_on) ORDER BY p.edition), '[]')
            FROM disclosure_publications p WHERE p.disclosure_id = d.disclosure_id) AS publications
    FROM disclosures d JOIN disclosure_rules r USING (rule_id) JOIN units u ON u.unit_id = d.unit_id`;

/** The states of a disclosure in SQL, for a list that is narrowed to one; $1 is today. */
const STATES: Readonly<Record<DisclosureView['state'], string>> = {
  waived: `d.waived_at IS NOT NULL`,
  published: `d.published_on <= d.due_on`,
  late: `d.published_on > d.due_on`,
  due: `d.published_on IS NULL AND d.waived_at IS NULL AND d.due_on >= $1::date`,
  overdue: `d.published_on IS NULL AND d.waived_at IS NULL AND d.due_on < $1::date`,
};

const COUNTS = `
  count(*) FILTER (WHERE ${STATES.published})::int AS "inTime", count(*) FILTER (WHERE ${STATES.late})::int AS late,
  count(*) FILTER (WHERE ${STATES.due})::int AS open, count(*) FILTER (WHERE ${STATES.overdue})::int AS overdue,
  count(*) FILTER (WHERE ${STATES.waived})::int AS waived`;

const SCOPE = `
  WITH RECURSIVE scope AS (
    SELECT unit_id FROM units WHERE unit_id = $2::uuid
    UNION SELECT u.unit_id FROM units u JOIN scope ON u.parent_id = scope.unit_id
  )`;

/** What units have to publish and did; public. */
@Injectable()
export class DisclosureReader {
  async find(session: Session, disclosureId: string, today: CivilDate): Promise<DisclosureView | null> {
    const [row] = await session.query<DisclosureRow>(`${SELECT} WHERE d.disclosure_id = $1`, [disclosureId]);
    return row === undefined ? null : toView(row, today);
  }

  /** Latest due first. */
  async list(session: Session, filter: DisclosureFilter, today: CivilDate): Promise<DisclosureView[]> {
    const rows = await session.query<DisclosureRow>(
      `${SELECT}
        WHERE $1::date IS NOT NULL AND ($2::uuid IS NULL OR d.unit_id = $2) AND ($3::text IS NULL OR r.code = $3)
          AND ($4::text IS NULL OR d.period = $4)
          AND ($5::date IS NULL OR (d.due_on, d.disclosure_id) < ($5::date, $6::uuid))
          ${filter.state === undefined ? '' : `AND ${STATES[filter.state]}`}
        ORDER BY d.due_on DESC, d.disclosure_id DESC LIMIT $7`,
      [
        today,
        filter.unitId ?? null,
        filter.ruleCode ?? null,
        filter.period ?? null,
        filter.after?.dueOn ?? null,
        filter.after?.disclosureId ?? null,
        filter.limit,
      ],
    );
    return rows.map((row) => toView(row, today));
  }

  /** The counts of a unit with all below it, or of everybody. */
  async total(session: Session, topId: string | null, today: CivilDate): Promise<DisclosureCounts> {
    const [row] = await session.query<Omit<DisclosureCounts, 'inTimePercent'>>(
      `${SCOPE} SELECT ${COUNTS} FROM disclosures d
        WHERE $2::uuid IS NULL OR d.unit_id IN (SELECT unit_id FROM scope)`,
      [today, topId],
    );
    return withShare(row ?? { inTime: 0, late: 0, open: 0, overdue: 0, waived: 0 });
  }

  /** The counts of each unit that has to disclose anything, by code. */
  async byUnit(
    session: Session,
    topId: string | null,
    today: CivilDate,
    page: { readonly limit: number; readonly after: string | undefined },
  ): Promise<UnitDisclosures[]> {
    const rows = await session.query<CountRow>(
      `${SCOPE}
       SELECT u.unit_id AS "unitId", u.code, u.name, u.illustrative, ${COUNTS}
         FROM disclosures d JOIN units u USING (unit_id)
        WHERE ($2::uuid IS NULL OR d.unit_id IN (SELECT unit_id FROM scope))
          AND ($3::text IS NULL OR u.code COLLATE "C" > $3)
        GROUP BY u.unit_id, u.code, u.name, u.illustrative ORDER BY u.code COLLATE "C" LIMIT $4`,
      [today, topId, page.after ?? null, page.limit],
    );
    return rows.map(({ unitId, code, name, illustrative, ...counts }) => ({
      unitId,
      code,
      name,
      illustrative,
      counts: withShare(counts),
    }));
  }
}

function toView(row: DisclosureRow, today: CivilDate): DisclosureView {
  const { due_on: dueOn, published_on: publishedOn, waived_at: waivedAt, waiver_reason: reason } = row;
  return {
    disclosureId: row.disclosure_id,
    ruleId: row.rule_id,
    ruleCode: row.code,
    kind: row.kind,
    title: row.title,
    legalBasis: row.legal_basis,
    unitId: row.unit_id,
    unitName: row.unit_name,
    period: row.period,
    dueOn,
    state: stateOf({ dueOn, publishedOn, isWaived: waivedAt !== null }, today),
    waiver: waivedAt === null || reason === null ? null : { reason, at: waivedAt.toISOString() },
    publications: row.publications,
    version: row.version,
    illustrative: row.illustrative,
  };
}
