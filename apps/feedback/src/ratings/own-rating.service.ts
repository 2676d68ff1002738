import type { ratingExport, ratingState } from '@namkhong/contracts/http/feedback';
import type { FurtherAnswers } from '@namkhong/contracts/http/feedback-forms';
import { localDate, type CivilDate } from '@namkhong/domain';
import { Clock, Database, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { hashToken, isToken } from '../ballots/ballots.module.js';
import { CriteriaSetsReader } from '../directory/criteria-sets.reader.js';
import { FormsReader } from '../forms/forms.reader.js';
import type { Rating } from './cast-rating.js';
import {
  changeableUntil,
  refusalOf,
  reviseRating,
  type ChangeRefusal,
  type StoredRating,
} from './change-rating.js';
import { criteriaProblem } from './criteria-problem.js';
import { RatingsRepository } from './ratings.repository.js';
import { StandingsRepository, type KnownStanding } from './standings.repository.js';

/** What is nowhere, so that it cannot be handed out or erased. */
const NEVER_KEPT = ['name', 'phone', 'address', 'device', 'dossier', 'time'] as const;

type RatingState = z.output<typeof ratingState>;

/** What whoever holds a receipt may do with the rating: ask whether it counts, change it, take it back. */
@Injectable()
export class OwnRatingService {
  constructor(
    private readonly database: Database,
    private readonly ratings: RatingsRepository,
    private readonly standings: StandingsRepository,
    private readonly sets: CriteriaSetsReader,
    private readonly forms: FormsReader,
    private readonly clock: Clock,
  ) {}

  async state(receipt: string | undefined): Promise<RatingState> {
    return this.database.read(async (session) => {
      const hash = receiptHash(receipt);
      const stored = await this.ratings.findByReceipt(session, hash);
      return this.tell(session, required(stored));
    });
  }

  /** @param further what is chosen beside the criteria from now on */
  async revise(
    receipt: string | undefined,
    levels: Rating['levels'],
    further: FurtherAnswers | null,
  ): Promise<RatingState> {
    return this.database.transaction(async (session) => {
      const stored = required(await this.ratings.lockByReceipt(session, receiptHash(receipt)));
      const { setCode, setVersion } = stored.rating;
      const asked = (await this.sets.versions(setCode)).find(({ version }) => version === setVersion);
      const today = this.today();
      const revision = reviseRating(stored, levels, asked ?? { criteria: [] }, today);
      if (revision.kind === 'refused') {
        throw revision.reason === 'criterion-unknown'
          ? criteriaProblem(revision.criteria)
          : changeProblem(revision.reason, stored);
      }
      await this.replaceFurther(session, stored.rating, levels, further);
      if (revision.kind === 'unchanged') return this.tell(session, stored);
      await this.ratings.revise(session, revision.rating, revision.revision, today);
      return this.tell(session, { ...revision, withdrawn: false });
    });
  }

  /** Everything that is kept under the receipt, but for the answers, which whoever can show them can be made to show. */
  async export(receipt: string | undefined): Promise<z.output<typeof ratingExport>> {
    return this.database.read(async (session) => {
      const stored = required(await this.ratings.findByReceipt(session, receiptHash(receipt)));
      const { ratingId, servicePoint, procedureGroup, outcome, officialId, illustrative } = stored.rating;
      return {
        ...(await this.tell(session, stored)),
        ...{ servicePoint, procedureGroup, outcome, illustrative },
        isAboutOfficial: officialId !== null,
        answersKept: !stored.withdrawn,
        furtherAnswersKept: await this.ratings.hasFurther(session, ratingId),
        neverKept: [...NEVER_KEPT],
      };
    });
  }

  /**
   * @param erase also forgets the receipt, so that nobody can find the rating any more; after the seventh day that alone is
   *   done: what is in the figures stays there as nobody's
   */
  async withdraw(receipt: string | undefined, erase: boolean): Promise<void> {
    await this.database.transaction(async (session) => {
      const stored = required(await this.ratings.lockByReceipt(session, receiptHash(receipt)));
      const today = this.today();
      const reason = refusalOf(stored, today);
      if (reason && !erase) throw changeProblem(reason, stored);
      if (!reason) await this.ratings.withdraw(session, stored, today);
      if (erase) await this.ratings.forgetReceipt(session, stored.rating.ratingId);
    });
  }

  private async replaceFurther(
    session: Session,
    { ratingId, unitId, procedureGroup, day }: StoredRating['rating'],
    levels: Rating['levels'],
    further: FurtherAnswers | null,
  ): Promise<void> {
    if (further) {
      await this.forms.requireValid(session, further, levels);
      if (!(await this.forms.wasAsked(session, further.formId, { unitId, procedureGroup }, day)))
        throw new Problem(422, 'form-not-asked');
    }
    await this.ratings.replaceFurther(session, ratingId, further);
  }

  private async tell(session: Session, stored: StoredRating): Promise<RatingState> {
    const { ratingId, unitId, day, setCode, setVersion, assurance, channel } = stored.rating;
    return {
      ...stateOf(stored, await this.standings.find(session, ratingId)),
      ...{ unitId, day, setCode, setVersion, assurance, channel },
      revision: stored.revision,
      changeableUntil: changeableUntil(day),
    };
  }

  private today(): CivilDate {
    return localDate(this.clock.now());
  }
}

function stateOf(
  { withdrawn }: StoredRating,
  known: KnownStanding | undefined,
): Pick<RatingState, 'state' | 'rule'> {
  if (withdrawn) return { state: 'withdrawn', rule: null };
  if (!known || known.standing === 'counted') return { state: 'counted', rule: null };
  return { state: known.standing === 'excluded' ? 'excluded' : 'under-review', rule: known.rule };
}

function receiptHash(receipt: string | undefined): string {
  if (!isToken(receipt)) throw new Problem(404, 'receipt-unknown');
  return hashToken(receipt);
}

function required(stored: StoredRating | undefined): StoredRating {
  if (!stored) throw new Problem(404, 'receipt-unknown');
  return stored;
}

function changeProblem(reason: ChangeRefusal, { rating }: StoredRating): Problem {
  return new Problem(409, reason, { until: changeableUntil(rating.day) });
}
