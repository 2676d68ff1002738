import type { startClockRequest } from '@namkhong/contracts/http/directive-clocks';
import type {
  findingConclusionRequest,
  findingRequest,
  FindingView,
} from '@namkhong/contracts/http/directive-inspections';
import { type Caller } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ClockKeeper } from '../clocks/clocks.module.js';
import { LineReader } from '../organisation/line.reader.js';
import { FindingActs, refuse, type AskedAct } from './finding-acts.js';
import { FindingDrafts } from './finding-drafts.js';
import { clockOf, FindingKeeper, matterOf } from './finding-keeper.js';
import { findActFault, findConclusionFault, stateAfterConclusion } from './finding-life.js';

type FindingRequest = z.output<typeof findingRequest>;

/** What inspectors do with findings: draft, tell the subject, conclude. */
@Injectable()
export class FindingsService {
  constructor(
    private readonly acts: FindingActs,
    private readonly drafts: FindingDrafts,
    private readonly keeper: FindingKeeper,
    private readonly clocks: ClockKeeper,
    private readonly lines: LineReader,
  ) {}

  /** @throws Problem as FindingDrafts.add does */
  async draft(caller: Caller, inspectionId: string, request: FindingRequest): Promise<FindingView> {
    return this.acts.drafting(caller, (session) => this.drafts.add(session, caller, inspectionId, request));
  }

  /** @throws Problem 404, 403, 412, 409 `act-not-in-this-state`, 422 as for a new draft */
  async change(asked: AskedAct, request: FindingRequest): Promise<FindingView> {
    return this.acts.byOffice(asked, 'finding.draft', async (session, finding) => {
      refuse(findActFault(finding, 'change'), finding);
      const officialId = await this.drafts.checked(session, asked.caller, finding.unitId, request);
      await this.drafts.saveEvidence(session, finding.findingId, request.evidence);
      const { no, severity, occurredOn, summary, redacted } = request;
      const content = { no, severity, occurredOn, summary, redacted };
      const step = { kind: 'changed', detail: null, reason: null } as const;
      return this.keeper.save(session, finding, { ...content, officialId }, step);
    });
  }

  async discard(asked: AskedAct, reason: string): Promise<FindingView> {
    return this.acts.byOffice(asked, 'finding.draft', async (session, finding) => {
      refuse(findActFault(finding, 'discard'), finding);
      const step = { kind: 'discarded', detail: null, reason } as const;
      return this.keeper.save(session, finding, { state: 'discarded' }, step);
    });
  }

  /** Tells the subject, whose days to explain begin. */
  async notify(asked: AskedAct): Promise<FindingView> {
    return this.acts.byOffice(asked, 'finding.draft', async (session, finding) => {
      refuse(findActFault(finding, 'notify'), finding);
      await this.lines.requireOutside(session, asked.caller, finding);
      await this.clocks.start(session, 'finding-explanation', clockOf(finding, asked.caller.today));
      const step = { kind: 'notified', detail: null, reason: null } as const;
      return this.keeper.save(session, finding, { state: 'notified' }, step);
    });
  }

  /**
   * Concludes a finding that another inspector drafted. One that is not substantiated is final and counts for nothing.
   *
   * @throws Problem 404 `finding-unknown`, 403 `permission-denied` or `reviewer-in-line`, 412 `version-stale`, 409 with the
   *   code of the fault
   */
  async conclude(
    asked: AskedAct,
    { outcome, reason }: z.output<typeof findingConclusionRequest>,
  ): Promise<FindingView> {
    const { subject: account, today } = asked.caller;
    return this.acts.byOffice(asked, 'finding.conclude', async (session, finding) => {
      await this.lines.requireOutside(session, asked.caller, finding);
      const matter = matterOf(finding);
      const explainUntil = (await this.clocks.dueOn(session, matter, 'finding-explanation')) ?? today;
      refuse(findConclusionFault(finding, account, { explainUntil, today }), finding);
      await this.clocks.stop(session, matter, 'finding-explanation', today);
      if (outcome === 'substantiated')
        await this.clocks.start(session, 'finding-appeal', clockOf(finding, today));
      const state = stateAfterConclusion(outcome);
      return this.keeper.save(
        session,
        finding,
        { state, outcome, conclusionReason: reason, concludedBy: account, concludedOn: today },
        { kind: 'concluded', detail: outcome, reason },
      );
    });
  }

  /** Starts a clock of the law beside those of the finding's own steps. @throws Problem 422 as ClockKeeper.startByHand */
  async startClock(asked: AskedAct, request: z.output<typeof startClockRequest>): Promise<FindingView> {
    const { today } = asked.caller;
    return this.acts.byOffice(asked, 'finding.conclude', async (session, finding) => {
      const { unitId } = finding;
      await this.clocks.startByHand(session, request, { matter: matterOf(finding), unitId, today });
      const step = { kind: 'clock-started', detail: request.rule, reason: null } as const;
      return this.keeper.save(session, finding, {}, step);
    });
  }
}
