import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** What `npm start` runs after the build. */
const entry = fileURLToPath(new URL('./start.js', import.meta.resolve('@namkhong/infra-local')));
const announcement = z.object({
  ready: z.literal(true),
  origin: z.url(),
  nkClientSecret: z.string(),
  accounts: z.array(z.object({ login: z.string(), password: z.string() })),
});

export interface SpawnedPlatform extends z.output<typeof announcement> {
  readonly pid: number;
  /** From the start of the process until it said that it is ready, seeded. */
  readonly secondsToReady: number;
  stop(): Promise<void>;
}

export interface SpawnSettings {
  readonly dataDir: string;
  readonly bus: 'postgres' | 'kafka';
  readonly say: (line: string) => void;
}

/** Starts the embedded platform as a process of its own, on a new data folder, with the demonstration. */
export async function spawnPlatform({ dataDir, bus, say }: SpawnSettings): Promise<SpawnedPlatform> {
  const began = performance.now();
  const child = spawn(process.execPath, [entry, '--free-ports', '--data', dataDir, '--bus', bus], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  createInterface({ input: child.stderr }).on('line', say);
  const ended = once(child, 'exit');
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
    await ended;
  };
  const first = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended]);
  const secondsToReady = (performance.now() - began) / 1_000;
  if (typeof first[0] !== 'string')
    throw new Error(`the platform did not start (status ${String(first[0])})`);
  return { ...announcement.parse(JSON.parse(first[0])), pid: child.pid ?? 0, secondsToReady, stop };
}
