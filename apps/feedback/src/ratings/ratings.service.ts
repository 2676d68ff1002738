import type { ratingReceipt, ratingRequest } from '@namkhong/contracts/http/feedback';
import { localDate } from '@namkhong/domain';
import { Clock, Database, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ballotProblem } from '../ballots/ballot-problem.reader.js';
import { hashToken, isToken } from '../ballots/ballots.module.js';
import { BallotSetReader } from '../directory/ballot-set.reader.js';
import { messageOf } from '../import-report.js';
import { unknownCriteria } from './cast-rating.js';
import { RatingCaster, type Casting, type Submission } from './rating-caster.js';
import { LaneFullError, RatingLane } from './rating-lane.js';

type RatingRequest = z.output<typeof ratingRequest>;
type RatingReceipt = z.output<typeof ratingReceipt>;

/** What the gateway and a kiosk say of the sender; hashed at once and kept nowhere. */
export interface SeenHeaders {
  readonly network: string | null;
  readonly device: string | null;
}

/** Takes the ratings that people send. They share transactions with those that arrive at the same time. */
@Injectable()
export class RatingsService {
  private readonly lane: RatingLane<Submission, Casting>;

  constructor(
    database: Database,
    caster: RatingCaster,
    private readonly ballotSet: BallotSetReader,
    private readonly clock: Clock,
  ) {
    this.lane = new RatingLane((batch) => database.transaction((session) => caster.castAll(session, batch)), {
      lanes: 2,
      largestBatch: 200,
      longestQueue: 2_000,
    });
  }

  /** Resolves after commit. The receipt proves later that the rating was counted, never what it said. */
  async cast(token: string | undefined, request: RatingRequest, seen: SeenHeaders): Promise<RatingReceipt> {
    if (!isToken(token)) throw ballotProblem('ballot-unknown');
    const now = this.clock.now();
    const day = localDate(now);
    const criteriaSet = await this.ballotSet.require(day);
    const { levels, channel, secondsTaken } = request;
    // Asked before the ballot is touched, so that a stranger's body costs no lock.
    const unknown = unknownCriteria(levels, criteriaSet);
    if (unknown.length > 0) throw criteriaProblem(unknown);
    const casting = await this.queue({
      tokenHash: hashToken(token),
      answer: { levels, channel, day },
      criteriaSet,
      sighting: { seenAt: now, secondsTaken, ...seen },
    });
    if (casting.kind === 'cast') return { receipt: casting.receipt };
    throw casting.reason === 'criterion-unknown'
      ? criteriaProblem(casting.criteria)
      : ballotProblem(casting.reason);
  }

  private async queue(submission: Submission): Promise<Casting> {
    try {
      return await this.lane.add(submission);
    } catch (error) {
      if (error instanceof LaneFullError) throw new Problem(503, 'overloaded', {}, { retryAfter: 2 });
      throw error;
    }
  }
}

function criteriaProblem(criteria: readonly string[]): Problem {
  const code = 'criterion-unknown';
  return new Problem(422, code, {
    errors: criteria.map((criterion) => ({
      path: `levels.${criterion}`,
      code,
      message: messageOf(code),
    })),
  });
}
