import type { SqlSession } from '@namkhong/event-bus';
import type { EntityManager, QueryRunner } from 'typeorm';

/** One connection for the length of a piece of work: SQL and TypeORM side by side, in the same transaction. */
export class Session implements SqlSession {
  readonly manager: EntityManager;

  constructor(private readonly runner: QueryRunner) {
    this.manager = runner.manager;
  }

  /** The rows of a statement; TypeORM's own `query` gives `[rows, count]` for UPDATE and DELETE. */
  async query<R = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<R[]> {
    const result = await this.runner.query(sql, params, true);
    return result.records as R[];
  }
}
