import { isEvent, servicePointRecordedV1 } from '@namkhong/contracts';
import type { ReceivedEvent } from '@namkhong/event-bus';
import type { BatchHandler, Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/**
 * Keeps the own copy of where people are served. Its group is not that of units and posts, which had read the topic before
 * places were of interest here.
 */
@Injectable()
export class ServicePointsConsumer implements BatchHandler {
  async handle(batch: readonly ReceivedEvent[], session: Session): Promise<void> {
    const points = batch.flatMap((event) => (isEvent(servicePointRecordedV1, event) ? [event.data] : []));
    // Every event carries the full state: the last one of a batch is what counts.
    const latest = [...new Map(points.map((point) => [point.servicePointId, point])).values()];
    if (latest.length === 0) return;
    await session.query(
      `insert into directory_service_point (service_point_id, code, name, units, valid_from, valid_to, illustrative)
       select "servicePointId", code, name, units, "validFrom", "validTo", illustrative
       from json_to_recordset($1) as point ("servicePointId" uuid, code text, name text, units jsonb, "validFrom" date,
         "validTo" date, illustrative boolean)
       on conflict (service_point_id) do update set code = excluded.code, name = excluded.name, units = excluded.units,
         valid_from = excluded.valid_from, valid_to = excluded.valid_to, illustrative = excluded.illustrative`,
      [JSON.stringify(latest)],
    );
  }
}
