import { type Session } from '@namkhong/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  OpenDeadlines,
  type DeadlineKeeper,
  type DeadlineMove,
  type OpenDeadline,
} from '../calendar/open-deadlines.port.js';
import { ProposalRepository } from './proposal.repository.js';

/** Lets a changed calendar move by when a proposal is replied to, or decided. */
@Injectable()
export class ProposalDeadlines implements DeadlineKeeper, OnModuleInit {
  readonly kind = 'proposal';

  constructor(
    private readonly deadlines: OpenDeadlines,
    private readonly proposals: ProposalRepository,
  ) {}

  onModuleInit(): void {
    this.deadlines.register(this);
  }

  async openDeadlines(session: Session): Promise<readonly OpenDeadline[]> {
    return this.proposals.open(session);
  }

  async moveDeadlines(session: Session, moves: readonly DeadlineMove[]): Promise<void> {
    await this.proposals.move(session, moves);
  }
}
