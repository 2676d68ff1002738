import type { DisclosureView } from '@namkhong/contracts/http/directive-disclosures';
import type { CivilDate, DeadlineRule } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { DeadlineMove, OpenDeadline } from '../calendar/open-deadlines.port.js';

export interface NewDisclosure {
  readonly disclosureId: string;
  readonly unitId: string;
  readonly period: string;
  readonly countedFrom: CivilDate;
  readonly dueOn: CivilDate;
  readonly illustrative: boolean;
}

/** A unit that a rule is for. */
export interface DisclosingUnit {
  readonly unitId: string;
  readonly illustrative: boolean;
}

type Publication = DisclosureView['publications'][number];

/** Writes what units have to publish and did. */
@Injectable()
export class DisclosureRepository {
  /** Units of the kinds that were in force on a day, at or below one where it is named. */
  async unitsFor(
    session: Session,
    kinds: readonly string[],
    topId: string | null,
    day: CivilDate,
  ): Promise<DisclosingUnit[]> {
    return session.query<DisclosingUnit>(
      `WITH RECURSIVE day AS MATERIALIZED (
         SELECT unit_id, kind, parent_id, illustrative FROM units_on($3::date)
          WHERE (valid_from IS NULL OR valid_from <= $3::date) AND (valid_to IS NULL OR $3::date < valid_to)
       ), below AS (
         SELECT unit_id FROM day WHERE unit_id = $2::uuid
         UNION SELECT day.unit_id FROM day JOIN below ON day.parent_id = below.unit_id
       )
       SELECT unit_id AS "unitId", illustrative FROM day
        WHERE kind = ANY($1::text[]) AND ($2::uuid IS NULL OR unit_id IN (SELECT unit_id FROM below))
        ORDER BY unit_id`,
      [kinds, topId, day],
    );
  }

  /** Adds those that are not there yet; answers their ids. */
  async add(
    session: Session,
    ruleId: string,
    disclosures: readonly NewDisclosure[],
  ): Promise<ReadonlySet<string>> {
    const rows = await session.query<{ disclosure_id: string }>(
      `INSERT INTO disclosures (rule_id, disclosure_id, unit_id, period, counted_from, due_on, illustrative)
       SELECT $1, * FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::date[], $6::date[], $7::boolean[])
       ON CONFLICT (rule_id, unit_id, period) DO NOTHING RETURNING disclosure_id`,
      [
        ruleId,
        disclosures.map(({ disclosureId }) => disclosureId),
        disclosures.map(({ unitId }) => unitId),
        disclosures.map(({ period }) => period),
        disclosures.map(({ countedFrom }) => countedFrom),
        disclosures.map(({ dueOn }) => dueOn),
        disclosures.map(({ illustrative }) => illustrative),
      ],
    );
    return new Set(rows.map((row) => row.disclosure_id));
  }

  /** Locks the disclosure until the transaction ends. */
  async lock(session: Session, disclosureId: string): Promise<void> {
    await session.query(`SELECT 1 FROM disclosures WHERE disclosure_id = $1 FOR UPDATE`, [disclosureId]);
  }

  /** Stores the next edition; the first one is the day it counts as published. */
  async addPublication(
    session: Session,
    disclosureId: string,
    publication: Publication,
    by: { readonly subject: string; readonly at: Date },
  ): Promise<void> {
    await session.query(
      `INSERT INTO disclosure_publications (disclosure_id, edition, title, document_number, document_date, link,
                                            published_on, published_at, published_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        disclosureId,
        publication.edition,
        publication.title,
        publication.documentNumber,
        publication.documentDate,
        publication.link,
        publication.publishedOn,
        by.at,
        by.subject,
      ],
    );
    await session.query(
      `UPDATE disclosures SET published_on = coalesce(published_on, $2::date), version = version + 1
        WHERE disclosure_id = $1`,
      [disclosureId, publication.publishedOn],
    );
  }

  async saveWaiver(session: Session, disclosureId: string, reason: string, at: Date): Promise<void> {
    await session.query(
      `UPDATE disclosures SET waived_at = $2, waiver_reason = $3, version = version + 1 WHERE disclosure_id = $1`,
      [disclosureId, at, reason],
    );
  }

  /** Those that a changed calendar may move, locked. */
  async open(session: Session): Promise<OpenDeadline[]> {
    const rows = await session.query<{
      disclosure_id: string;
      unit_id: string;
      counted_from: CivilDate;
      due_on: CivilDate;
      due_count: number;
      due_counting: Exclude<DeadlineRule['kind'], 'fixed'>;
    }>(
      `SELECT d.disclosure_id, d.unit_id, d.counted_from::text, d.due_on::text, r.due_count, r.due_counting
         FROM disclosures d JOIN disclosure_rules r USING (rule_id)
        WHERE d.published_on IS NULL AND d.waived_at IS NULL ORDER BY d.disclosure_id FOR UPDATE OF d`,
    );
    return rows.map((row) => ({
      deadlineId: row.disclosure_id,
      unitId: row.unit_id,
      dueOn: row.due_on,
      rule: { kind: row.due_counting, from: row.counted_from, count: row.due_count, pauses: [] },
    }));
  }

  async move(session: Session, moves: readonly DeadlineMove[]): Promise<void> {
    await session.query(
      `UPDATE disclosures d SET due_on = m.due_on, version = version + 1
         FROM unnest($1::uuid[], $2::date[]) AS m (disclosure_id, due_on) WHERE m.disclosure_id = d.disclosure_id`,
      [moves.map(({ deadlineId }) => deadlineId), moves.map(({ to }) => to)],
    );
  }
}
