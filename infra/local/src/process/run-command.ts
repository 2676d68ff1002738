import { spawn } from 'node:child_process';

export interface CommandOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
  readonly timeoutMs?: number;
}

/**
 * Runs a program to its end and returns what it printed on both streams.
 * Rejects, with the last lines of that, where it cannot be started, fails or takes too long.
 */
export function runCommand(
  command: string,
  args: readonly string[],
  { timeoutMs = 120_000, ...options }: CommandOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, timeout: timeoutMs, stdio: ['ignore', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const text = Buffer.concat(output).toString();
      if (code === 0) return resolve(text);
      const last = text.trimEnd().split('\n').slice(-8).join('\n');
      reject(new Error(`${command} ended with ${signal ?? String(code)}: ${last}`));
    });
  });
}
