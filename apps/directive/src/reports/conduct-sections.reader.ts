import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DueDisclosuresReader } from '../disclosures/due-disclosures.reader.js';
import { CaseCountsReader } from '../handling/case-counts.reader.js';
import { FinalFindingsReader } from '../inspections/final-findings.reader.js';
import { CampaignCoverageReader } from '../pledges/campaign-coverage.reader.js';
import { ProposalCountsReader } from '../proposals/proposal-counts.reader.js';
import { casesSection } from './cases-section.js';
import { disclosuresSection } from './disclosures-section.js';
import { findingsSection } from './findings-section.js';
import { pledgesSection } from './pledges-section.js';
import { proposalsSection } from './proposals-section.js';
import type { Compiled, ReportQuestion } from './report-question.js';

/** What people pledged, what units made public, what was proposed, what inspections found, and which reviews are in hand. */
@Injectable()
export class ConductSectionsReader {
  constructor(
    private readonly pledges: CampaignCoverageReader,
    private readonly disclosures: DueDisclosuresReader,
    private readonly proposals: ProposalCountsReader,
    private readonly findings: FinalFindingsReader,
    private readonly cases: CaseCountsReader,
  ) {}

  async compile(session: Session, question: ReportQuestion): Promise<Compiled[]> {
    const { scope, unitIds, unitsInScope, period, asOf } = question;
    const pledges = await this.pledges.opened(session, scope.unitId, asOf);
    const disclosures = await this.disclosures.count(session, unitIds, period, asOf);
    const proposals = await this.proposals.count(session, unitIds, period, asOf);
    const findings = await this.findings.count(session, unitIds, period);
    const cases = await this.cases.count(session, unitIds, period);
    const opened = {
      units: cases.reduce((sum, { openedUnits }) => sum + openedUnits, 0),
      officials: cases.reduce((sum, { openedOfficials }) => sum + openedOfficials, 0),
    };
    const isInvented = (rows: readonly { readonly illustrative: boolean }[]) =>
      rows.some(({ illustrative }) => illustrative);
    return [
      { section: pledgesSection(pledges, scope.unitId, asOf), illustrative: isInvented(pledges) },
      { section: disclosuresSection(disclosures, scope.unitId), illustrative: disclosures.illustrative },
      { section: proposalsSection(proposals, scope.unitId), illustrative: false },
      { section: findingsSection(findings, unitsInScope, scope), illustrative: isInvented(findings) },
      {
        section: casesSection({ opened, byStatus: cases }, unitsInScope),
        illustrative: isInvented(cases),
      },
    ];
  }
}
