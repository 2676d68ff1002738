import type { DeadLetterView } from '@namkhong/contracts/http/operation';
import { deadLetterTopic } from '@namkhong/contracts';
import { listDeadLetters, replayDeadLetter, type DeadLetter } from '@namkhong/event-bus';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import type { Caller } from '../auth/caller.js';
import { Database } from '../database/database.js';
import { Problem } from '../problems/problem.js';
import { RunningParts } from './running-parts.js';

/** Letters of a topic that are looked at, the latest. */
const EACH = 200n;

/** What groups of this service put aside, and its way back. */
@Injectable()
export class DeadLetters {
  constructor(
    private readonly parts: RunningParts,
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  /** The latest of each topic first; `more` where older ones are left out. */
  async list(): Promise<{ readonly items: DeadLetterView[]; readonly more: boolean }> {
    const { bus } = this.parts.get();
    const items: DeadLetterView[] = [];
    let more = false;
    for (const topic of this.topics()) {
      const marks = (await bus.transport.watermarks(deadLetterTopic(topic))).get(0);
      if (marks === undefined) continue;
      const from = marks.high - EACH > marks.low ? marks.high - EACH : marks.low;
      more ||= from > marks.low;
      const letters = await listDeadLetters(bus.transport, topic, from, Number(EACH));
      items.push(...(await this.shown(letters.toReversed())));
    }
    return { items, more };
  }

  /**
   * Puts a letter back on its topic as it was, and writes down who did. Groups that have handled the event know its id.
   *
   * @throws Problem 404 `dead-letter-unknown`, for one of another service's group as well
   */
  async replay(caller: Caller, topic: string, offset: string): Promise<DeadLetterView> {
    const { bus } = this.parts.get();
    const at = BigInt(offset);
    const found = this.topics().includes(topic) ? await listDeadLetters(bus.transport, topic, at, 1) : [];
    const [letter] = await this.shown(found.filter((each) => each.offset === at));
    if (letter === undefined) throw new Problem(404, 'dead-letter-unknown');
    await this.database.transaction(async (session) => {
      const { group, eventId } = letter;
      const details = { topic, offset, group };
      this.audit.append(session, { act: 'dlq.replay', caller, unit: null, targets: [eventId], details });
      // Within the transaction: what is not written down is not put back, and what was put back twice does no harm.
      await replayDeadLetter(bus.transport, topic, at);
    });
    return letter;
  }

  private topics(): string[] {
    return [...new Set(this.parts.get().bus.consumers.flatMap(({ topics }) => topics))].sort();
  }

  private async shown(letters: readonly DeadLetter[]): Promise<DeadLetterView[]> {
    const groups = new Set(this.parts.get().bus.consumers.map(({ group }) => group));
    const own = letters.filter(({ group }) => groups.has(group));
    const ids = own.map(({ record }) => record.headers['ce_id'] ?? '');
    const handled = await this.database.read((session) =>
      session.query<{ key: string }>(
        `SELECT consumer_group || ' ' || event_id AS key FROM bus_processed WHERE event_id::text = ANY($1)`,
        [ids],
      ),
    );
    const keys = new Set(handled.map(({ key }) => key));
    return own.map(({ topic, partition, offset, sourceOffset, group, code, detail, type }, index) => ({
      ...{ topic, partition, offset: String(offset), sourceOffset, group, code, detail, type },
      eventId: ids[index] ?? '',
      handled: keys.has(`${group} ${ids[index] ?? ''}`),
    }));
  }
}
