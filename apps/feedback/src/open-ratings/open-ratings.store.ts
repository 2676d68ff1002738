import type { FurtherAnswers } from '@namkhong/contracts/http/feedback-forms';
import type { ratingReceipt } from '@namkhong/contracts/http/feedback';
import { Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { hashToken, TokenSource } from '../ballots/ballots.module.js';
import { ProofOfWork, SpentProofs, type Proof } from '../defence/defence.module.js';
import { RatingsRepository, type Rating } from '../ratings/ratings.module.js';

/** Stores an open rating with its receipt, for one proof of work each. */
@Injectable()
export class OpenRatingsStore {
  constructor(
    private readonly ratings: RatingsRepository,
    private readonly spent: SpentProofs,
    private readonly tokens: TokenSource,
    private readonly proofs: ProofOfWork,
  ) {}

  /** @throws Problem 422 `proof-invalid` */
  async requireProof(text: string, now: Date): Promise<Proof> {
    const proof = await this.proofs.check(text, now);
    if (!proof) throw new Problem(422, 'proof-invalid');
    return proof;
  }

  /** @throws Problem 409 `proof-spent` */
  async add(
    session: Session,
    rating: Rating,
    proof: Proof,
    now: Date,
    further: FurtherAnswers | null,
  ): Promise<z.output<typeof ratingReceipt>> {
    if (!(await this.spent.spend(session, proof, now))) throw new Problem(409, 'proof-spent');
    const receipt = this.tokens.next();
    const receipts = new Map([[rating.ratingId, hashToken(receipt)]]);
    await this.ratings.add(session, [rating], {
      receipts,
      signals: [],
      further: new Map(further ? [[rating.ratingId, further]] : []),
    });
    return { receipt };
  }
}
