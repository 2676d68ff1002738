import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { inheritedEnvironment } from '../environment.js';
import { repositoryRoot } from '../paths.js';
import type { TestStack } from './test-stack.js';

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
});

export interface JestOutcome {
  readonly code: number;
  /** Null where jest was ended before it could report. */
  readonly counts: { readonly passed: number; readonly failed: number; readonly skipped: number } | null;
}

/** Runs jest over the repository; it prints for itself, and what it counted comes back. */
export async function runJest(args: readonly string[], stack: TestStack): Promise<JestOutcome> {
  const folder = await mkdtemp(join(tmpdir(), 'namkhong-jest-'));
  const outputFile = join(folder, 'report.json');
  try {
    const code = await jest(['--maxWorkers=2', '--json', `--outputFile=${outputFile}`, ...args], stack);
    return { code, counts: await readCounts(outputFile) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function jest(args: readonly string[], stack: TestStack): Promise<number> {
  const inherited = inheritedEnvironment();
  const options = [
    inherited.NODE_OPTIONS,
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
  ];
  const child = spawn(process.execPath, [fileURLToPath(import.meta.resolve('jest/bin/jest')), ...args], {
    cwd: repositoryRoot,
    env: { ...inherited, ...stack, NODE_OPTIONS: options.filter(Boolean).join(' ') },
    stdio: 'inherit',
  });
  const end = () => child.kill('SIGTERM');
  process.on('SIGTERM', end);
  return new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  }).finally(() => process.removeListener('SIGTERM', end));
}

async function readCounts(file: string): Promise<JestOutcome['counts']> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return null;
  }
  const counted = report.parse(JSON.parse(text));
  return {
    passed: counted.numPassedTests,
    failed: counted.numFailedTests + counted.numRuntimeErrorTestSuites,
    skipped: counted.numPendingTests,
  };
}
