import type { CaseFileView, recusalRequest } from '@namkhong/contracts/http/directive-handling';
import { Clock, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CaseActs, type AskedAct } from './case-acts.js';
import { CaseKeeper } from './case-keeper.js';
import { decideRecusal } from './case-life.js';
import { CaseRepository } from './case.repository.js';

/** Who takes no part in a case, by their own word or because the office says so. What they did is done again. */
@Injectable()
export class RecusalsService {
  constructor(
    private readonly repository: CaseRepository,
    private readonly keeper: CaseKeeper,
    private readonly acts: CaseActs,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Problem 404 `case-unknown`, 403 `permission-denied`, 412 `version-stale`, 409 `recusal-repeated` or
   *   `act-not-in-this-state`
   */
  async recuse(
    { caller, caseId, seenVersion }: AskedAct,
    { account = caller.subject, ground, reason }: z.output<typeof recusalRequest>,
  ): Promise<CaseFileView> {
    const asked = { caller, caseId, seenVersion };
    // Somebody else is kept away by those who may open a case, not by the next reviewer.
    const action = account === caller.subject ? 'case.recuse' : 'case.open';
    return this.acts.byOffice(asked, action, async (session, one) => {
      const decision = decideRecusal(await this.keeper.facts(session, one), account);
      if (typeof decision === 'string') throw new Problem(409, decision, { state: one.status });
      const recusal = { account, ground, reason, at: this.clock.now(), declaredBy: caller.subject };
      if (!(await this.repository.addRecusal(session, caseId, recusal)))
        throw new Problem(409, 'recusal-repeated');
      return this.keeper.save(session, one, decision, { kind: 'recused', detail: ground, reason });
    });
  }
}
