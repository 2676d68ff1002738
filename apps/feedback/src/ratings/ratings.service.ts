import type { ratingReceipt, ratingRequest } from '@namkhong/contracts/http/feedback';
import { localDate } from '@namkhong/domain';
import { Clock, Database, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ballotProblem } from '../ballots/ballot-problem.reader.js';
import { hashToken, isToken } from '../ballots/ballots.module.js';
import { BallotSetReader } from '../directory/ballot-set.reader.js';
import { FormsReader } from '../forms/forms.reader.js';
import { RatingsRepository } from './ratings.repository.js';
import { receiptOf } from './receipt.js';
import { RatingCaster, type Casting, type Submission } from './rating-caster.js';
import { castingProblem } from './casting-problem.js';
import { refuseUnknownCriteria } from './criteria-problem.js';
import { LaneFullError, RatingLane } from './rating-lane.js';

type RatingRequest = z.output<typeof ratingRequest>;
type RatingReceipt = z.output<typeof ratingReceipt>;

/** What the gateway and the browser say of the sender; hashed at once and kept nowhere. */
export interface SeenHeaders {
  readonly network: string | null;
  readonly device: string | null;
  /** The request's idempotency key. */
  readonly key: string | null;
}

/** Takes the ratings that people send. They share transactions with those that arrive at the same time. */
@Injectable()
export class RatingsService {
  private readonly lane: RatingLane<Submission, Casting>;

  constructor(
    private readonly database: Database,
    caster: RatingCaster,
    private readonly ratings: RatingsRepository,
    private readonly ballotSet: BallotSetReader,
    private readonly forms: FormsReader,
    private readonly clock: Clock,
  ) {
    this.lane = new RatingLane((batch) => database.transaction((session) => caster.castAll(session, batch)), {
      lanes: 2,
      nextLaneFrom: 16,
      largestBatch: 200,
      longestQueue: 2_000,
    });
  }

  /**
   * Resolves after commit. The receipt proves later that the rating was counted, never what it said.
   *
   * @param key the request's `Idempotency-Key`: the same key and ballot give the same receipt again
   */
  async cast(
    token: string | undefined,
    request: RatingRequest,
    { key, ...seen }: SeenHeaders,
  ): Promise<RatingReceipt> {
    if (!isToken(token)) throw ballotProblem('ballot-unknown');
    const receipt = key === null ? null : receiptOf(token, key);
    const now = this.clock.now();
    const day = localDate(now);
    const criteriaSet = await this.ballotSet.require(day);
    const { levels, channel, secondsTaken, further } = request;
    // Asked before the ballot is touched, so that a stranger's body costs no lock.
    refuseUnknownCriteria(request, criteriaSet);
    if (further) await this.database.read((session) => this.forms.requireValid(session, further, levels));
    const casting = await this.queue({
      tokenHash: hashToken(token),
      answer: { levels, channel, day },
      criteriaSet,
      sighting: { seenAt: now, secondsTaken, ...seen },
      receipt,
      further,
    });
    if (casting.kind === 'cast') return { receipt: casting.receipt };
    if (receipt !== null && casting.reason === 'ballot-spent' && (await this.isKnown(receipt)))
      return { receipt };
    throw castingProblem(casting);
  }

  /** Whether the same request was answered before: its receipt is that of a rating. */
  private async isKnown(receipt: string): Promise<boolean> {
    return this.database.read(
      async (session) => (await this.ratings.findByReceipt(session, hashToken(receipt))) !== undefined,
    );
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
