import type { CaseView } from '@namkhong/contracts/http/directive';
import type { CaseFileView } from '@namkhong/contracts/http/directive-handling';
import { type Caller, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { LineReader } from '../organisation/line.reader.js';
import { CaseFileReader, type CaseFile } from './case-file.reader.js';
import { CaseReader } from './case.reader.js';
import { redactCase } from './show-case.js';

/** Roles that hear of a case before its subject does. */
const BEFORE_NOTICE = ['committee-office', 'inspector', 'reviewer'] as const;

/** Who reads what of cases. */
@Injectable()
export class CaseAccess {
  constructor(
    private readonly cases: CaseReader,
    private readonly files: CaseFileReader,
    private readonly lines: LineReader,
  ) {}

  /** Latest first, for the units the caller's grants cover. */
  async list(
    session: Session,
    caller: Caller,
    page: { readonly limit: number; readonly after: string | undefined },
  ): Promise<CaseView[]> {
    const units = caller.unitsFor('case.read');
    const scope = units === 'everything' ? null : units;
    const beforeNotice = hearsBeforeNotice(caller);
    const internal = caller.roles.includes('reviewer') || caller.roles.includes('inspector');
    const filter = { ...page, scope, officialId: undefined, beforeNotice, internal };
    return this.cases.list(session, filter, caller.today);
  }

  /** Cases about the official of the account, from the day they were told. */
  async own(
    session: Session,
    caller: Caller,
    page: { readonly limit: number; readonly after: string | undefined },
  ): Promise<CaseView[]> {
    const { officialId } = caller;
    if (officialId === undefined) return [];
    const filter = { ...page, scope: null, officialId, beforeNotice: false, internal: false };
    const found = await this.cases.list(session, filter, caller.today);
    const told: CaseView[] = [];
    for (const { caseId } of found) {
      const file = await this.files.find(session, caseId, caller.today);
      if (file !== null && file.file.notice !== null) told.push(redactCase(file));
    }
    return told;
  }

  /**
   * In full for inspectors and reviewers outside the line, redacted for everybody else.
   *
   * @throws Problem 404 `case-unknown`, 403 `permission-denied`
   */
  async one(session: Session, caller: Caller, caseId: string): Promise<CaseFileView> {
    const found = await this.find(session, caller, caseId);
    const { subject, origin, notice } = found.file;
    const target = await this.lines.target(session, subject.unitId);
    caller.require('case.read', target);
    // A flag is known to the unit since it was raised; of anything else it hears by the notice.
    if (origin !== 'flag' && notice === null && !hearsBeforeNotice(caller))
      throw new Problem(404, 'case-unknown', { text: caseId });
    const mayReadAll = caller.permits('case.decide', target) || caller.permits('finding.conclude', target);
    const isFull = mayReadAll && !(await this.lines.isInLine(session, caller, judgedOf(found)));
    return isFull ? found.file : redactCase(found);
  }

  /** The case as its subject reads it. @throws Problem 404 `case-unknown` */
  async asSubject(session: Session, caller: Caller, caseId: string): Promise<CaseFileView> {
    const found = await this.find(session, caller, caseId);
    const isOwn = this.lines.roleOfSubject(caller, judgedOf(found)) !== null;
    if (!isOwn || found.file.notice === null) throw new Problem(404, 'case-unknown', { text: caseId });
    return redactCase(found);
  }

  private async find(session: Session, caller: Caller, caseId: string): Promise<CaseFile> {
    const found = await this.files.find(session, caseId, caller.today);
    if (!found) throw new Problem(404, 'case-unknown', { text: caseId });
    return found;
  }
}

function hearsBeforeNotice({ roles }: Caller): boolean {
  return BEFORE_NOTICE.some((role) => roles.includes(role));
}

function judgedOf({ file: { subject } }: CaseFile) {
  return { unitId: subject.unitId, officialId: subject.kind === 'official' ? subject.officialId : null };
}
