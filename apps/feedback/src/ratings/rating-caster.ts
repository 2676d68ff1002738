import { randomUUID } from 'node:crypto';
import type { FurtherAnswers } from '@namkhong/contracts/http/feedback-forms';
import { localDate } from '@namkhong/domain';
import { Clock, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Ballot } from '../ballots/ballot.reader.js';
import { BallotBox, hashToken, TokenSource } from '../ballots/ballots.module.js';
import type { CriteriaSetVersion } from '../directory/criteria-sets.reader.js';
import { FormsReader } from '../forms/forms.reader.js';
import { castRating, type Answer, type CastOutcome, type Rating } from './cast-rating.js';
import { RatingsRepository } from './ratings.repository.js';
import { SignalKeysRepository } from '../signal-keys/signal-keys.module.js';
import { signalOf, type Sighting } from './signal.js';

/** One attempt to spend a ballot. */
export interface Submission {
  /** SHA-256 of the token, hex. */
  readonly tokenHash: string;
  readonly answer: Answer;
  /** The version in force on the day of the answer. */
  readonly criteriaSet: CriteriaSetVersion;
  readonly sighting: Sighting;
  /** The receipt its sender can work out again; null: a new one is drawn. */
  readonly receipt: string | null;
  /** What was chosen beside the criteria: answers that fit their form. */
  readonly further?: FurtherAnswers | null;
}

/** A refusal, or the rating with the receipt that its sender alone will hold. */
export type Casting =
  | Extract<CastOutcome, { kind: 'refused' }>
  | { readonly kind: 'refused'; readonly reason: 'form-not-asked' }
  | { readonly kind: 'cast'; readonly rating: Rating; readonly receipt: string };

interface CastSubmission {
  readonly submission: Submission;
  readonly rating: Rating;
  readonly raterHash: string | null;
  readonly receipt: string;
}

/** Casts ratings in batches: the ballots are locked, the decision falls, everything is written in one transaction. */
@Injectable()
export class RatingCaster {
  constructor(
    private readonly box: BallotBox,
    private readonly ratings: RatingsRepository,
    private readonly keys: SignalKeysRepository,
    private readonly forms: FormsReader,
    private readonly tokens: TokenSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Decides each submission in turn; two that bring the same ballot get one rating and one `ballot-spent`.
   *
   * @param adapt lets a replayed history present its ballots with the dates they would have had
   * @returns one casting per submission, in the same order
   */
  async castAll(
    session: Session,
    submissions: readonly Submission[],
    adapt: (ballot: Ballot) => Ballot = (ballot) => ballot,
  ): Promise<Casting[]> {
    const ballots = await this.box.lock(
      session,
      submissions.map((submission) => submission.tokenHash),
    );
    const castings: Casting[] = [];
    const cast: CastSubmission[] = [];
    for (const submission of submissions) {
      const { tokenHash, answer, criteriaSet } = submission;
      const ballot = ballots.get(tokenHash);
      const outcome = castRating(ballot && adapt(ballot), answer, criteriaSet, randomUUID());
      if (outcome.kind === 'refused') {
        castings.push(outcome);
        continue;
      }
      const { formId } = submission.further ?? {};
      if (formId !== undefined && !(await this.forms.wasAsked(session, formId, outcome.rating, answer.day))) {
        castings.push({ kind: 'refused', reason: 'form-not-asked' });
        continue;
      }
      ballots.set(tokenHash, { spent: true, revoked: false });
      const { rating, raterHash } = outcome;
      const receipt = submission.receipt ?? this.tokens.next();
      castings.push({ kind: 'cast', rating, receipt });
      cast.push({ submission, rating, raterHash, receipt });
    }
    if (cast.length > 0) await this.write(session, cast);
    return castings;
  }

  private async write(session: Session, cast: readonly CastSubmission[]): Promise<void> {
    const key = await this.keys.keyFor(session, localDate(this.clock.now()));
    const signals = cast.map(({ rating, raterHash, submission }) =>
      signalOf(rating, submission.sighting, raterHash, key),
    );
    const receipts = new Map(cast.map(({ rating, receipt }) => [rating.ratingId, hashToken(receipt)]));
    const further = new Map(
      cast.flatMap(({ rating, submission }) =>
        submission.further ? [[rating.ratingId, submission.further] as const] : [],
      ),
    );
    const ratings = cast.map(({ rating }) => rating);
    await this.box.spend(
      session,
      cast.map(({ submission }) => submission.tokenHash),
    );
    await this.ratings.add(session, ratings, { receipts, signals, further });
  }
}
