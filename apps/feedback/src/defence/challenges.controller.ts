import { challenge } from '@namkhong/contracts/http/feedback';
import { Clock, Public, RateLimit, Returns } from '@namkhong/service-kit';
import { Controller, Get } from '@nestjs/common';
import { ProofOfWork } from './proof-of-work.js';

/** What to solve before one may speak without a ballot. It tells nothing of who asks and nothing is kept of it. */
@Controller('challenges')
export class ChallengesController {
  constructor(
    private readonly proofs: ProofOfWork,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Public()
  @RateLimit({ points: 30, seconds: 60 })
  @Returns(200, challenge)
  async next(): Promise<unknown> {
    return this.proofs.challenge(this.clock.now());
  }
}
