import type {
  candidates,
  candidatesQuery,
  InboxReport,
  recusalRequest,
  successorRequest,
  transferRequest,
} from '@namkhong/contracts/http/feedback-reports';
import { Database, Problem, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { transfer } from './part-life.js';
import { ReportReadersService, type Reader } from './readers.service.js';
import { ReportDesk, type OpenReport } from './report-desk.js';
import { ReportProgress } from './report-progress.js';
import { ReportHolders } from './report-holders.js';

type Successor = z.output<typeof successorRequest>;
type Question = Pick<Successor, 'officialCode' | 'leads'>;

/** Who reads a report after those who were chosen at first: conflicts of interest, successors, competent authorities. */
@Injectable()
export class ReaderChangesService {
  constructor(
    private readonly database: Database,
    private readonly desk: ReportDesk,
    private readonly readers: ReportReadersService,
    private readonly progress: ReportProgress,
    private readonly holders: ReportHolders,
  ) {}

  /** Those who may be added, or be handed the report. Throws as the desk and `ReportReadersService.eligible`. */
  async candidates(
    caller: Caller,
    reportId: string,
    { unitId, ...question }: z.output<typeof candidatesQuery>,
  ): Promise<z.output<typeof candidates>> {
    return this.database.read(async (session) => {
      const open = await this.desk.require(session, caller, reportId);
      const found = await this.eligible(session, open, unitId, question);
      const kept = new Set(unitId === undefined ? open.readers.map(({ keyId }) => keyId) : []);
      const others = found.filter(({ key }) => !kept.has(key.statement.keyId));
      return { readers: await this.readers.show(session, others) };
    });
  }

  /** Whoever recuses themselves loses every key at once. @throws Problem as the desk; 409 `report-last-reader` */
  async recuse(
    caller: Caller,
    reportId: string,
    expected: number,
    { reason }: z.output<typeof recusalRequest>,
  ): Promise<void> {
    await this.desk.carryOut(caller, reportId, expected, async (session, { readers, own }) => {
      if (readers.every(({ subject }) => subject === caller.subject))
        throw new Problem(409, 'report-last-reader');
      for (const { keyId } of own)
        await this.holders.remove(session, reportId, keyId, 'recused', caller.today);
      return { act: 'confidential-report.handle/recuse', details: { reason } };
    });
  }

  /** @throws Problem as the desk; 422 `report-reader-not-eligible`, `report-keys-missing`, 409 `report-reader-there` */
  async add(caller: Caller, reportId: string, expected: number, successor: Successor): Promise<InboxReport> {
    await this.desk.carryOut(caller, reportId, expected, async (session, open) => {
      if (open.readers.some(({ keyId }) => keyId === successor.keyId))
        throw new Problem(409, 'report-reader-there');
      const eligible = await this.eligible(session, open, undefined, successor);
      await this.admit(session, open, eligible, successor);
      return { act: 'confidential-report.handle/add-reader', details: { keyId: successor.keyId } };
    });
    return this.desk.view(caller, reportId);
  }

  /**
   * Hands it to a competent authority, whose readers alone read it from then on. Those of them who were added before keep what
   * they have, which is how both shares of an identity can go along.
   *
   * @throws Problem as `add`; 422 `report-readers-too-few` for fewer than two persons
   */
  async transfer(
    caller: Caller,
    reportId: string,
    expected: number,
    { unitId, readers, officialCode, leads }: z.output<typeof transferRequest>,
  ): Promise<void> {
    await this.desk.carryOut(caller, reportId, expected, async (session, open) => {
      const eligible = await this.eligible(session, open, unitId, { officialCode, leads });
      const next = new Set(readers.map(({ keyId }) => keyId));
      if (next.size !== readers.length) throw new Problem(409, 'report-reader-there');
      for (const { keyId } of open.readers)
        if (!next.has(keyId))
          await this.holders.remove(session, reportId, keyId, 'transferred', caller.today);
      for (const reader of readers) {
        const isThere = open.readers.some(({ keyId }) => keyId === reader.keyId);
        if (isThere && !eligible.some(({ key }) => key.statement.keyId === reader.keyId))
          throw new Problem(422, 'report-reader-not-eligible');
        if (!isThere) await this.admit(session, open, eligible, reader);
      }
      const persons = eligible
        .filter(({ key }) => next.has(key.statement.keyId))
        .map(({ key }) => key.subject);
      if (new Set(persons).size < 2) throw new Problem(422, 'report-readers-too-few');
      for (const part of await this.progress.parts(session, reportId))
        await this.progress.reach(session, reportId, transfer(part, caller.today));
      return { act: 'confidential-report.handle/transfer', details: { unitId } };
    });
  }

  /** By the mandate over the report's unit, or that of the authority. */
  private async eligible(
    session: Session,
    { report }: OpenReport,
    authorityId: string | undefined,
    { officialCode = null, leads }: { officialCode?: string | null | undefined; leads: boolean },
  ): Promise<Reader[]> {
    const about = { unitId: report.unitId, officialCode, leads };
    return this.readers.eligible(session, about, authorityId ?? report.unitId);
  }

  private async admit(
    session: Session,
    { report, own }: OpenReport,
    eligible: readonly Reader[],
    { keyId, keys, share }: Omit<Successor, keyof Question>,
  ): Promise<void> {
    const found = eligible.find(({ key }) => key.statement.keyId === keyId);
    if (!found || (await this.holders.isRecused(session, report.reportId, found.key.subject)))
      throw new Problem(422, 'report-reader-not-eligible');
    await this.holders.admit(session, report.reportId, found, {
      keys,
      share,
      from: own.map((row) => row.keyId),
    });
  }
}
