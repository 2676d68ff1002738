import type { RunningPlatform } from '@namkhong/infra-local';
import { eventually } from '@namkhong/nk';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../../../apps/scoring/dist/main.js', import.meta.url));

/** Where a scoring service of the measurement keeps and hears things. */
export interface ScoringDatabases {
  readonly own: string;
  /** The bus on PostgreSQL. */
  readonly bus?: string;
  /** The bus on Kafka. */
  readonly brokers?: string;
}

/** Instances of the scoring service that share a database and the work. */
export class ScoringMembers {
  private constructor(private readonly members: readonly { process: ChildProcess; url: string }[]) {}

  static async start(
    platform: RunningPlatform,
    databases: ScoringDatabases,
    count: number,
  ): Promise<ScoringMembers> {
    const members: { process: ChildProcess; url: string }[] = [];
    for (let index = 0; index < count; index++) {
      const port = await freePort();
      const member = spawn(process.execPath, [entry], {
        env: {
          PORT: String(port),
          LOG_LEVEL: 'warn',
          TZ: 'UTC',
          DATABASE_URL: databases.own,
          DATABASE_POOL: '6',
          QUERY_QUOTA_PER_HOUR: '10000000',
          PUBLICATION_KEY: Buffer.alloc(32, 1).toString('base64'),
          ...(databases.brokers === undefined
            ? { BUS: 'postgres', BUS_DATABASE_URL: databases.bus }
            : { BUS: 'kafka', KAFKA_BROKERS: databases.brokers }),
          OIDC_ISSUER: `${platform.origin}/oidc`,
          OIDC_JWKS_URL: `http://127.0.0.1:${platform.ports.identity}/oidc/jwks`,
        },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      members.push({ process: member, url: `http://127.0.0.1:${port}` });
      // One after the other, so that the first one alone makes the tables.
      await eventually('a scoring service that is ready', () => isReady(port), { timeoutMs: 60_000 });
    }
    return new ScoringMembers(members);
  }

  /** Where the first of them listens. */
  get url(): string {
    return this.members[0]?.url ?? '';
  }

  /** The process ids, in the order of the start. */
  get pids(): number[] {
    return this.members.flatMap(({ process: { pid } }) => (pid === undefined ? [] : [pid]));
  }

  /** Ends one without warning. */
  kill(index: number): void {
    this.members[index]?.process.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    await Promise.all(
      this.members.map(async ({ process: member }) => {
        if (member.exitCode !== null || member.signalCode !== null) return;
        const ended = once(member, 'exit');
        member.kill('SIGTERM');
        await ended;
      }),
    );
  }
}

async function isReady(port: number): Promise<true | undefined> {
  const response = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
  await response?.body?.cancel();
  return response?.ok ? true : undefined;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
