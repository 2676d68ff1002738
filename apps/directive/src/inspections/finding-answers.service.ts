import type { FindingView } from '@namkhong/contracts/http/directive-inspections';
import { Clock, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ClockKeeper } from '../clocks/clocks.module.js';
import { FindingActs, refuse, type AskedAct } from './finding-acts.js';
import { clockOf, FindingKeeper, matterOf } from './finding-keeper.js';
import { findActFault, findAppealFault } from './finding-life.js';
import { FindingRepository } from './finding.repository.js';

/** What the subject of a finding says to it. */
@Injectable()
export class FindingAnswersService {
  constructor(
    private readonly acts: FindingActs,
    private readonly keeper: FindingKeeper,
    private readonly repository: FindingRepository,
    private readonly clocks: ClockKeeper,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes an explanation until the finding is concluded; one that comes after its days is marked so, and read all the same.
   *
   * @throws Problem 404 `finding-unknown`, 403 `not-the-subject`, 412 `version-stale`, 409 `act-not-in-this-state`
   */
  async explain(asked: AskedAct, text: string): Promise<FindingView> {
    const { subject: account, today } = asked.caller;
    return this.acts.bySubject(asked, async (session, finding) => {
      refuse(findActFault(finding, 'explain'), finding);
      const matter = matterOf(finding);
      const until = await this.clocks.dueOn(session, matter, 'finding-explanation');
      const late = until !== null && today > until;
      const said = { text, at: this.clock.now(), late, account };
      await this.repository.addExplanation(session, finding.findingId, said);
      await this.clocks.stop(session, matter, 'finding-explanation', today);
      const step = { kind: 'explained', detail: late ? 'late' : 'in-time', reason: null } as const;
      return this.keeper.save(session, finding, { state: 'explained' }, step);
    });
  }

  /**
   * Takes an appeal against a conclusion, which waits for it.
   *
   * @throws Problem 404 `finding-unknown`, 403 `not-the-subject`, 412 `version-stale`, 409 `appeal-too-late` or
   *   `act-not-in-this-state`
   */
  async appeal(asked: AskedAct, text: string): Promise<FindingView> {
    const { subject: account, today } = asked.caller;
    return this.acts.bySubject(asked, async (session, finding) => {
      const matter = matterOf(finding);
      const appealUntil = (await this.clocks.dueOn(session, matter, 'finding-appeal')) ?? today;
      const fault = findAppealFault(finding, { appealUntil, today });
      if (fault === 'appeal-too-late') throw new Problem(409, fault, { appealUntil });
      refuse(fault, finding);
      await this.repository.addAppeal(session, finding.findingId, {
        text,
        lodgedAt: this.clock.now(),
        account,
      });
      await this.clocks.stop(session, matter, 'finding-appeal', today);
      await this.clocks.start(session, 'finding-appeal-decision', clockOf(finding, today));
      const step = { kind: 'appealed', detail: null, reason: null } as const;
      return this.keeper.save(session, finding, { state: 'appealed' }, step);
    });
  }
}
