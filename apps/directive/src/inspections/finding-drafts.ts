import type { findingRequest } from '@namkhong/contracts/http/directive-inspections';
import { findPersonalMark } from '@namkhong/domain';
import { type Caller, Clock, Ids, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { LineReader } from '../organisation/line.reader.js';
import { OfficialReader } from '../organisation/official.reader.js';
import { FindingRepository } from './finding.repository.js';
import { takesFindings } from './inspection.js';
import { InspectionRepository } from './inspection.repository.js';

type FindingRequest = z.output<typeof findingRequest>;

/** Takes down what an inspection found. A draft is the inspectors' alone. */
@Injectable()
export class FindingDrafts {
  constructor(
    private readonly findings: FindingRepository,
    private readonly inspections: InspectionRepository,
    private readonly lines: LineReader,
    private readonly officials: OfficialReader,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds a draft; answers its id.
   *
   * @throws Problem 404 `inspection-unknown`, 403 `permission-denied` or `reviewer-in-line`, 409
   *   `inspection-takes-no-findings`, 422 `official-unknown`, `official-not-of-unit`, `occurred-in-future` or
   *   `redaction-incomplete`
   */
  async add(
    session: Session,
    caller: Caller,
    inspectionId: string,
    request: FindingRequest,
  ): Promise<string> {
    await this.inspections.lock(session, inspectionId);
    const inspection = await this.inspections.find(session, inspectionId);
    if (!inspection) throw new Problem(404, 'inspection-unknown', { text: inspectionId });
    const { unitId, illustrative } = inspection;
    caller.require('finding.draft', await this.lines.target(session, unitId));
    if (!takesFindings(inspection.state))
      throw new Problem(409, 'inspection-takes-no-findings', { state: inspection.state });
    const { no, severity, occurredOn, summary, redacted } = request;
    const officialId = await this.checked(session, caller, unitId, request);
    const findingId = this.ids.next();
    await this.findings.add(session, {
      no,
      severity,
      occurredOn,
      summary,
      redacted,
      findingId,
      inspectionId,
      unitId,
      officialId,
      state: 'draft',
      draftedBy: caller.subject,
      concludedBy: null,
      outcome: null,
      conclusionReason: null,
      concludedOn: null,
      revision: 0,
      finalOn: null,
      expiresOn: null,
      version: 1,
      illustrative,
    });
    await this.saveEvidence(session, findingId, request.evidence);
    await this.findings.addStep(
      session,
      findingId,
      { kind: 'drafted', detail: null, reason: null },
      this.clock.now(),
    );
    return findingId;
  }

  /** What a draft is changed to, checked like a new one. */
  async checked(
    session: Session,
    caller: Caller,
    unitId: string,
    request: FindingRequest,
  ): Promise<string | null> {
    const officialId = await this.officialOf(session, unitId, request.officialCode);
    await this.lines.requireOutside(session, caller, { unitId, officialId });
    if (request.occurredOn > caller.today)
      throw new Problem(422, 'occurred-in-future', { text: request.occurredOn });
    for (const text of [request.redacted, ...request.evidence.map(({ redacted }) => redacted)]) {
      const mark = findPersonalMark(text);
      if (mark !== null) throw new Problem(422, 'redaction-incomplete', { text: mark });
    }
    return officialId;
  }

  async saveEvidence(
    session: Session,
    findingId: string,
    evidence: FindingRequest['evidence'],
  ): Promise<void> {
    const items = evidence.map((item) => ({ ...item, evidenceId: this.ids.next() }));
    await this.findings.replaceEvidence(session, findingId, items, this.clock.now());
  }

  private async officialOf(session: Session, unitId: string, code: string | null): Promise<string | null> {
    if (code === null) return null;
    const officialId = await this.officials.idOf(session, code);
    if (officialId === null) throw new Problem(422, 'official-unknown', { text: code });
    if (!(await this.lines.hasServed(session, officialId, unitId)))
      throw new Problem(422, 'official-not-of-unit', { text: code });
    return officialId;
  }
}
