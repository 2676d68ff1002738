import type {
  Letterhead,
  ReportRequest,
  reportSignature,
  ReportSummary,
  ReportView,
} from '@namkhong/contracts/http/directive-reports';
import { findPersonalMark, localDate, parseDocumentNumber } from '@namkhong/domain';
import { type Caller, Clock, Database, Ids, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ReportAccess } from './report-access.js';
import { ReportCompiler } from './report-compiler.js';
import { findChangeFault, findSigningFault, type ReportFault } from './report-life.js';
import { readReportPeriod } from './report-period.js';
import { ReportRepository, type ReportFilter, type StoredReport } from './report.repository.js';
import { reportHash } from './signed-form.js';

/** Compiles periodic reports, and has a person answer for them. */
@Injectable()
export class ReportService {
  constructor(
    private readonly database: Database,
    private readonly repository: ReportRepository,
    private readonly compiler: ReportCompiler,
    private readonly access: ReportAccess,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /**
   * A draft with the figures of this moment. Where the scope and period have a signed report, it is a new edition of it.
   *
   * Throws Problem 422 `report-line-personal`, `report-period-unknown`, `report-period-not-begun`, `unit-unknown` or `directive-unknown`, 403
   * `permission-denied`, 409 `report-draft-exists`.
   */
  async compile(caller: Caller, request: ReportRequest): Promise<ReportView> {
    const { unitId, directiveId, letterhead } = request;
    const scope = { unitId, directiveId };
    refusePersonal(letterhead);
    const period = readReportPeriod(request.period);
    if (period === null) throw new Problem(422, 'report-period-unknown', { text: request.period });
    return this.database.transaction(async (session) => {
      await this.access.require(session, caller, 'report.compile', unitId);
      if (caller.today < period.from)
        throw new Problem(422, 'report-period-not-begun', { text: period.text });
      await this.repository.lock(session, scope, period.code);
      const latest = await this.repository.latest(session, scope, period.code);
      if (latest?.state === 'draft') {
        throw new Problem(409, 'report-draft-exists', { reportId: latest.reportId });
      }
      const content = await this.compiler.compile(session, scope, period, caller.today);
      const reportId = this.ids.next();
      await this.repository.add(session, {
        ...{ reportId, scope, period, letterhead, content },
        edition: (latest?.edition ?? 0) + 1,
        supersedes: latest?.reportId ?? null,
        compiledAt: this.clock.now(),
      });
      const added = await this.held(session, reportId);
      this.access.note(session, caller, 'report.compile', added);
      return shown(added);
    });
  }

  /** Throws Problem 404 `report-unknown`, 403 `permission-denied`, 409 `report-signed`, 412 `version-stale`. */
  async recompile(
    caller: Caller,
    reportId: string,
    seenVersion: number,
    letterhead: Letterhead | undefined,
  ): Promise<ReportView> {
    if (letterhead) refusePersonal(letterhead);
    return this.database.transaction(async (session) => {
      const known = await this.forCaller(session, caller, 'report.compile', reportId);
      refuse(findChangeFault(known));
      const period = readReportPeriod(known.period);
      if (period === null) throw new Error(`report ${reportId} is of no period`);
      const kept = await this.repository.recompile(session, reportId, seenVersion, {
        letterhead: letterhead ?? known.letterhead,
        content: await this.compiler.compile(session, known, period, caller.today),
        compiledAt: this.clock.now(),
      });
      if (!kept) throw new Problem(412, 'version-stale');
      this.access.note(session, caller, 'report.compile', known);
      return shown(await this.held(session, reportId));
    });
  }

  /**
   * Freezes what the signer saw. Throws Problem 404 `report-unknown`, 403 `permission-denied`, 412 `version-stale`, 409
   * `report-signed`, `report-period-not-ended` or `report-compiled-too-early`, 422 `report-number-invalid` or
   * `report-symbol-differs`.
   */
  async sign(
    caller: Caller,
    reportId: string,
    seenVersion: number,
    { documentNumber }: z.output<typeof reportSignature>,
  ): Promise<ReportView> {
    return this.database.transaction(async (session) => {
      const known = await this.forCaller(session, caller, 'report.sign', reportId);
      const { state, periodTo, letterhead } = known;
      const compiledOn = localDate(new Date(known.compiledAt));
      const facts = { state, periodTo, compiledOn, symbol: letterhead.symbol };
      refuse(findSigningFault(facts, documentNumber, caller.today));
      const number = documentNumber === null ? null : normalised(documentNumber);
      const signed = { ...known, documentNumber: number, signedOn: caller.today };
      const hash = reportHash(signed);
      const frozen = { documentNumber: number, signedAt: this.clock.now(), signedOn: caller.today, hash };
      const kept = await this.repository.sign(session, reportId, seenVersion, frozen);
      if (!kept) throw new Problem(412, 'version-stale');
      this.access.note(session, caller, 'report.sign', { ...known, hash });
      return shown(await this.held(session, reportId));
    });
  }

  /** Throws Problem 404 `report-unknown`, 403 `permission-denied`. */
  async read(caller: Caller, reportId: string): Promise<ReportView> {
    return this.database.read(async (session) =>
      shown(await this.forCaller(session, caller, 'report.read', reportId)),
    );
  }

  /** Of the units the caller's grants cover; those of the whole authority for whom a grant covers all. */
  async list(caller: Caller, filter: Omit<ReportFilter, 'scope'>): Promise<ReportSummary[]> {
    const units = caller.unitsFor('report.read');
    const scope = units === 'everything' ? null : units;
    return this.database.read((session) => this.repository.list(session, { ...filter, scope }));
  }

  private async forCaller(
    session: Session,
    caller: Caller,
    action: 'report.compile' | 'report.sign' | 'report.read',
    reportId: string,
  ): Promise<StoredReport> {
    const found = await this.held(session, reportId);
    await this.access.require(session, caller, action, found.unitId);
    return found;
  }

  private async held(session: Session, reportId: string): Promise<StoredReport> {
    const found = await this.repository.find(session, reportId);
    if (found === null) throw new Problem(404, 'report-unknown', { text: reportId });
    return found;
  }
}

const STATUS: Readonly<Record<ReportFault, number>> = {
  'report-signed': 409,
  'report-period-not-ended': 409,
  'report-compiled-too-early': 409,
  'report-number-invalid': 422,
  'report-symbol-differs': 422,
};

function refuse(fault: ReportFault | null): void {
  if (fault !== null) throw new Problem(STATUS[fault], fault);
}

/** A letterhead names agencies and posts; what leads to a person is refused before it is kept. */
function refusePersonal({ recipients, ...lines }: Letterhead): void {
  for (const text of [...Object.values(lines), ...recipients]) {
    const mark = text === null ? null : findPersonalMark(text);
    if (mark !== null) throw new Problem(422, 'report-line-personal', { text: mark });
  }
}

function normalised(number: string): string {
  const parsed = parseDocumentNumber(number);
  if (!parsed.ok) throw new Error(`${number} was accepted and is no document number`);
  return parsed.value.normalised;
}

function shown({
  unitId: _unitId,
  directiveId: _directiveId,
  period: _period,
  periodTo: _periodTo,
  ...view
}: StoredReport): ReportView {
  return view;
}
