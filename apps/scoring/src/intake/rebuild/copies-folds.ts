import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { CellsRepository } from '../cells.repository.js';
import { CriteriaSetsReader } from '../../methodology/criteria-sets.reader.js';
import { CopiesFold } from './copies-fold.js';
import { FindingsRepository } from '../findings.repository.js';
import { IntakeService } from '../intake.service.js';
import { RatingsRepository } from '../ratings.repository.js';
import { ServicesRepository } from '../services.repository.js';

/** Everything that folds events, for a rebuild to fold them again. */
@Injectable()
export class CopiesFolds {
  constructor(
    private readonly intake: IntakeService,
    private readonly sets: CriteriaSetsReader,
    private readonly ratings: RatingsRepository,
    private readonly cells: CellsRepository,
    private readonly services: ServicesRepository,
    private readonly findings: FindingsRepository,
  ) {}

  /** Folds into the copies that this session has open. */
  into(session: Session): CopiesFold {
    const { intake, sets, ratings, cells, services, findings } = this;
    return new CopiesFold(session, { intake, sets, ratings, cells, services, findings });
  }
}
