import type { startClockRequest } from '@namkhong/contracts/http/directive-clocks';
import type { CaseFileView } from '@namkhong/contracts/http/directive-handling';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ClockKeeper } from '../clocks/clocks.module.js';
import { CaseActs, type AskedAct } from './case-acts.js';
import { CaseKeeper, matterOf } from './case-keeper.js';

/** Clocks of the law that reviewers start in a case beside those of its own steps. */
@Injectable()
export class CaseClocksService {
  constructor(
    private readonly acts: CaseActs,
    private readonly keeper: CaseKeeper,
    private readonly clocks: ClockKeeper,
  ) {}

  /** @throws Problem as CaseActs, 422 as ClockKeeper.startByHand */
  async start(asked: AskedAct, request: z.output<typeof startClockRequest>): Promise<CaseFileView> {
    const { today } = asked.caller;
    return this.acts.byReviewer(asked, async (session, one) => {
      const { unitId } = one;
      await this.clocks.startByHand(session, request, { matter: matterOf(one), unitId, today });
      return this.keeper.save(session, one, {}, { kind: 'clock-started', detail: request.rule });
    });
  }
}
