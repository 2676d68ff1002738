import { topics } from '@namkhong/contracts';
import { ballotHeader } from '@namkhong/contracts/http/feedback';
import { watermark } from '@namkhong/contracts/http/scoring';
import { partitionOf } from '@namkhong/event-bus';
import type { RunningPlatform } from '@namkhong/infra-local';
import { ApiClient } from '@namkhong/nk';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ballot } from './ballots.js';
import { FoldedLatency } from './folded-latency.js';
import { steadyLoad } from './steady-load.js';

const topic = 'feedback.rating.v1';
const { partitions } = topics[topic];
/** Adds so much to a latency at most, and does not become a load of its own. */
const pollMs = 20;
const patienceMs = 60_000;
const levels = { access: 4, procedure: 5, official: 4, result: 5, 'feedback-handling': 3 };

/** Casts ratings at a platform and watches, as its operator, until they are folded. */
export class RatedPlatform {
  readonly operator: ApiClient;

  constructor(
    private readonly platform: RunningPlatform,
    private readonly ballots: Ballot[],
  ) {
    this.operator = new ApiClient(platform.origin, platform.nkClientSecret);
  }

  /** @returns how long each rating took from the instant it was due until it was seen folded; milliseconds */
  async run(perSecond: number, count: number): Promise<number[]> {
    const latency = new FoldedLatency();
    const begin = await this.positions();
    for (let partition = 0; partition < partitions; partition++) {
      latency.seen(partition, begin.get(partition) ?? 0n, 0);
    }
    let loading = true;
    const watching = this.watch(latency, () => loading || latency.latencies.length < count);
    try {
      await steadyLoad(perSecond, count, async (_, dueAt) => {
        const ballot = this.ballots.pop();
        if (!ballot) throw new Error('there are not enough ballots');
        await this.cast(ballot);
        latency.accepted(partitionOf(ballot.unitId, partitions), dueAt);
      });
    } finally {
      loading = false;
    }
    await watching;
    return latency.latencies;
  }

  /**
   * At the service itself, because the gateway takes one address for one network. Every citizen has another network
   * here, as the limit of a network is not what is measured.
   */
  private async cast({ token }: Ballot): Promise<void> {
    const response = await fetch(`http://127.0.0.1:${this.platform.ports.feedback}/api/feedback/v1/ratings`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [ballotHeader]: token,
        'nk-network': randomBytes(16).toString('base64url'),
      },
      body: JSON.stringify({ levels, secondsTaken: 40 }),
    });
    if (response.status !== 201) throw new Error(`a rating was refused: ${await response.text()}`);
    await response.body?.cancel();
  }

  private async watch(latency: FoldedLatency, wanted: () => boolean): Promise<void> {
    let idleSince = performance.now();
    let folded = 0;
    while (wanted()) {
      const positions = await this.positions();
      const at = performance.now();
      for (const [partition, next] of positions) latency.seen(partition, next, at);
      if (latency.latencies.length > folded) idleSince = at;
      folded = latency.latencies.length;
      if (at - idleSince > patienceMs) throw new Error(`nothing was folded for ${patienceMs} ms`);
      await sleep(pollMs);
    }
  }

  private async positions(): Promise<Map<number, bigint>> {
    const mark = await this.operator.call('/api/scoring/v1/watermark', watermark);
    const own = mark.partitions.filter((position) => position.topic === topic);
    return new Map(own.map(({ partition, nextOffset }) => [partition, BigInt(nextOffset)]));
  }
}
