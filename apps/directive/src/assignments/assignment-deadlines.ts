import { type Session } from '@namkhong/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  OpenDeadlines,
  type DeadlineKeeper,
  type DeadlineMove,
  type OpenDeadline,
} from '../calendar/open-deadlines.port.js';
import { AssignmentRepository } from './assignment.repository.js';

/** Lets a changed calendar move the deadlines of open assignments that were given in working days. */
@Injectable()
export class AssignmentDeadlines implements DeadlineKeeper, OnModuleInit {
  readonly kind = 'assignment';

  constructor(
    private readonly deadlines: OpenDeadlines,
    private readonly repository: AssignmentRepository,
  ) {}

  onModuleInit(): void {
    this.deadlines.register(this);
  }

  async openDeadlines(session: Session): Promise<readonly OpenDeadline[]> {
    return this.repository.lockCountedDeadlines(session);
  }

  async moveDeadlines(session: Session, moves: readonly DeadlineMove[]): Promise<void> {
    await this.repository.moveDeadlines(session, moves);
  }
}
