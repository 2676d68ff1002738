import type { DataOf, serviceCountedV1 } from '@namkhong/contracts';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { foldServices } from './fold-services.js';

/** Adds signed counts of what was served to the days of units and officials. */
@Injectable()
export class ServicesRepository {
  async add(session: Session, counted: readonly DataOf<typeof serviceCountedV1>[]): Promise<void> {
    const days = foldServices(counted);
    if (days.length === 0) return;
    await session.query(
      `INSERT INTO service_day AS cell (subject_kind, subject_id, day, stratum, closed, invited, on_time, missing_phone,
                                        invalid_phone)
       SELECT * FROM unnest($1::text[], $2::uuid[], $3::date[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[],
                            $8::bigint[], $9::bigint[])
       ON CONFLICT (subject_kind, subject_id, day, stratum) DO UPDATE
          SET closed = cell.closed + excluded.closed,
              invited = cell.invited + excluded.invited,
              on_time = cell.on_time + excluded.on_time,
              missing_phone = cell.missing_phone + excluded.missing_phone,
              invalid_phone = cell.invalid_phone + excluded.invalid_phone`,
      [
        days.map(({ subjectKind }) => subjectKind),
        days.map(({ subjectId }) => subjectId),
        days.map(({ day }) => day),
        days.map(({ stratum }) => stratum),
        days.map(({ closed }) => closed),
        days.map(({ invited }) => invited),
        days.map(({ onTime }) => onTime),
        days.map(({ missingPhone }) => missingPhone),
        days.map(({ invalidPhone }) => invalidPhone),
      ],
    );
  }
}
