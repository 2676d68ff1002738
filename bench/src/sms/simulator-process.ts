import { eventually } from '@namkhong/nk';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { GoalContext } from '../goal.js';

const entry = fileURLToPath(new URL('./simulator/main.js', import.meta.resolve('@namkhong/infra-local')));
const load = z.object({ submitted: z.int(), accepted: z.int(), busiestSecond: z.int() });
const account = { systemId: 'bench', password: 'bench' };

/** A message centre in a process of its own, so that nobody who is measured shares a thread with it. */
export interface SimulatorProcess {
  readonly host: string;
  readonly port: number;
  readonly systemId: string;
  readonly password: string;
  readonly smppUrl: string;
  /** What reached it since `reset`. */
  readonly load: () => Promise<z.output<typeof load>>;
  readonly reset: () => Promise<void>;
  /** Shares of the submissions it refuses as too many. */
  readonly throttle: (share: number) => Promise<void>;
}

export async function startSimulatorProcess({ teardown }: GoalContext): Promise<SimulatorProcess> {
  const host = '127.0.0.1';
  const [port, httpPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, [entry], {
    env: {
      SMSC_SYSTEM_ID: account.systemId,
      SMSC_PASSWORD: account.password,
      SMSC_PORT: String(port),
      SMSC_HTTP_PORT: String(httpPort),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  await teardown.add('the message centre', {
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
    },
  });
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`http://${host}:${httpPort}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    return response.json();
  };
  await eventually('a message centre', () => ask('GET', '/health').catch(() => undefined));
  return {
    ...{ host, port, ...account },
    smppUrl: `smpp://${account.systemId}:${account.password}@${host}:${port}`,
    load: async () => load.parse(await ask('GET', '/load')),
    reset: async () => void (await ask('DELETE', '/load')),
    throttle: async (throttleShare) => void (await ask('PUT', '/faults', { throttleShare })),
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
