import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Goal, GoalContext, Measurement } from '../goal.js';
import { cpuByName, processTree, proportionalMemory, type ProcessFacts } from '../machine/processes.js';
import { spawnPlatform } from '../machine/spawned-platform.js';
import { spread } from '../statistics/statistics.js';

/** After the seed: caches fill, vacuum runs, garbage is collected. */
const settleMs = 20_000;
const windows = 3;
const windowMs = 20_000;

/** What the platform costs a small machine while nobody uses it: a minute in three windows, on both transports. */
export const idleGoal: Goal = {
  id: 'G14',
  title: 'idle processor time of the busiest service; summed PSS of the embedded platform',
  async measure(context: GoalContext): Promise<Measurement> {
    const embedded = await idle(context, 'postgres');
    const withKafka = await idle(context, 'kafka');
    const busiest = [embedded, withKafka].flatMap(({ cpu }) =>
      cpu.map((window) => Math.max(...services(window))),
    );
    return {
      first: {
        what: 'processor time of the busiest service, both transports',
        unit: '% of a core',
        ...spread(busiest),
        bound: { at: 'most', must: 2, stretch: 0.5 },
      },
      second: {
        what: 'PSS of everything npm start runs',
        unit: 'GiB',
        ...spread(embedded.memory),
        bound: { at: 'most', must: 1.5, stretch: 1 },
      },
      details: { postgres: rounded(embedded.cpu), kafka: rounded(withKafka.cpu) },
    };
  },
};

interface Idle {
  /** Percent of a core by process, for each window. */
  readonly cpu: readonly ReadonlyMap<string, number>[];
  /** GiB at the end of each window. */
  readonly memory: readonly number[];
}

async function idle({ folder, say }: GoalContext, bus: 'postgres' | 'kafka'): Promise<Idle> {
  const platform = await spawnPlatform({ dataDir: join(folder, bus), bus, say });
  try {
    await sleep(settleMs);
    const cpu: ReadonlyMap<string, number>[] = [];
    const memory: number[] = [];
    for (let window = 0; window < windows; window++) {
      const before = cpuByName(await processTree(platform.pid), nameOf);
      const began = performance.now();
      await sleep(windowMs);
      const tree = await processTree(platform.pid);
      const seconds = (performance.now() - began) / 1_000;
      cpu.push(
        new Map(
          [...cpuByName(tree, nameOf)].map(([name, used]) => [
            name,
            (100 * (used - (before.get(name) ?? 0))) / seconds,
          ]),
        ),
      );
      memory.push(await proportionalMemory(tree));
      say(
        `${bus}: ${[...(cpu.at(-1) ?? [])].map(([name, share]) => `${name} ${share.toFixed(2)} %`).join(', ')}`,
      );
    }
    return { cpu, memory };
  } finally {
    await platform.stop();
  }
}

/** A service by its folder; the servers and the supervisor by what they are. */
function nameOf({ command }: ProcessFacts): string {
  const service = /apps\/(\w+)\/dist\/main\.js/.exec(command)?.[1];
  if (service) return service;
  if (command.includes('kafka.Kafka')) return 'Kafka';
  return command.startsWith('postgres') || /postgres/.test(command.split(' ')[0] ?? '')
    ? 'PostgreSQL'
    : 'supervisor';
}

const servers = new Set(['PostgreSQL', 'Kafka', 'supervisor']);

function services(window: ReadonlyMap<string, number>): number[] {
  return [...window].filter(([name]) => !servers.has(name)).map(([, share]) => share);
}

function rounded(cpu: readonly ReadonlyMap<string, number>[]): Record<string, number>[] {
  return cpu.map((window) =>
    Object.fromEntries([...window].map(([name, share]) => [name, Number(share.toFixed(2))])),
  );
}
