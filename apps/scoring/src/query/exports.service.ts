import { indexQuery, type ScheduledExport } from '@namkhong/contracts/http/scoring-query';
import { addMonths, localDate } from '@namkhong/domain';
import { Caller, Clock, Database, Ids, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ExportsRepository, type DueExport, type ExportRequest } from './exports.repository.js';
import { LoggedQueries } from './logged-queries.js';
import { nextRun, windowOf } from './plan-export.js';
import { SavedQueriesRepository } from './saved-queries.repository.js';
import { writeAnswerFile } from './write-answer-file.js';

const MOST = 50;
const MOST_MONTHS_AHEAD = 24;
const FILE_KEPT_DAYS = 90;
const CLAIM_MS = 600_000;

/** Makes files of saved questions on time, by what their owner may see at that time, and keeps them to be fetched. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly database: Database,
    private readonly repository: ExportsRepository,
    private readonly saved: SavedQueriesRepository,
    private readonly queries: LoggedQueries,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws Problem 404 `saved-query-unknown`; 422 `export-end-invalid`, `exports-too-many` */
  async schedule(request: ExportRequest, caller: Caller): Promise<ScheduledExport> {
    const now = this.clock.now();
    const today = localDate(now);
    const latest = `${addMonths(today.slice(0, 7), MOST_MONTHS_AHEAD)}-01`;
    if (request.endsOn < today || request.endsOn >= latest) {
      throw new Problem(422, 'export-end-invalid', { from: today, before: latest });
    }
    return this.database.transaction(async (session) => {
      const { savedQueryId } = request;
      const found = await this.saved.find(session, savedQueryId, caller.subject, caller.roles);
      if (!found) throw new Problem(404, 'saved-query-unknown', { savedQueryId });
      if ((await this.repository.countOf(session, caller.subject)) >= MOST) {
        throw new Problem(422, 'exports-too-many', { most: MOST });
      }
      const exportId = this.ids.next();
      const nextRunAt = nextRun(request.cadence, now, request.endsOn);
      await this.repository.add(session, caller.subject, exportId, request, { nextRunAt, now });
      return { ...request, exportId, nextRunAt: nextRunAt?.toISOString() ?? null, files: [] };
    });
  }

  async list({ subject }: Caller): Promise<ScheduledExport[]> {
    return this.database.read((session) => this.repository.ofOwner(session, subject));
  }

  /** @throws Problem 404 `export-unknown` */
  async file(fileId: string, { subject }: Caller) {
    const file = await this.database.read((session) => this.repository.file(session, fileId, subject));
    if (!file) throw new Problem(404, 'export-unknown', { fileId });
    return file;
  }

  /** @throws Problem 404 `export-unknown` */
  async remove(exportId: string, { subject }: Caller): Promise<void> {
    const removed = await this.database.transaction((session) =>
      this.repository.remove(session, exportId, subject),
    );
    if (!removed) throw new Problem(404, 'export-unknown', { exportId });
  }

  /** Makes what is due, one after the other, and deletes files whose time has passed. */
  async makeDue(): Promise<void> {
    await this.database.transaction((session) => this.repository.forgetFiles(session, this.clock.now()));
    while (await this.makeOne());
  }

  /**
   * Whether there was one. The file is made between two transactions: what the first one claims, another instance makes
   * where this one dies. A file that the rules forbid is kept as what it failed for, and its time has passed too.
   */
  private async makeOne(): Promise<boolean> {
    const now = this.clock.now();
    const today = localDate(now);
    const claimedUntil = new Date(now.getTime() + CLAIM_MS);
    const claimed = await this.database.transaction(async (session) => {
      const due = await this.repository.claimDue(session, { now, today, claimedUntil });
      return due && { due, grants: await this.repository.grantsOf(session, due.owner) };
    });
    if (!claimed) return false;
    const { due, grants } = claimed;
    const made = await this.make(due, new Caller(due.owner, grants, today));
    const keptUntil = new Date(now.getTime() + FILE_KEPT_DAYS * 86_400_000);
    const { exportId } = due;
    await this.database.transaction(async (session) => {
      await this.repository.keep(session, {
        fileId: this.ids.next(),
        exportId,
        madeAt: now,
        keptUntil,
        ...made,
      });
      await this.repository.ran(session, exportId, now, nextRun(due.cadence, now, due.endsOn));
    });
    return true;
  }

  private async make({ question, months, format }: DueExport, owner: Caller) {
    const query = { ...indexQuery.parse(question), window: windowOf(months, this.clock.now()) };
    try {
      owner.require('index.query', 'some-unit');
      const result = await this.queries.answer(query, owner, format, 'export');
      const content = await writeAnswerFile(format, query, result);
      return { outcome: 'made', rows: result.rows.length, content };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { outcome: error.code, rows: 0, content: Buffer.alloc(0) };
    }
  }
}
