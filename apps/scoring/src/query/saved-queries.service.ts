import type { savedQueryRequest } from '@namkhong/contracts/http/scoring-query';
import { Clock, Database, Ids, Problem, type Caller } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { SavedQueriesRepository, type SavedQuery } from './saved-queries.repository.js';

const MOST = 200;

/** Keeps questions. A shared one shares the question, never the answer: everybody's own grants decide that. */
@Injectable()
export class SavedQueriesService {
  constructor(
    private readonly database: Database,
    private readonly repository: SavedQueriesRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws Problem 403 `permission-denied` for a role the caller does not hold, 422 `saved-queries-too-many` */
  async save(request: z.output<typeof savedQueryRequest>, caller: Caller): Promise<SavedQuery> {
    const { sharedWith } = request;
    if (sharedWith !== null && !caller.roles.includes(sharedWith)) {
      throw new Problem(403, 'permission-denied', { action: 'query.save', reason: 'role-missing' });
    }
    return this.database.transaction(async (session) => {
      if ((await this.repository.countOf(session, caller.subject)) >= MOST) {
        throw new Problem(422, 'saved-queries-too-many', { most: MOST });
      }
      const saved: SavedQuery = {
        ...request,
        savedQueryId: this.ids.next(),
        owner: caller.subject,
        savedAt: this.clock.now().toISOString(),
      };
      await this.repository.add(session, saved);
      return saved;
    });
  }

  async list(
    { subject, roles }: Caller,
    limit: number,
    after: string | null,
  ): Promise<{ items: SavedQuery[]; next: string | null }> {
    const found = await this.database.read((session) =>
      this.repository.readable(session, subject, roles, after, limit + 1),
    );
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? (items.at(-1)?.savedQueryId ?? null) : null };
  }

  /** @throws Problem 404 `saved-query-unknown`, also for somebody else's */
  async remove(savedQueryId: string, { subject }: Caller): Promise<void> {
    const removed = await this.database.transaction((session) =>
      this.repository.remove(session, savedQueryId, subject),
    );
    if (!removed) throw new Problem(404, 'saved-query-unknown', { savedQueryId });
  }
}
