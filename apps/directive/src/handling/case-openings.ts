import type { caseRequest } from '@namkhong/contracts/http/directive-handling';
import { findPersonalMark } from '@namkhong/domain';
import { type Caller, Clock, Ids, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { LineReader } from '../organisation/line.reader.js';
import { OfficialReader } from '../organisation/official.reader.js';
import { UnitReader } from '../organisation/unit.reader.js';
import { CaseRepository, type NewCase } from './case.repository.js';
import { openByPerson } from './open-case.js';

type CaseRequest = z.output<typeof caseRequest>;

/** Opens reviews that a person asks for, with a reason and what it rests on. Whoever opens one decides nothing in it. */
@Injectable()
export class CaseOpenings {
  constructor(
    private readonly repository: CaseRepository,
    private readonly lines: LineReader,
    private readonly officials: OfficialReader,
    private readonly units: UnitReader,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens the case; answers it as it begins.
   *
   * @throws Problem 403 `permission-denied`, 422 `unit-not-in-force`, `official-unknown`, `official-not-of-unit` or
   *   `redaction-incomplete`
   */
  async open(session: Session, caller: Caller, request: CaseRequest): Promise<NewCase> {
    const { unitId, reason, redacted, evidence } = request;
    caller.require('case.open', await this.lines.target(session, unitId));
    const unit = (await this.units.inForce(session, [unitId], caller.today)).get(unitId);
    if (!unit) throw new Problem(422, 'unit-not-in-force', { text: unitId });
    const officialId = await this.officialOf(session, request);
    for (const text of [redacted, ...evidence.map((item) => item.redacted)]) {
      const mark = findPersonalMark(text);
      if (mark !== null) throw new Problem(422, 'redaction-incomplete', { text: mark });
    }
    const at = this.clock.now();
    const opened = openByPerson(
      {
        subject: officialId === null ? { kind: 'unit', unitId } : { kind: 'official', unitId, officialId },
        by: caller.subject,
        reason,
        redactedReason: redacted,
        illustrative: unit.illustrative,
      },
      at,
      () => this.ids.next(),
    );
    await this.repository.add(session, opened);
    const items = evidence.map((item) => ({ ...item, evidenceId: this.ids.next() }));
    await this.repository.addEvidence(session, opened.caseId, items, at);
    await this.repository.addStep(session, opened.caseId, { kind: 'opened', detail: 'person' }, at);
    return opened;
  }

  private async officialOf(session: Session, { unitId, officialCode }: CaseRequest): Promise<string | null> {
    if (officialCode === null) return null;
    const officialId = await this.officials.idOf(session, officialCode);
    if (officialId === null) throw new Problem(422, 'official-unknown', { text: officialCode });
    if (!(await this.lines.hasServed(session, officialId, unitId)))
      throw new Problem(422, 'official-not-of-unit', { text: officialCode });
    return officialId;
  }
}
