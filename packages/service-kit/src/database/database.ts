import type { Transactor } from '@namkhong/event-bus';
import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { Session } from './session.js';

/** The service's own database: every write goes through one transaction. */
@Injectable()
export class Database implements Transactor<Session> {
  constructor(private readonly source: DataSource) {}

  /** Runs the work in one READ COMMITTED transaction; rolls back and rethrows where it throws. */
  async transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.connected(async (runner) => {
      await runner.startTransaction();
      try {
        const result = await work(new Session(runner));
        await runner.commitTransaction();
        return result;
      } catch (error) {
        await rollback(runner, error);
        throw error;
      }
    });
  }

  /** Runs reads on one connection without a transaction: each statement sees what is committed when it starts. */
  async read<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.connected((runner) => work(new Session(runner)));
  }

  private async connected<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      return await work(runner);
    } finally {
      await runner.release();
    }
  }
}

/** A connection that broke cannot roll back; the server has done so, and the first error is the one to tell. */
async function rollback(runner: QueryRunner, cause: unknown): Promise<void> {
  if (!runner.isTransactionActive) return;
  try {
    await runner.rollbackTransaction();
  } catch (error) {
    throw new AggregateError([cause, error], 'the transaction failed and could not be rolled back', {
      cause,
    });
  }
}
