import { serviceCountedV1, type DataOf } from '@namkhong/contracts';
import { Events, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** Signed changes of what was served: of a unit, official, procedure group, outcome and day. */
export type ServiceCount = DataOf<typeof serviceCountedV1>;

/** How many were served and asked: added up here, and announced as they change. */
@Injectable()
export class ServiceCounts {
  constructor(private readonly events: Events) {}

  async add(session: Session, counts: readonly ServiceCount[]): Promise<void> {
    if (counts.length === 0) return;
    await session.query(
      `insert into service_count as known (unit_id, official_id, procedure_group, outcome, day, closed, invited, on_time,
         missing_phone, invalid_phone)
       select "unitId", "officialId", "procedureGroup", outcome, day, closed, invited, "onTime", "missingPhone",
         "invalidPhone"
       from json_to_recordset($1) as change ("unitId" uuid, "officialId" uuid, "procedureGroup" text, outcome text,
         day date, closed integer, invited integer, "onTime" integer, "missingPhone" integer, "invalidPhone" integer)
       order by "unitId", day, "officialId", "procedureGroup", outcome
       on conflict (unit_id, day, official_id, procedure_group, outcome) do update set
         closed = known.closed + excluded.closed,
         invited = known.invited + excluded.invited,
         on_time = known.on_time + excluded.on_time,
         missing_phone = known.missing_phone + excluded.missing_phone,
         invalid_phone = known.invalid_phone + excluded.invalid_phone`,
      [JSON.stringify(counts)],
    );
    await this.events.appendAll(session, serviceCountedV1, counts);
  }
}
