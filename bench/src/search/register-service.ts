import { createTransport, platformTopics } from '@namkhong/event-bus';
import { eventually } from '@namkhong/nk';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { GoalContext } from '../goal.js';
import { benchDatabase } from '../machine/servers.js';

const entry = fileURLToPath(new URL('../../../apps/directive/dist/main.js', import.meta.url));

/** A directive service whose register is all that is asked, and a client of its database. */
export interface RegisterService {
  readonly database: pg.Client;
  /** The body of the answer; throws for anything but 200. */
  ask(path: string): Promise<string>;
}

/** Starts PostgreSQL and the built service on it. Nobody signs in: the register is public. */
export async function startRegisterService(context: GoalContext): Promise<RegisterService> {
  const { teardown } = context;
  const postgres = await benchDatabase(context);
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  for (const name of ['bench_directive', 'bench_bus']) await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const bus = createTransport({ kind: 'postgres', url: postgres.databaseUrl('bench_bus') }, () => undefined);
  await bus.ensureTopics(platformTopics);
  await bus.close();
  const port = await freePort();
  const service = spawn(process.execPath, [entry], {
    env: {
      PORT: String(port),
      LOG_LEVEL: 'warn',
      TZ: 'UTC',
      DATABASE_URL: postgres.databaseUrl('bench_directive'),
      BUS: 'postgres',
      BUS_DATABASE_URL: postgres.databaseUrl('bench_bus'),
      OIDC_ISSUER: 'http://127.0.0.1:9/oidc',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(service, 'exit');
  await teardown.add('the directive service', {
    stop: async () => {
      if (service.exitCode === null && service.signalCode === null) service.kill('SIGTERM');
      await ended;
    },
  });
  const origin = `http://127.0.0.1:${port}`;
  await eventually('a directive service that is ready', () => isReady(origin), { timeoutMs: 120_000 });
  const database = new pg.Client({ connectionString: postgres.databaseUrl('bench_directive') });
  await database.connect();
  await teardown.add('a client of its database', { stop: () => database.end() });
  const agent = new Agent({ keepAlive: true });
  await teardown.add('the connection', { stop: () => Promise.resolve(agent.destroy()) });
  return { database, ask: (path) => get(agent, new URL(path, origin)) };
}

async function isReady(origin: string): Promise<true | undefined> {
  const response = await fetch(`${origin}/health/ready`).catch(() => null);
  await response?.body?.cancel();
  return response?.ok ? true : undefined;
}

function get(agent: Agent, url: URL): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        if (response.statusCode === 200) resolve(body);
        else reject(new Error(`${url.pathname}: ${response.statusCode} ${body}`));
      });
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end();
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
