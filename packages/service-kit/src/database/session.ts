import type { SqlSession } from '@namkhong/event-bus';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { QueryFailedError, type EntityManager, type QueryRunner } from 'typeorm';

/** One connection for the length of a piece of work: SQL and TypeORM side by side, in the same transaction. */
export class Session implements SqlSession {
  readonly manager: EntityManager;
  private readonly lastWork: (() => Promise<void>)[] = [];

  constructor(private readonly runner: QueryRunner) {
    this.manager = runner.manager;
  }

  /** The rows of a statement; TypeORM's own `query` gives `[rows, count]` for UPDATE and DELETE. */
  async query<R = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<R[]> {
    const result = await this.runner.query(sql, params, true);
    return result.records as R[];
  }

  /**
   * Has work done as the last of the transaction, in order, so that locks it takes are held for no longer than the commit
   * lasts. Where a savepoint is rolled back, what was left for later within it is not done either.
   *
   * @throws Error outside of a transaction
   */
  beforeCommit(work: () => Promise<void>): void {
    if (!this.runner.isTransactionActive)
      throw new Error('there is no transaction that this could be part of');
    this.lastWork.push(work);
  }

  /**
   * As `query`, for a statement that every request asks: each connection parses it once, by its name, and after a few
   * times plans it once for all values. Its text never changes, and no plan of it may depend on a value to be good.
   */
  async prepared<R extends object>(name: string, sql: string, values: unknown[]): Promise<R[]> {
    const client = (await this.runner.connect()) as ClientBase;
    try {
      const { rows } = await client.query<R>({ name, text: sql, values });
      return rows;
    } catch (error) {
      throw new QueryFailedError(sql, values, error instanceof Error ? error : new Error(String(error)));
    }
  }

  /**
   * Appends rows in bulk: several times faster than INSERT, and without its `ON CONFLICT`.
   *
   * @param into a table and its columns, `name (a, b)`
   * @param rows lines as `copyLine` writes them
   */
  async copyIn(into: string, rows: string): Promise<void> {
    const sql = `COPY ${into} FROM STDIN`;
    const client = (await this.runner.connect()) as ClientBase;
    try {
      await pipeline(Readable.from([Buffer.from(rows)]), client.query(copyFrom(sql)));
    } catch (error) {
      throw new QueryFailedError(sql, [], error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** Runs the work in a transaction of this connection, or in a savepoint of the one already open. */
  async atomically<T>(work: () => Promise<T>): Promise<T> {
    const isOutermost = !this.runner.isTransactionActive;
    const left = this.lastWork.length;
    await this.runner.startTransaction();
    let result: T;
    try {
      result = await work();
      if (isOutermost) await this.finish();
    } catch (error) {
      this.lastWork.length = left;
      await this.rollBack(error);
      throw error;
    }
    await this.runner.commitTransaction();
    return result;
  }

  private async finish(): Promise<void> {
    for (const work of this.lastWork.splice(0)) await work();
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
