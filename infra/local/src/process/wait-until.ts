import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StartedProcess } from './start-process.js';

export interface Wait {
  /** What is waited for, as it stands in the error. */
  readonly what: string;
  /** True once it is there; a rejection counts as not yet. */
  readonly probe: () => Promise<boolean>;
  readonly timeoutMs: number;
  readonly everyMs?: number;
  /** Waiting ends at once when this process does. */
  readonly process: StartedProcess;
}

/** Waits until the probe succeeds. Rejects with the end of the log where the process ends or time runs out. */
export async function waitUntil({ what, probe, timeoutMs, everyMs = 50, process }: Wait): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (process.running() && performance.now() < deadline) {
    if (await probe().catch(() => false)) return;
    await sleep(everyMs);
  }
  const fate = process.running() ? `is not ready after ${timeoutMs / 1000} s` : 'ended while starting';
  throw new Error(`${what} ${fate}\n${await lastLines(process.logFile)}`);
}

async function lastLines(file: string): Promise<string> {
  const text = await readFile(file, 'utf8');
  return text.trimEnd().split('\n').slice(-12).join('\n');
}
