import { deadLetterTopic, topics } from '@namkhong/contracts';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { demand } from '../loop/demand.js';
import type { Trace } from '../loop/trace.js';

const metadata = z.object({
  topics: z.array(z.object({ topic: z.string(), partitions: z.array(z.object({ partition: z.int() })) })),
});
const record = z.object({
  topic: z.string(),
  key: z.string(),
  headers: z.array(z.string()),
  payload: z.string(),
});
/** CloudEvents 1.0, Kafka protocol binding, binary mode. */
const wanted = ['ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_time'];

/** What a tool that knows nothing of the platform sees on the broker. */
export async function lookFromOutside(kcat: string, brokers: string, trace: Trace): Promise<void> {
  const run = async (...args: string[]) =>
    (await promisify(execFile)(kcat, ['-b', brokers, ...args], { timeout: 30_000 })).stdout;

  const { topics: listed } = metadata.parse(JSON.parse(await run('-L', '-J')));
  const partitions = new Map(listed.map(({ topic, partitions: all }) => [topic, all.length]));
  for (const [name, definition] of Object.entries(topics)) {
    demand(`partitions of ${name}`, partitions.get(name), (count) => count === definition.partitions);
    demand(`dead letters of ${name}`, partitions.get(deadLetterTopic(name)), (count) => count === 1);
  }
  trace.add({ journey: 'bus', step: 'topics listed by kcat', topics: Object.keys(topics).length });

  for (const topic of ['feedback.rating.v1', 'directive.assignment.v1', 'scoring.flag.v1']) {
    const [line = ''] = (await run('-C', '-t', topic, '-o', 'beginning', '-c', '1', '-e', '-q', '-J')).split(
      '\n',
    );
    const { key, headers } = record.parse(JSON.parse(line));
    // kcat prints names and values in turn.
    const named = Object.fromEntries(
      headers.flatMap((name, at) => (at % 2 === 0 ? [[name, headers[at + 1]] as const] : [])),
    );
    demand(
      `headers of ${topic}`,
      named,
      (all) => wanted.every((name) => name in all) && all['ce_specversion'] === '1.0',
    );
    trace.add({ journey: 'bus', step: 'message read by kcat', topic, key, type: named['ce_type'] });
  }
}
