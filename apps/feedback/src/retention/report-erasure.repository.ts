import type { CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import type { QuietReport } from './report-terms.js';

/** Reports whose time is over. Nothing of them is read but when they ended. */
export class ReportErasureRepository {
  /** Those that came in before the day, locked where nobody is at work on them. @returns their ids */
  async lock(session: Session, before: CivilDate): Promise<string[]> {
    const rows = await session.query<{ id: string }>(
      `select report_id as id from report where erased_on is null and received_on < $1 for update skip locked`,
      [before],
    );
    return rows.map(({ id }) => id);
  }

  /** @param among null for all that came in before the day */
  async quiet(session: Session, before: CivilDate, among: readonly string[] | null): Promise<QuietReport[]> {
    return session.query<QuietReport & Record<string, unknown>>(
      `select report_id as "reportId", identity is not null as "hasIdentity",
         jsonb_agg(jsonb_build_object('type', type, 'stage', stage)) as parts,
         greatest(max(since), (select max(on_day) from report_parcel parcel
                               where parcel.report_id = report.report_id))::text as "quietSince"
       from report join report_part using (report_id)
       where erased_on is null and received_on < $1 and ($2::uuid[] is null or report_id = any($2))
       group by report_id`,
      [before, among && [...among]],
    );
  }

  /** Leaves what is counted: types, stages and their days, under an id that leads to nothing. */
  async erase(session: Session, reportIds: readonly string[], on: CivilDate): Promise<void> {
    const ids = [[...reportIds]];
    await this.eraseIdentities(session, reportIds);
    const ofParcels = `parcel_id in (select parcel_id from report_parcel where report_id = any($1))`;
    await session.query(`delete from report_piece where ${ofParcels}`, ids);
    await session.query(`delete from report_parcel_key where ${ofParcels}`, ids);
    await session.query(`delete from report_parcel where report_id = any($1)`, ids);
    await session.query(`delete from report_reader where report_id = any($1)`, ids);
    await session.query(`delete from report_disclosure where report_id = any($1)`, ids);
    await session.query(
      `update report set erased_on = $2, token_mac = null, reply_key = '', sign_key = '', fingerprint = '', unit_id = null
       where report_id = any($1)`,
      [...ids, on],
    );
  }

  /** Leaves that an identity was opened, by whom and why, and nothing it could be opened by again. */
  async eraseIdentities(session: Session, reportIds: readonly string[]): Promise<void> {
    const ids = [[...reportIds]];
    await session.query(`delete from report_identity_share where report_id = any($1)`, ids);
    await session.query(`update report_disclosure set share = null where report_id = any($1)`, ids);
    await session.query(`update report set identity = null where report_id = any($1)`, ids);
  }
}
