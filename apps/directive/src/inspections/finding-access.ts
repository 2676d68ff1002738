import type { FindingView } from '@namkhong/contracts/http/directive-inspections';
import type { Action } from '@namkhong/domain';
import { AuditLog, type Caller, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { LineReader } from '../organisation/line.reader.js';
import { FindingReader, type FindingFilter } from './finding.reader.js';
import type { Finding } from './finding.repository.js';
import { isTold, redactFinding } from './show-finding.js';

/** Who reads what of findings: drafts and originals stay with those who inspect and review. */
@Injectable()
export class FindingAccess {
  constructor(
    private readonly reader: FindingReader,
    private readonly lines: LineReader,
    private readonly audit: AuditLog,
  ) {}

  /** Latest first, redacted: what names anybody is read one finding at a time. */
  async list(
    session: Session,
    caller: Caller,
    filter: Pick<FindingFilter, 'unitId' | 'state' | 'limit' | 'after'>,
  ): Promise<FindingView[]> {
    const units = caller.unitsFor('finding.read');
    const scope = units === 'everything' ? null : units;
    const withDrafts = caller.roles.includes('inspector');
    const asked = { ...filter, scope, officialId: undefined, withDrafts };
    const found = await this.reader.list(session, asked, caller.today);
    return found.map(redactFinding);
  }

  /** What the official of the account was told of. */
  async own(
    session: Session,
    caller: Caller,
    filter: Pick<FindingFilter, 'limit' | 'after'>,
  ): Promise<FindingView[]> {
    const { officialId } = caller;
    if (officialId === undefined) return [];
    const asked = { ...filter, scope: null, unitId: undefined, state: undefined };
    const found = await this.reader.list(session, { ...asked, officialId, withDrafts: false }, caller.today);
    return found.map(redactFinding);
  }

  /** @throws Problem 404 `finding-unknown`, 403 `permission-denied` */
  async one(session: Session, caller: Caller, findingId: string): Promise<FindingView> {
    const finding = await this.reader.find(session, findingId, caller.today);
    if (!finding) throw new Problem(404, 'finding-unknown', { text: findingId });
    const { unitId } = finding.subject;
    const target = await this.lines.target(session, unitId);
    caller.require('finding.read', target);
    // To whoever may not see a draft, there is none.
    if (!isTold(finding) && !caller.permits('finding.draft', target))
      throw new Problem(404, 'finding-unknown', { text: findingId });
    return this.show(session, caller, finding);
  }

  /** The finding as the subject reads it. @throws Problem 404 `finding-unknown` */
  async asSubject(session: Session, caller: Caller, findingId: string): Promise<FindingView> {
    const finding = await this.reader.find(session, findingId, caller.today);
    const isOwn = finding !== null && this.lines.roleOfSubject(caller, judgedOf(finding)) !== null;
    if (!isOwn || !isTold(finding)) throw new Problem(404, 'finding-unknown', { text: findingId });
    return redactFinding(finding);
  }

  /** Writes an act about the finding into the audit log. */
  async note(
    session: Session,
    caller: Caller | null,
    act: Action | `${Action}/${string}`,
    finding: Finding,
    details: Readonly<Record<string, string | number>> = {},
  ): Promise<void> {
    const unit = await this.lines.target(session, finding.unitId);
    const { findingId, state, version } = finding;
    this.audit.append(session, {
      act,
      caller,
      unit,
      targets: [findingId],
      details: { state, version, ...details },
    });
  }

  /** In full for inspectors and reviewers outside the line, redacted for everybody else. */
  private async show(session: Session, caller: Caller, finding: FindingView): Promise<FindingView> {
    const target = await this.lines.target(session, finding.subject.unitId);
    if (await this.lines.isInLine(session, caller, judgedOf(finding))) return redactFinding(finding);
    const isFull = caller.permits('finding.draft', target) || caller.permits('finding.decide-appeal', target);
    return isFull ? finding : redactFinding(finding);
  }
}

function judgedOf({ subject }: FindingView) {
  return { unitId: subject.unitId, officialId: subject.kind === 'official' ? subject.officialId : null };
}
