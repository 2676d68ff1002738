import type {
  PublishedRequest,
  requestFigures,
  requestFiguresQuery,
  RequestSummary,
  RequestView,
} from '@namkhong/contracts/http/feedback-requests';
import { addMonths, monthOf } from '@namkhong/domain';
import { type Caller, Database, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DirectoryReader } from '../directory/directory.reader.js';
import { RequestLedger } from './request-ledger.js';
import { RequestReader, type AskedRequests, type StandingRequest } from './request.reader.js';
import { tellFigures } from './tell-figures.js';

/** What staff see of requests, and what everybody sees. */
@Injectable()
export class RequestViewService {
  constructor(
    private readonly database: Database,
    private readonly ledger: RequestLedger,
    private readonly reader: RequestReader,
    private readonly directory: DirectoryReader,
  ) {}

  async list(caller: Caller, asked: AskedRequests): Promise<RequestSummary[]> {
    return this.database.read(async (session) => {
      await this.directory.requireUnit(session, caller, 'request.read', asked.unitId);
      return this.reader.list(session, asked, caller.today);
    });
  }

  /** @throws Problem 404 `request-unknown`, 403 */
  async one(caller: Caller, requestId: string): Promise<RequestView> {
    return this.database.read(async (session) => {
      const { view } = await this.ledger.file(session, requestId);
      await this.directory.requireUnit(session, caller, 'request.read', view.unitId);
      return view;
    });
  }

  async published(asked: Parameters<RequestReader['published']>[1]): Promise<PublishedRequest[]> {
    return this.database.read((session) => this.reader.published(session, asked, this.ledger.today()));
  }

  async standing(requestIds: readonly string[]): Promise<StandingRequest[]> {
    return this.database.read((session) => this.reader.standing(session, requestIds, this.ledger.today()));
  }

  /** @throws Problem 404 `unit-unknown` */
  async figures({
    unitId,
    from,
    to,
  }: z.output<typeof requestFiguresQuery>): Promise<z.output<typeof requestFigures>> {
    return this.database.read(async (session) => {
      const unit = await this.directory.unit(session, unitId);
      if (!unit) throw new Problem(404, 'unit-unknown', { unitId });
      const months = await this.reader.months(session, unitId, `${from}-01`, `${addMonths(to, 1)}-01`);
      const told = tellFigures(months, { from, to }, monthOf(this.ledger.today()));
      return { unitId, ...told, illustrative: unit.illustrative };
    });
  }
}
