import type { ProposalView } from '@namkhong/contracts/http/directive-proposals';
import type { Action } from '@namkhong/domain';
import { type Caller, Database, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { UnitReader } from '../organisation/unit.reader.js';
import { findActFault, type LivingProposal, type ProposalAct, type ProposalFault } from './proposal-life.js';
import { ProposalLedger, type ProposalStep } from './proposal-ledger.js';
import type { ProposalFile } from './proposal.reader.js';
import { ProposalRepository, type ProposalChange } from './proposal.repository.js';

/** An act of somebody on a proposal. */
export interface DeskAct {
  readonly action: Action;
  readonly act: ProposalAct;
  readonly step: ProposalStep;
  /** The version the caller saw; null where the act depends on nothing that others change. */
  readonly expected: number | null;
  /** The unit in whose name it is done; the competent one where it is left out. */
  readonly unitId?: string;
}

/** Faults that are about who acts; the others are about how things stand. */
const FORBIDDEN: readonly ProposalFault[] = ['proposal-decider-proposed', 'proposal-moderator-decided'];

/** Where proposals are worked on: may the caller, is the version the one seen, does the proposal's life allow it. */
@Injectable()
export class ProposalDesk {
  constructor(
    private readonly database: Database,
    private readonly proposals: ProposalRepository,
    private readonly ledger: ProposalLedger,
    private readonly units: UnitReader,
  ) {}

  now(): Date {
    return this.ledger.now();
  }

  /**
   * Locks, judges, lets the work say what changes, and notes the step; all in one transaction.
   *
   * @throws Problem 404 `proposal-unknown`, 403 `permission-denied`, 412 `version-stale`, 403 or 409 with the fault
   */
  async carryOut(
    caller: Caller,
    proposalId: string,
    { action, act, step, expected, unitId }: DeskAct,
    work: (session: Session, file: ProposalFile) => Promise<ProposalChange>,
  ): Promise<ProposalView> {
    return this.database.transaction(async (session) => {
      await this.proposals.lock(session, proposalId);
      const file = await this.ledger.file(session, proposalId);
      await this.require(session, caller, action, unitId ?? file.view.unitId);
      if (expected !== null && file.view.version !== expected) throw new Problem(412, 'version-stale');
      const fault = findActFault(livingOf(file), act, caller.today);
      if (fault !== null)
        throw new Problem(FORBIDDEN.includes(fault) ? 403 : 409, fault, { state: file.view.state });
      await this.proposals.save(session, proposalId, await work(session, file));
      return (await this.ledger.note(session, proposalId, step)).view;
    });
  }

  /** What nobody is competent for yet is for those alone who may act for the whole organisation. */
  async require(session: Session, caller: Caller, action: Action, unitId: string | null): Promise<void> {
    const unit = unitId === null ? 'whole-organisation' : await this.units.target(session, unitId);
    if (unit === null) throw new Problem(404, 'unit-unknown', { text: unitId ?? '' });
    caller.require(action, unit);
  }
}

/** A proposal as its life sees it. */
export function livingOf({ view, decidedBy }: ProposalFile): LivingProposal {
  const visited = view.steps.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]));
  return {
    state: view.state,
    unitId: view.unitId,
    decisionDueOn: view.decisionDueOn,
    isExtended: view.extensionReason !== null,
    visited: view.unitId === null ? visited : [...visited, view.unitId],
    consulted: view.consultations.map(({ unitId, dueOn, opinion }) => ({
      unitId,
      dueOn,
      isAnswered: opinion !== null,
    })),
    proposerId: view.officialId,
    decidedBy,
    isPublished: view.published,
  };
}
