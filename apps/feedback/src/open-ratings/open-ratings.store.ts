import type { FurtherAnswers } from '@namkhong/contracts/http/feedback-forms';
import type { ratingReceipt } from '@namkhong/contracts/http/feedback';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { hashToken, TokenSource } from '../ballots/ballots.module.js';
import { ProofGate, type Proof } from '../defence/defence.module.js';
import { RatingsRepository, type Rating } from '../ratings/ratings.module.js';

/** Stores an open rating with its receipt, for one proof of work each. */
@Injectable()
export class OpenRatingsStore {
  constructor(
    private readonly ratings: RatingsRepository,
    private readonly tokens: TokenSource,
    private readonly gate: ProofGate,
  ) {}

  /** @throws Problem 422 `proof-invalid` */
  async requireProof(text: string, now: Date): Promise<Proof> {
    return this.gate.require(text, now);
  }

  /** @throws Problem 409 `proof-spent` */
  async add(
    session: Session,
    rating: Rating,
    proof: Proof,
    now: Date,
    further: FurtherAnswers | null,
  ): Promise<z.output<typeof ratingReceipt>> {
    await this.gate.spend(session, proof, now);
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
