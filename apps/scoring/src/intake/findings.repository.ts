import type { ReceivedEvent } from '@namkhong/event-bus';
import { findingFinalisedV1, findingWithdrawnV1, isEvent } from '@namkhong/contracts';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { findingTold, latestFindings } from './finding-state.js';

/** Keeps the highest revision of every final finding; hearing of one again, or of an earlier one, changes nothing. */
@Injectable()
export class FindingsRepository {
  /** Other events of the batch are passed over. */
  async fold(session: Session, batch: readonly ReceivedEvent[]): Promise<void> {
    const findings = latestFindings(
      batch.flatMap((event) =>
        isEvent(findingFinalisedV1, event) || isEvent(findingWithdrawnV1, event)
          ? [findingTold(event.data)]
          : [],
      ),
    );
    if (findings.length === 0) return;
    await session.query(
      `INSERT INTO final_finding AS kept
              (finding_id, revision, unit_id, official_id, severity, final_on, expires_on, illustrative)
       SELECT * FROM unnest($1::uuid[], $2::integer[], $3::uuid[], $4::uuid[], $5::text[], $6::date[], $7::date[],
                            $8::boolean[])
       ON CONFLICT (finding_id) DO UPDATE
          SET revision = excluded.revision, unit_id = excluded.unit_id, official_id = excluded.official_id,
              severity = excluded.severity, final_on = excluded.final_on, expires_on = excluded.expires_on,
              illustrative = excluded.illustrative
        WHERE kept.revision < excluded.revision`,
      [
        findings.map(({ findingId }) => findingId),
        findings.map(({ revision }) => revision),
        findings.map(({ unitId }) => unitId),
        findings.map(({ officialId }) => officialId),
        findings.map(({ effect }) => effect?.severity ?? null),
        findings.map(({ effect }) => effect?.finalOn ?? null),
        findings.map(({ effect }) => effect?.expiresOn ?? null),
        findings.map(({ illustrative }) => illustrative),
      ],
    );
  }
}
