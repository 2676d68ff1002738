import { type DataOf, type grantRecordedV1 } from '@namkhong/contracts';
import type { CivilDate, Grant, GrantableRole } from '@namkhong/domain';
import { Injectable } from '@nestjs/common';
import type { Session } from '../database/session.js';

/** A grant as a service keeps it: with the id it has in the register. */
export interface HeldGrant extends Grant {
  readonly grantId: string;
}

export type GrantState = DataOf<typeof grantRecordedV1>;

/** The service's own copy of the grants. */
@Injectable()
export class GrantRepository {
  async ofSubject(session: Session, subject: string): Promise<HeldGrant[]> {
    return session.prepared<HeldGrant>(
      'grants of a subject',
      `SELECT grant_id AS "grantId", role, unit_id AS "unitId", official_id AS "officialId",
              valid_from::text AS "validFrom", valid_to::text AS "validTo"
         FROM auth_grant WHERE subject = $1 ORDER BY grant_id`,
      [subject],
    );
  }

  /** Every grant, of whatever day, of those who hold one of the roles on the day; by subject. */
  async ofHolders(
    session: Session,
    roles: readonly GrantableRole[],
    on: CivilDate,
  ): Promise<ReadonlyMap<string, HeldGrant[]>> {
    const rows = await session.query<HeldGrant & { subject: string }>(
      `SELECT grant_id AS "grantId", subject, role, unit_id AS "unitId", official_id AS "officialId",
              valid_from::text AS "validFrom", valid_to::text AS "validTo"
         FROM auth_grant
        WHERE subject IN (SELECT subject FROM auth_grant
                           WHERE role = ANY($1) AND valid_from <= $2 AND (valid_to IS NULL OR $2 < valid_to))
        ORDER BY subject, grant_id`,
      [[...roles], on],
    );
    return Map.groupBy(rows, (row) => row.subject);
  }

  /** Every grant, of whatever day, of the accounts that belong to the official; by subject. */
  async ofOfficial(session: Session, officialId: string): Promise<ReadonlyMap<string, HeldGrant[]>> {
    const rows = await session.query<HeldGrant & { subject: string }>(
      `SELECT grant_id AS "grantId", subject, role, unit_id AS "unitId", official_id AS "officialId",
              valid_from::text AS "validFrom", valid_to::text AS "validTo"
         FROM auth_grant WHERE subject IN (SELECT subject FROM auth_grant WHERE official_id = $1)
        ORDER BY subject, grant_id`,
      [officialId],
    );
    return Map.groupBy(rows, (row) => row.subject);
  }

  /** Every event carries the full state of its grant, so the last one of a batch is what counts. */
  async save(session: Session, states: readonly GrantState[]): Promise<void> {
    const rows = [...new Map(states.map((state) => [state.grantId, state])).values()];
    if (rows.length === 0) return;
    await session.query(
      `INSERT INTO auth_grant (grant_id, subject, role, unit_id, official_id, valid_from, valid_to)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::date[], $7::date[])
       ON CONFLICT (grant_id) DO UPDATE
          SET subject = excluded.subject, role = excluded.role, unit_id = excluded.unit_id,
              official_id = excluded.official_id, valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
      [
        rows.map((row) => row.grantId),
        rows.map((row) => row.subject),
        rows.map((row) => row.role),
        rows.map((row) => row.unitId),
        rows.map((row) => row.officialId),
        rows.map((row) => row.validFrom),
        rows.map((row) => row.validTo),
      ],
    );
  }
}
