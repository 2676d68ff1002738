import getPort from 'get-port';
import { mkdir } from 'node:fs/promises';
import { callTcp } from '../process/call-tcp.js';
import { startProcess } from '../process/start-process.js';
import { waitUntil } from '../process/wait-until.js';

export interface RedisOptions {
  /** Path of `redis-server`. */
  readonly server: string;
  readonly folder: string;
  readonly logFile: string;
  readonly port?: number;
}

export interface RunningRedis {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts Redis in memory only: it holds limits and caches, nothing that must last. */
export async function startRedis(options: RedisOptions): Promise<RunningRedis> {
  const port = options.port ?? (await getPort());
  await mkdir(options.folder, { recursive: true });
  const settings = { port, bind: '127.0.0.1', save: '', appendonly: 'no', dir: options.folder };
  const server = await startProcess({
    command: options.server,
    args: Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
    logFile: options.logFile,
    graceMs: 5_000,
  });
  try {
    await waitUntil({ what: 'Redis', probe: () => answersPing(port), timeoutMs: 10_000, process: server });
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { url: `redis://127.0.0.1:${port}`, port, pid: server.pid, stop: () => server.stop() };
}

async function answersPing(port: number): Promise<boolean> {
  const answer = await callTcp(port, Buffer.from('PING\r\n'), (bytes) => bytes.includes('\r\n'));
  return answer.toString().startsWith('+PONG');
}
