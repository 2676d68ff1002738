import { setTimeout } from 'node:timers/promises';
import { QueryFailedError } from 'typeorm';

const ATTEMPTS = 40;
const PAUSE_MS = 100;
/** SQLSTATE of a lock that was not to be had within the time. */
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Runs work that takes locks in another order than others do, in a transaction with a `lock_timeout` below PostgreSQL's
 * `deadlock_timeout`: where it would stand in somebody's way it rolls back, lets them finish and tries again, so that it is
 * never the others who fail. Throws what the last attempt threw.
 */
export async function giveWay<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !isLockNotAvailable(error)) throw error;
      await setTimeout(PAUSE_MS);
    }
  }
}

function isLockNotAvailable(error: unknown): boolean {
  return (
    error instanceof QueryFailedError && (error.driverError as { code?: unknown }).code === LOCK_NOT_AVAILABLE
  );
}
