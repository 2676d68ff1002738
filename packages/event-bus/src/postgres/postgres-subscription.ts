import type { Pool } from 'pg';
import { backOff, Pause } from '../back-off.js';
import type { Batch, SubscribeOptions, Subscription } from '../transport.js';
import { GroupMembership, leaseKey, type Lease } from './group-membership.js';
import { readHeads, readRecords } from './read-records.js';

/** A partition in this member's hands. */
interface Held extends Lease {
  nextOffset: bigint;
  validUntil: number;
  work: Promise<void> | undefined;
  failures: number;
  retryAt: number;
}

export interface SubscriptionTiming {
  /** A silent member loses its partitions after this. */
  readonly sessionMs: number;
  /** How often membership and leases are renewed. */
  readonly heartbeatMs: number;
  /** How often an idle reader looks without having been notified. */
  readonly idleMs: number;
}

export const defaultTiming: SubscriptionTiming = { sessionMs: 6_000, heartbeatMs: 2_000, idleMs: 2_000 };
const batchLimit = 1_000;
/** Partitions worked on at once: each takes a connection of the service. */
const concurrency = 4;

/** One member of one group on the PostgreSQL log: keeps its leases and hands over batches, one at a time per partition. */
export class PostgresSubscription implements Subscription {
  private readonly held = new Map<string, Held>();
  private readonly nudge = new Pause();
  private readonly membership: GroupMembership;
  private paused = false;
  private leaving = false;
  private nextHeartbeat = 0;
  private failures = 0;
  private readonly loop: Promise<void>;

  constructor(
    private readonly pool: Pool,
    private readonly options: SubscribeOptions,
    memberId: string,
    private readonly timing: SubscriptionTiming,
  ) {
    const { group, topics } = options;
    this.membership = new GroupMembership(pool, {
      group,
      memberId,
      topics: topics.toSorted(),
      sessionMs: timing.sessionMs,
    });
    this.loop = this.run();
  }

  /** Looks at once: something was published. */
  wake(): void {
    this.nudge.cut();
  }

  reads(topics: readonly string[]): boolean {
    return this.options.topics.some((topic) => topics.includes(topic));
  }

  pause(): void {
    this.paused = true;
  }

  async drain(): Promise<void> {
    await Promise.all([...this.held.values()].flatMap((held) => held.work ?? []));
  }

  async commit(): Promise<void> {
    for (const held of this.held.values()) await this.membership.note(held, held.nextOffset);
  }

  async disconnect(): Promise<void> {
    this.leaving = true;
    this.wake();
    await this.loop;
    await this.membership.release([...this.held.values()]);
    await this.membership.leave();
  }

  private async run(): Promise<void> {
    while (!this.leaving) {
      try {
        if (performance.now() >= this.nextHeartbeat) await this.renew();
        if (!this.paused) await this.fetch();
        this.failures = 0;
      } catch (error) {
        this.failures++;
        this.options.onError(error);
      }
      if (this.leaving) break;
      const untilHeartbeat = Math.max(1, this.nextHeartbeat - performance.now());
      const ms =
        this.failures > 0 ? backOff(this.failures, 100, 5_000) : Math.min(this.timing.idleMs, untilHeartbeat);
      await this.nudge.wait(ms);
    }
  }

  /** Renews membership, gives up what is no longer this member's share once its batch is done, takes what is. */
  private async renew(): Promise<void> {
    const share = new Map((await this.membership.share()).map((lease) => [leaseKey(lease), lease]));
    for (const [key, held] of this.held) {
      if (share.has(key) || held.work !== undefined) continue;
      this.held.delete(key);
      await this.membership.release([held]);
    }
    const wanted = [
      ...share.values(),
      ...[...this.held.values()].filter((held) => !share.has(leaseKey(held))),
    ];
    const before = performance.now();
    const leases = new Map((await this.membership.acquire(wanted)).map((lease) => [leaseKey(lease), lease]));
    for (const key of this.held.keys()) if (!leases.has(key)) this.held.delete(key);
    for (const [key, lease] of leases) {
      const held = this.held.get(key);
      // Some of the session is kept back, so that this member stops before another one may begin.
      const validUntil = before + this.timing.sessionMs * 0.8;
      if (held) held.validUntil = validUntil;
      else this.held.set(key, await this.take(lease, validUntil));
    }
    this.nextHeartbeat = performance.now() + this.timing.heartbeatMs;
  }

  private async take(lease: Lease, validUntil: number): Promise<Held> {
    const nextOffset = (await this.options.position(lease.topic, lease.partition)) ?? 0n;
    return { ...lease, nextOffset, validUntil, work: undefined, failures: 0, retryAt: 0 };
  }

  /** Starts a batch on free partitions that have records; a batch that ends wakes the loop for the next ones. */
  private async fetch(): Promise<void> {
    const now = performance.now();
    const working = [...this.held.values()].filter((held) => held.work !== undefined).length;
    if (working >= concurrency) return;
    const free = [...this.held.values()].filter(
      (held) => held.work === undefined && held.retryAt <= now && held.validUntil > now,
    );
    if (free.length === 0) return;
    const heads = await readHeads(this.pool, free);
    const ready = free.filter((held) => (heads.get(leaseKey(held))?.high ?? 0n) > held.nextOffset);
    for (const held of ready.slice(0, concurrency - working)) {
      const { low, high } = heads.get(leaseKey(held)) ?? { low: 0n, high: 0n };
      if (held.nextOffset < low) held.nextOffset = low;
      held.work = this.handle(held, high).finally(() => {
        held.work = undefined;
        this.wake();
      });
    }
  }

  private async handle(held: Held, highWatermark: bigint): Promise<void> {
    const key = leaseKey(held);
    const isStale = () => this.held.get(key) !== held || performance.now() > held.validUntil;
    try {
      const records = await readRecords(this.pool, held.topic, held.partition, held.nextOffset, batchLimit);
      const batch: Batch = {
        topic: held.topic,
        partition: held.partition,
        records,
        highWatermark,
        heartbeat: () => Promise.resolve(),
        isStale,
      };
      const { nextOffset } = await this.options.onBatch(batch);
      held.nextOffset = nextOffset;
      held.failures = 0;
    } catch (error) {
      held.failures++;
      held.retryAt = performance.now() + backOff(held.failures, 50, 5_000);
      held.nextOffset = (await this.position(held)) ?? held.nextOffset;
      this.options.onError(error);
    }
  }

  private async position(held: Held): Promise<bigint | null> {
    try {
      return await this.options.position(held.topic, held.partition);
    } catch (error) {
      this.options.onError(error);
      return null;
    }
  }
}
