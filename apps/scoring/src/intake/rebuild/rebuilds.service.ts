import type { RebuildView } from '@namkhong/contracts/http/scoring-rebuild';
import { Clock, Database, Ids, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { RebuildsRepository } from './rebuilds.repository.js';

@Injectable()
export class RebuildsService {
  constructor(
    private readonly database: Database,
    private readonly rebuilds: RebuildsRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws Problem 409 `rebuild-running` while another one is not over */
  async request(): Promise<RebuildView> {
    return this.database.transaction(async (session) => {
      const rebuildId = this.ids.next();
      if (!(await this.rebuilds.add(session, rebuildId, this.clock.now()))) {
        const running = await this.rebuilds.unfinished(session);
        throw new Problem(409, 'rebuild-running', { rebuildId: running ?? '' });
      }
      return this.rebuilds.require(session, rebuildId);
    });
  }

  /** @throws Problem 404 `rebuild-unknown` */
  async read(rebuildId: string): Promise<RebuildView> {
    return this.database.read(async (session) => {
      const known = await this.rebuilds.find(session, rebuildId);
      if (!known) throw new Problem(404, 'rebuild-unknown');
      return known;
    });
  }
}
