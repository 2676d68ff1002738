import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { CellsRepository } from './cells.repository.js';
import { CopiesFold } from './copies-fold.js';
import { FindingsRepository } from './findings.repository.js';
import { IntakeService } from './intake.service.js';
import { ServicesRepository } from './services.repository.js';

/** Everything that folds events, for a rebuild to fold them again. */
@Injectable()
export class CopiesFolds {
  constructor(
    private readonly intake: IntakeService,
    private readonly cells: CellsRepository,
    private readonly services: ServicesRepository,
    private readonly findings: FindingsRepository,
  ) {}

  /** Folds into the copies that this session has open. */
  into(session: Session): CopiesFold {
    const { intake, cells, services, findings } = this;
    return new CopiesFold(session, { intake, cells, services, findings });
  }
}
