import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

export interface ProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Both output streams are appended here. */
  readonly logFile: string;
  readonly uid?: number;
  readonly gid?: number;
  /** The signal that asks this program to end in order; SIGTERM where not said. */
  readonly stopSignal?: NodeJS.Signals;
  /** How long it may take before it is killed, in milliseconds. */
  readonly graceMs?: number;
}

interface ProcessExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface StartedProcess {
  readonly pid: number;
  readonly logFile: string;
  /** Settles when the process has ended, for whatever reason; never rejects. */
  readonly exited: Promise<ProcessExit>;
  readonly running: () => boolean;
  /** Asks it to end, kills it after the grace time, and returns when it is gone. */
  stop(): Promise<void>;
}

/** What runs now, with its stop signal: asked to end should this process ever leave without stopping them. */
const alive = new Map<number, NodeJS.Signals>();

/**
 * Starts a program in a session of its own, so that Ctrl-C in the terminal reaches us alone and we can end
 * things in order. Rejects where it cannot be started.
 */
export async function startProcess(options: ProcessOptions): Promise<StartedProcess> {
  const { command, args, env, cwd, logFile, uid, gid, stopSignal = 'SIGTERM', graceMs = 10_000 } = options;
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'a');
  const child = spawn(command, args, { env, cwd, uid, gid, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} has no process id`);
  remember(pid, stopSignal);
  const exited = new Promise<ProcessExit>((resolve) => {
    child.once('exit', (code, signal) => {
      alive.delete(pid);
      resolve({ code, signal });
    });
  });
  const running = () => alive.has(pid);
  return { pid, logFile, exited, running, stop: () => stop(pid, exited, stopSignal, graceMs) };
}

async function stop(
  pid: number,
  exited: Promise<ProcessExit>,
  signal: NodeJS.Signals,
  graceMs: number,
): Promise<void> {
  if (!send(pid, signal)) return;
  const kill = setTimeout(() => send(pid, 'SIGKILL'), graceMs);
  await exited;
  clearTimeout(kill);
}

function remember(pid: number, signal: NodeJS.Signals): void {
  if (alive.size === 0) {
    process.removeListener('exit', endAll);
    process.once('exit', endAll);
  }
  alive.set(pid, signal);
}

function endAll(): void {
  for (const [pid, signal] of alive) send(pid, signal);
}

/** @returns false where the process is gone already */
function send(pid: number, signal: NodeJS.Signals): boolean {
  if (!alive.has(pid)) return false;
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}
