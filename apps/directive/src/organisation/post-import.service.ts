import { type ImportReport } from '@namkhong/contracts/http/import-report';
import {
  Database,
  Ids,
  type ListBody,
  readList,
  requireColumns,
  toImportReport,
} from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { problems } from '../problems.js';
import { HoldingsRecorder } from './holdings-recorder.js';
import { planPostImport, postColumns } from './plan-post-import.js';
import { PostRepository } from './post.repository.js';

/** Takes lists of posts over. Officials appear as badge numbers; names never enter this service. */
@Injectable()
export class PostImportService {
  constructor(
    private readonly database: Database,
    private readonly repository: PostRepository,
    private readonly recorder: HoldingsRecorder,
    private readonly ids: Ids,
  ) {}

  async importPosts(list: ListBody, dryRun: boolean): Promise<ImportReport> {
    const file = requireColumns(readList(list, postColumns));
    return this.database.transaction(async (session) => {
      const codes = file.rows.map(({ value }) => value.unit_code);
      const recorded = await this.repository.loadFor(session, codes);
      const plan = planPostImport(file.rows, { ...recorded, nextId: () => this.ids.next() });
      if (!dryRun && plan.changed.length > 0) {
        await this.recorder.recordPosts(session, plan.changed);
      }
      return toImportReport(plan, file.rejected, { dryRun, problems });
    });
  }
}
