import type { DataOf, serviceCountedV1 } from '@namkhong/contracts';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { addToTable, type AdditiveTable } from './additive-table.js';
import { foldServices, type ServiceDelta } from './fold-services.js';

type Counted = DataOf<typeof serviceCountedV1>;

const serviceDays: AdditiveTable<ServiceDelta> = {
  table: 'service_day',
  key: [
    { column: 'subject_kind', type: 'text', of: ({ subjectKind }) => subjectKind },
    { column: 'subject_id', type: 'uuid', of: ({ subjectId }) => subjectId },
    { column: 'day', type: 'date', of: ({ day }) => day },
    { column: 'stratum', type: 'text', of: ({ stratum }) => stratum },
  ],
  counts: [
    { column: 'closed', of: ({ closed }) => closed },
    { column: 'invited', of: ({ invited }) => invited },
    { column: 'on_time', of: ({ onTime }) => onTime },
    { column: 'missing_phone', of: ({ missingPhone }) => missingPhone },
    { column: 'invalid_phone', of: ({ invalidPhone }) => invalidPhone },
  ],
  dropsZeros: false,
};

/** Adds signed counts of what was served to the days of units and officials; the table refuses a count below zero. */
@Injectable()
export class ServicesRepository {
  /**
   * A correction is added by itself, so that whether it was possible does not depend on what came in the same batch.
   *
   * @throws CountBelowZeroError where more is taken back than was counted
   */
  async add(session: Session, counted: readonly Counted[]): Promise<void> {
    const isCorrection = ({ closed, invited, onTime, missingPhone, invalidPhone }: Counted) =>
      Math.min(closed, invited, onTime, missingPhone, invalidPhone) < 0;
    const steps = counted.some(isCorrection) ? counted.map((each) => [each]) : [counted];
    for (const step of steps) await addToTable(session, serviceDays, foldServices(step));
  }
}
