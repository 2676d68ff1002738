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

  /** Runs the work in a transaction of this connection, or in a savepoint of the one already open. */
  async atomically<T>(work: () => Promise<T>): Promise<T> {
    await this.runner.startTransaction();
    let result: T;
    try {
      result = await work();
    } catch (error) {
      await this.rollBack(error);
      throw error;
    }
    await this.runner.commitTransaction();
    return result;
  }

  /** A connection that broke cannot roll back; then both errors are told. */
  private async rollBack(cause: unknown): Promise<void> {
    try {
      await this.runner.rollbackTransaction();
    } catch (error) {
      throw new AggregateError([cause, error], 'a transaction failed and could not be rolled back', {
        cause: error,
      });
    }
  }
}
