import type { ratingReceipt } from '@namkhong/contracts/http/feedback';
import { localDate } from '@namkhong/domain';
import { AuditLog, Clock, Database, Problem, type Caller } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { BallotsReader } from '../ballots/ballots.reader.js';
import { BallotSetReader } from '../directory/ballot-set.reader.js';
import type { Rating } from './cast-rating.js';
import { castingProblem } from './casting-problem.js';
import { refuseUnknownCriteria } from './criteria-problem.js';
import { RatingCaster } from './rating-caster.js';

/** Answers as somebody else heard them. */
interface HeardAnswer {
  readonly levels: Rating['levels'];
  readonly channel: 'call-back' | 'staff';
}

/** Which action whoever types the answers in has to hold for the unit. */
const actions = { 'call-back': 'rating.record-call', staff: 'rating.record-for-citizen' } as const;

/** Casts what a citizen told somebody else, with the citizen's ballot. */
@Injectable()
export class AssistedRatingsService {
  constructor(
    private readonly database: Database,
    private readonly ballots: BallotsReader,
    private readonly caster: RatingCaster,
    private readonly ballotSet: BallotSetReader,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 403 `own-service` where the caller is whom the ballot is about */
  async record(
    token: string | undefined,
    answer: HeardAnswer,
    caller: Caller,
  ): Promise<z.output<typeof ratingReceipt>> {
    const { levels, channel } = answer;
    const now = this.clock.now();
    const day = localDate(now);
    const criteriaSet = await this.ballotSet.require(day);
    refuseUnknownCriteria(answer, criteriaSet);
    return this.database.transaction(async (session) => {
      const { hash, ballot, unit } = await this.ballots.require(session, token, day);
      caller.require(actions[channel], unit);
      if (ballot.officialId !== null && ballot.officialId === caller.officialId)
        throw new Problem(403, 'own-service');
      const [casting] = await this.caster.castAll(session, [
        {
          tokenHash: hash,
          answer: { levels, channel, day },
          criteriaSet,
          sighting: { seenAt: now, secondsTaken: null, network: null, device: null },
          receipt: null,
        },
      ]);
      if (!casting) throw new Error('a submission without a casting');
      if (casting.kind === 'refused') throw castingProblem(casting);
      this.audit.append(session, { act: actions[channel], caller, targets: [], details: {} });
      return { receipt: casting.receipt };
    });
  }
}
