import type { ratingReceipt } from '@namkhong/contracts/http/feedback';
import { Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { hashToken, TokenSource } from '../ballots/ballots.module.js';
import { SpentProofs } from '../defence/defence.module.js';
import { RatingsRepository, type Rating } from '../ratings/ratings.module.js';

/** Stores an open rating with its receipt, for one proof of work each. */
@Injectable()
export class OpenRatingsStore {
  constructor(
    private readonly ratings: RatingsRepository,
    private readonly spent: SpentProofs,
    private readonly tokens: TokenSource,
  ) {}

  async add(
    session: Session,
    rating: Rating,
    proof: Parameters<SpentProofs['spend']>[1],
    now: Date,
  ): Promise<z.output<typeof ratingReceipt>> {
    if (!(await this.spent.spend(session, proof, now))) throw new Problem(409, 'proof-spent');
    const receipt = this.tokens.next();
    const receipts = new Map([[rating.ratingId, hashToken(receipt)]]);
    await this.ratings.add(session, [rating], { receipts, signals: [] });
    return { receipt };
  }
}
