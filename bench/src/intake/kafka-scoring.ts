import { createTransport, platformTopics, type Transport } from '@namkhong/event-bus';
import { startPlatform, type RunningPlatform } from '@namkhong/infra-local';
import { eventually } from '@namkhong/nk';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import type { GoalContext } from '../goal.js';
import { residentMemory } from '../machine/processes.js';
import { benchBroker } from '../machine/servers.js';
import { copyGrants, publishCriteriaSet } from '../sharding/fold-in-shards.js';
import { machineToken } from '../sharding/machine-token.js';
import { ScoringMembers, type ScoringDatabases } from '../sharding/scoring-members.js';

const topic = 'feedback.rating.v1';
const rebuild = z.object({
  rebuildId: z.string(),
  state: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  records: z.number(),
  failure: z.string().nullable(),
});

/** A scoring service of its own on Apache Kafka, which knows the criteria set and is stopped to begin with. */
export class KafkaScoring {
  private members: ScoringMembers | undefined;

  private constructor(
    private readonly platform: RunningPlatform,
    private readonly databases: ScoringDatabases,
    readonly brokers: string,
    readonly bus: Transport,
    private readonly database: pg.Client,
  ) {}

  static async prepare(context: GoalContext): Promise<KafkaScoring> {
    const { folder, teardown, say } = context;
    await chmod(folder, 0o711);
    const dataDir = join(folder, 'platform');
    const started = await startPlatform({ bus: 'postgres', dataDir, seed: true, freePorts: true, say });
    const platform = await teardown.add('the platform', started);
    const brokers = await benchBroker(context);
    const admin = new pg.Client({ connectionString: platform.databaseUrl('postgres') });
    await admin.connect();
    await admin.query('CREATE DATABASE bench_intake');
    await admin.end();
    const own = platform.databaseUrl('bench_intake');
    const bus = createTransport({ kind: 'kafka', brokers: [brokers], clientId: 'bench' }, (_level, message) =>
      say(message),
    );
    await teardown.add('the transport', { stop: () => bus.close() });
    await bus.ensureTopics(platformTopics);
    await copyGrants(platform, bus);
    const database = new pg.Client({ connectionString: own });
    const scoring = new KafkaScoring(platform, { own, brokers }, brokers, bus, database);
    await teardown.add('the scoring service', { stop: () => scoring.stop() });
    await publishCriteriaSet(platform, await scoring.start());
    await database.connect();
    await teardown.add('a client of its database', { stop: () => database.end() });
    await scoring.stop();
    return scoring;
  }

  async start(): Promise<string> {
    this.members = await ScoringMembers.start(this.platform, this.databases, 1);
    return this.members.url;
  }

  async stop(): Promise<void> {
    await this.members?.stop();
    this.members = undefined;
  }

  /** Waits until so many ratings are folded by the service that runs. */
  async folded(until: number): Promise<void> {
    const reached = async () => ((await this.read()) >= until ? true : undefined);
    await eventually(`${until} ratings folded`, reached, { timeoutMs: 600_000, everyMs: 100 });
  }

  /** What the service that runs has in memory, in GiB. */
  async memory(): Promise<number> {
    const [pid] = this.members?.pids ?? [];
    if (pid === undefined) throw new Error('no service runs');
    return residentMemory(pid);
  }

  /** Starts the service on what waits for it; answers ratings per second once `warmUp` of them are folded. */
  async foldBacklog(until: number, warmUp: number): Promise<number> {
    await this.database.query('CHECKPOINT');
    const before = await this.read();
    await this.start();
    let first: { readonly read: number; readonly at: number } | undefined;
    const rate = await eventually(
      `${until} ratings folded`,
      async () => {
        const read = await this.read();
        const at = performance.now();
        if (read >= before + warmUp) first ??= { read, at };
        return first && read >= until ? (read - first.read) / ((at - first.at) / 1_000) : undefined;
      },
      { timeoutMs: 600_000, everyMs: 20 },
    );
    await this.stop();
    return rate;
  }

  /** Rebuilds, beginning to end; answers records per second. What is kept has to be what the log says. */
  async rebuild(url: string): Promise<number> {
    const authorization = `Bearer ${await machineToken(this.platform)}`;
    const call = async (path: string, method: string) => {
      const response = await fetch(`${url}/api/scoring/v1/${path}`, { method, headers: { authorization } });
      const text = await response.text();
      if (!response.ok) throw new Error(`${path}: ${text}`);
      return rebuild.parse(JSON.parse(text));
    };
    const { rebuildId } = await call('rebuilds', 'POST');
    const over = await eventually(
      'the rebuild',
      async () => {
        const now = await call(`rebuilds/${rebuildId}`, 'GET');
        return now.finishedAt === null ? undefined : now;
      },
      { timeoutMs: 900_000, everyMs: 200 },
    );
    if (over.state !== 'equal') throw new Error(`the rebuild is ${over.state}: ${over.failure ?? ''}`);
    return over.records / ((Date.parse(over.finishedAt ?? '') - Date.parse(over.startedAt ?? '')) / 1_000);
  }

  private async read(): Promise<number> {
    const { rows } = await this.database.query<{ n: string | null }>(
      'SELECT sum(next_offset) AS n FROM bus_offset WHERE topic = $1',
      [topic],
    );
    return Number(rows[0]?.n ?? 0);
  }
}
