import type { Poll, pollRequest } from '@namkhong/contracts/http/feedback-polls';
import { isValidOn } from '@namkhong/domain';
import { AuditLog, type Caller, Database, Ids, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DirectoryReader } from '../directory/directory.reader.js';
import { PollDesk } from './poll-desk.js';
import { findArrangementFault, stateOf } from './poll-life.js';
import { PollRepository, type PollFilter } from './poll.repository.js';

/** What offices ask the public. */
@Injectable()
export class PollsService {
  private readonly ids = new Ids();

  constructor(
    private readonly database: Database,
    private readonly desk: PollDesk,
    private readonly polls: PollRepository,
    private readonly directory: DirectoryReader,
    private readonly audit: AuditLog,
  ) {}

  /** It never changes. @throws Problem 404 `unit-unknown`, 403 `permission-denied`, 422 `unit-not-in-force` or the fault */
  async arrange(caller: Caller, request: z.output<typeof pollRequest>): Promise<Poll> {
    return this.database.transaction(async (session) => {
      const { unitId } = request;
      await this.directory.requireUnit(session, caller, 'poll.arrange', unitId);
      const today = this.desk.today();
      const unit = await this.directory.unit(session, unitId);
      if (!unit || !isValidOn(unit, today)) throw new Problem(422, 'unit-not-in-force');
      const fault = findArrangementFault(request, { today, illustrative: unit.illustrative });
      if (fault !== null) throw new Problem(422, fault);
      const pollId = this.ids.next();
      await this.polls.add(session, { ...request, pollId, illustrative: unit.illustrative });
      this.audit.append(session, { act: 'poll.arrange', caller, targets: [pollId] });
      return this.desk.show(session, await this.desk.find(session, pollId));
    });
  }

  /** It stays readable, with the reason, and says nothing. @throws Problem 404, 403, 409 `poll-over` */
  async withdraw(caller: Caller, pollId: string, reason: string): Promise<Poll> {
    return this.database.transaction(async (session) => {
      const held = await this.desk.hold(session, pollId, 'update');
      await this.directory.requireUnit(session, caller, 'poll.arrange', held.unitId);
      const state = stateOf(held, this.desk.today());
      if (state === 'closed' || state === 'withdrawn') throw new Problem(409, 'poll-over', { state });
      await this.polls.withdraw(session, pollId, reason);
      this.audit.append(session, { act: 'poll.arrange/withdraw', caller, targets: [pollId] });
      return this.desk.show(session, await this.desk.find(session, pollId));
    });
  }

  async list(filter: Omit<PollFilter, 'today'>): Promise<Poll[]> {
    return this.database.read(async (session) => {
      const found = await this.polls.list(session, { ...filter, today: this.desk.today() });
      return Promise.all(found.map((each) => this.desk.show(session, each)));
    });
  }

  /** @throws Problem 404 `poll-unknown` */
  async one(pollId: string): Promise<Poll> {
    return this.database.read(async (session) =>
      this.desk.show(session, await this.desk.find(session, pollId)),
    );
  }
}
