import { hasAppended, type Transactor } from '@namkhong/event-bus';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ambientSession, withinSession, withoutSession } from './ambient-session.js';
import { Session } from './session.js';

/** The service's own database. */
@Injectable()
export class Database implements Transactor<Session> {
  private eventsCommitted: () => void = () => undefined;

  constructor(private readonly source: DataSource) {}

  /**
   * Runs the work in one READ COMMITTED transaction; rolls back and rethrows where it throws. Called within another
   * transaction of the same request it becomes a savepoint of that one, so that effect and stored answer commit together.
   */
  async transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const ambient = ambientSession();
    if (ambient) return ambient.atomically(() => work(ambient));
    return this.connected(async (session) => {
      const result = await session.atomically(() => withinSession(session, () => work(session)));
      if (hasAppended(session)) this.eventsCommitted();
      return result;
    });
  }

  /** Has the listener called after every commit that put events into the outbox. */
  onEventsCommitted(listener: () => void): void {
    this.eventsCommitted = listener;
  }

  /** Runs reads on one connection without a transaction: each statement sees what is committed when it starts. */
  async read<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const ambient = ambientSession();
    return ambient ? work(ambient) : this.connected(work);
  }

  /**
   * Runs one statement, committed by itself when this returns, whatever becomes of a transaction that the running work is
   * part of.
   */
  async independently<T>(statement: (session: Session) => Promise<T>): Promise<T> {
    return withoutSession(() => this.connected(statement));
  }

  private async connected<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      return await work(new Session(runner));
    } finally {
      await runner.release();
    }
  }
}
