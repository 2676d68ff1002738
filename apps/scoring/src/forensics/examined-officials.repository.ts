import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Period } from './examined-periods.js';
import type { ChangedOfficial } from './observations.reader.js';

/** What detection has looked at, so that it looks at nobody twice without need. */
@Injectable()
export class ExaminedOfficialsRepository {
  async note(
    session: Session,
    officials: readonly ChangedOfficial[],
    { from }: Period,
    examinedAt: Date,
  ): Promise<void> {
    await session.query(
      `INSERT INTO examined_official (official_id, period, fingerprint, examined_at)
       SELECT id, $1, fingerprint, $2 FROM unnest($3::uuid[], $4::text[]) AS examined (id, fingerprint)
       ON CONFLICT (official_id, period) DO UPDATE
          SET fingerprint = excluded.fingerprint, examined_at = excluded.examined_at`,
      [
        from,
        examinedAt,
        officials.map(({ officialId }) => officialId),
        officials.map(({ fingerprint }) => fingerprint),
      ],
    );
  }
}
