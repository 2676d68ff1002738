import type { Poll } from '@namkhong/contracts/http/feedback-polls';
import { localDate, type CivilDate } from '@namkhong/domain';
import { Clock, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { stateOf } from './poll-life.js';
import { PollRepository, type StoredPoll } from './poll.repository.js';
import { tellResults } from './tell-results.js';

/** Finds polls, and knows how they stand today. */
@Injectable()
export class PollDesk {
  constructor(
    private readonly polls: PollRepository,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  today(): CivilDate {
    return localDate(this.now());
  }

  /** @throws Problem 404 `poll-unknown` */
  async find(session: Session, pollId: string): Promise<StoredPoll> {
    const found = await this.polls.find(session, pollId);
    if (found === null) throw new Problem(404, 'poll-unknown');
    return found;
  }

  /** The poll, held as it is; throws as `find`. */
  async hold(session: Session, pollId: string, mode: 'share' | 'update'): Promise<StoredPoll> {
    await this.polls.lock(session, pollId, mode);
    return this.find(session, pollId);
  }

  /** As anybody reads it: counts once it is closed, and not before, so that nobody answers what others answered. */
  async show(session: Session, stored: StoredPoll): Promise<Poll> {
    const { published, refused, counts, ...kept } = stored;
    const state = stateOf(stored, this.today());
    const codes = stored.options.map(({ code }) => code);
    const counted = state === 'closed' ? (counts ?? (await this.polls.count(session, stored.pollId))) : null;
    return {
      ...kept,
      options: [...stored.options],
      state,
      results: counted && tellResults(codes, counted),
      comments: { published, refused: [...refused] },
    };
  }
}
