import type {
  ProposalSummary,
  ProposalView,
  PublishedProposal,
} from '@namkhong/contracts/http/directive-proposals';
import { type Caller, Database, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { UnitReader } from '../organisation/unit.reader.js';
import { ProposalReader, type ProposalFilter } from './proposal.reader.js';

type Listed = Omit<ProposalFilter, 'scope' | 'submittedBy'>;

/** What may be asked about proposals: the competent and the consulted see the file, everybody what was published. */
@Injectable()
export class ProposalViewService {
  constructor(
    private readonly database: Database,
    private readonly reader: ProposalReader,
    private readonly units: UnitReader,
  ) {}

  async list(caller: Caller, query: Listed): Promise<ProposalSummary[]> {
    const units = caller.unitsFor('proposal.read');
    const filter = { ...query, scope: units === 'everything' ? null : units, submittedBy: null };
    return this.database.read((session) => this.reader.list(session, filter, caller.today));
  }

  /** What the caller's account sent. */
  async own(caller: Caller, query: Listed): Promise<ProposalSummary[]> {
    const filter = { ...query, scope: null, submittedBy: caller.subject };
    return this.database.read((session) => this.reader.list(session, filter, caller.today));
  }

  /** Throws Problem 404 `proposal-unknown`, 403 `permission-denied`. */
  async one(caller: Caller, proposalId: string): Promise<ProposalView> {
    return this.database.read(async (session) => {
      const found = await this.reader.find(session, proposalId, caller.today);
      if (found === null) throw new Problem(404, 'proposal-unknown');
      const { unitId, consultations } = found.view;
      for (const consulted of consultations) {
        const unit = await this.units.target(session, consulted.unitId);
        if (unit !== null && caller.permits('proposal.read', unit)) return found.view;
      }
      const competent = unitId === null ? null : await this.units.target(session, unitId);
      caller.require('proposal.read', competent ?? 'whole-organisation');
      return found.view;
    });
  }

  async published(filter: Parameters<ProposalReader['published']>[1]): Promise<PublishedProposal[]> {
    return this.database.read((session) => this.reader.published(session, filter));
  }
}
