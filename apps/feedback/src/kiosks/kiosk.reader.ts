import type { KioskView } from '@namkhong/contracts/http/feedback-kiosks';
import { localDate, type CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { judgeHealth } from './kiosk-health.js';

interface FleetRow {
  readonly kiosk_id: string;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly service_point: string;
  readonly state: KioskView['state'];
  readonly enrolled_on: CivilDate;
  readonly last_seen_at: Date | null;
  readonly waiting: number;
  readonly skew_seconds: number;
  readonly app: string | null;
  readonly refused: number;
  readonly open_gaps: number;
  readonly version: number;
}

export interface GapRow {
  readonly gapId: string;
  readonly foundOn: CivilDate;
  readonly missing: number;
  readonly filledOn: CivilDate | null;
}

/** How the kiosks are. */
export class KioskReader {
  /** Kiosks of the unit and of all below it, in the order they were enrolled. */
  async fleet(
    session: Session,
    asked: { readonly unitId: string; readonly after: string | undefined; readonly limit: number },
    now: Date,
  ): Promise<KioskView[]> {
    const rows = await session.query<FleetRow>(
      `with recursive below as (
         select unit_id from directory_unit where unit_id = $1
         union
         select child.unit_id from directory_unit child join below on child.parent_id = below.unit_id
       )
       ${fleetQuery} where unit_id in (select unit_id from below) and ($2::uuid is null or kiosk_id > $2)
       order by kiosk_id limit $3`,
      [asked.unitId, asked.after ?? null, asked.limit],
    );
    return rows.map((row) => toView(row, now));
  }

  async one(session: Session, kioskId: string, now: Date): Promise<KioskView | undefined> {
    const rows = await session.query<FleetRow>(`${fleetQuery} where kiosk_id = $1`, [kioskId]);
    return rows[0] && toView(rows[0], now);
  }

  async gaps(session: Session, kioskId: string): Promise<{ gaps: GapRow[]; unsent: number | null }> {
    const gaps = await session.query<GapRow>(
      `select gap_id as "gapId", found_on::text as "foundOn", missing, filled_on::text as "filledOn"
       from kiosk_gap where kiosk_id = $1 order by gap_id`,
      [kioskId],
    );
    const rows = await session.query<{ unsent: number | null }>(
      `select case when state <> 'active' then (announced_seq - next_seq)::int end as unsent
       from kiosk where kiosk_id = $1`,
      [kioskId],
    );
    return { gaps, unsent: rows[0]?.unsent ?? null };
  }
}

const fleetQuery = `
  select kiosk.*, coalesce(unit.name, '') as unit_name, enrolled_on::text as enrolled_on,
    (select count(*)::int from kiosk_gap gap where gap.kiosk_id = kiosk.kiosk_id and filled_on is null) as open_gaps
  from kiosk left join directory_unit unit using (unit_id)`;

function toView(row: FleetRow, now: Date): KioskView {
  const signs = {
    state: row.state,
    refused: row.refused,
    openGaps: row.open_gaps,
    lastSeenAt: row.last_seen_at,
    skewSeconds: row.skew_seconds,
  };
  return {
    kioskId: row.kiosk_id,
    unitId: row.unit_id,
    unitName: row.unit_name,
    servicePoint: row.service_point,
    state: row.state,
    health: judgeHealth(signs, now),
    enrolledOn: row.enrolled_on,
    lastSeenOn: row.last_seen_at && localDate(row.last_seen_at),
    backlog: row.waiting === 0 ? 'none' : row.waiting < 100 ? 'some' : 'hundreds',
    openGaps: row.open_gaps,
    refused: row.refused,
    clockAheadMinutes: Math.round(row.skew_seconds / 60),
    app: row.app,
    version: row.version,
  };
}
