import { type Session } from '@namkhong/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  OpenDeadlines,
  type DeadlineKeeper,
  type DeadlineMove,
  type OpenDeadline,
} from '../calendar/open-deadlines.port.js';
import { DisclosureRepository } from './disclosure.repository.js';

/** Lets a changed calendar move what is not published yet. */
@Injectable()
export class DisclosureDeadlines implements DeadlineKeeper, OnModuleInit {
  readonly kind = 'disclosure';

  constructor(
    private readonly deadlines: OpenDeadlines,
    private readonly disclosures: DisclosureRepository,
  ) {}

  onModuleInit(): void {
    this.deadlines.register(this);
  }

  async openDeadlines(session: Session): Promise<readonly OpenDeadline[]> {
    return this.disclosures.open(session);
  }

  async moveDeadlines(session: Session, moves: readonly DeadlineMove[]): Promise<void> {
    await this.disclosures.move(session, moves);
  }
}
