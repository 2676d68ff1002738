import type { CaseFileView } from '@namkhong/contracts/http/directive-handling';
import { Clock, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ClockKeeper } from '../clocks/clocks.module.js';
import { FigureReplies } from '../replies/replies.module.js';
import { CaseActs, refuse, type AskedAct } from './case-acts.js';
import { clockOf, CaseKeeper, matterOf } from './case-keeper.js';
import { findActFault, findAppealFault } from './case-life.js';
import { CaseRepository } from './case.repository.js';

/** What the subject of a case says in it. */
@Injectable()
export class CaseAnswersService {
  constructor(
    private readonly acts: CaseActs,
    private readonly keeper: CaseKeeper,
    private readonly repository: CaseRepository,
    private readonly figures: FigureReplies,
    private readonly clocks: ClockKeeper,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a reply until somebody decides; one that comes after its days is marked so, and read all the same. Whoever decides
   * on a proposal then finds that the case is another than they saw.
   *
   * @throws Problem 404 `case-unknown`, 403 `not-the-subject`, 412 `version-stale`, 409 `act-not-in-this-state`
   */
  async reply(asked: AskedAct, text: string): Promise<CaseFileView> {
    const { subject: account, today } = asked.caller;
    return this.acts.bySubject(asked, async (session, one, by) => {
      refuse(findActFault(one, 'reply'), one);
      const matter = matterOf(one);
      const until = await this.clocks.dueOn(session, matter, 'case-reply');
      const late = until !== null && today > until;
      const isFirst = !(await this.repository.hasReplied(session, one.caseId));
      const at = this.clock.now();
      await this.repository.addReply(session, one.caseId, { text, by, at, late, account });
      // It answers the flag's figures, wherever they are shown.
      if (one.flagId !== null) {
        const { flagId, unitId, officialId, caseId, illustrative } = one;
        const about = { flagId, publicationId: null, unitId, officialId, caseId, illustrative };
        await this.figures.add(session, { ...about, by, text, repliedAt: at, account });
      }
      await this.clocks.stop(session, matter, 'case-reply', today);
      if (isFirst && !(await this.clocks.isRunning(session, matter, 'case-decision')))
        await this.clocks.start(session, 'case-decision', clockOf(one, today));
      const status = one.status === 'proposed' ? 'proposed' : 'replied';
      const step = { kind: 'replied', detail: late ? 'late' : 'in-time' } as const;
      return this.keeper.save(session, one, { status }, step);
    });
  }

  /**
   * Takes an appeal against a decision, which waits for it.
   *
   * @throws Problem 404 `case-unknown`, 403 `not-the-subject`, 412 `version-stale`, 409 `appeal-too-late` or
   *   `act-not-in-this-state`
   */
  async appeal(asked: AskedAct, text: string): Promise<CaseFileView> {
    const { subject: account, today } = asked.caller;
    return this.acts.bySubject(asked, async (session, one) => {
      const matter = matterOf(one);
      const appealUntil = (await this.clocks.dueOn(session, matter, 'case-appeal')) ?? today;
      const fault = findAppealFault(one, { appealUntil, today });
      if (fault === 'appeal-too-late') throw new Problem(409, fault, { appealUntil });
      refuse(fault, one);
      await this.repository.addAppeal(session, one.caseId, { text, lodgedAt: this.clock.now(), account });
      await this.clocks.stop(session, matter, 'case-appeal', today);
      await this.clocks.start(session, 'case-appeal-decision', clockOf(one, today));
      return this.keeper.save(session, one, { status: 'appealed' }, { kind: 'appealed' });
    });
  }
}
