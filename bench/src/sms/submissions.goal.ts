import type { Goal, GoalContext, Measurement } from '../goal.js';
import { pairedRatios, restlessness, type Round } from '../statistics/alternate.js';
import { median, spread } from '../statistics/statistics.js';
import { startKannelLoop } from './kannel-loop.js';
import { startRawLoop } from './raw-loop.js';
import { startSimulatorProcess } from './simulator-process.js';
import { startSmsService } from './sms-service.js';
import { submissionRate } from './submission-rate.js';

const rounds = 5;
const seconds = 5;
/** More than the service sends in a cell. */
const backlog = 80_000;
/** So many that the rate bounds nothing. */
const perSecond = 1_000_000;

/** How fast messages leave whose attempt is on the disk before, against a loop that has nothing to remember. */
export const submissionsGoal: Goal = {
  id: 'G10',
  title: 'durable SMS submits ÷ raw node-smpp loop, window 10; ÷ Kannel',
  async measure(context: GoalContext): Promise<Measurement> {
    const { say } = context;
    const simulator = await startSimulatorProcess(context);
    const service = await startSmsService(context, simulator, { perSecond });
    const loop = await startRawLoop(context, simulator);
    const kannel = await startKannelLoop(context, simulator);

    const durable = async () => {
      await service.empty();
      await simulator.reset();
      await service.queue(backlog);
      const rate = await submissionRate(simulator, seconds, backlog);
      await service.empty();
      say(`service ${Math.round(rate)} messages/s`);
      return rate;
    };
    const looped = (name: string, run: (until: AbortSignal) => Promise<void>) => async () => {
      await simulator.reset();
      const end = new AbortController();
      const running = run(end.signal);
      const rate = await submissionRate(simulator, seconds);
      end.abort();
      await running;
      say(`${name} ${Math.round(rate)} messages/s`);
      return rate;
    };
    const raw = looped('raw', loop.run);
    const gateway = looped('Kannel', kannel.run);
    for (const warmUp of [durable, raw, gateway]) await warmUp();
    const besideRaw: Round[] = [];
    const besideKannel: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      const [a1, b1, c1] = [await durable(), await raw(), await gateway()];
      const [c2, b2, a2] = [await gateway(), await raw(), await durable()];
      besideRaw.push({ a: [a1, a2], b: [b1, b2] });
      besideKannel.push({ a: [a1, a2], b: [c1, c2] });
    }
    const reason = restlessness(besideRaw);
    return {
      first: {
        what: 'durable submissions/s ÷ raw submissions/s',
        unit: 'ratio',
        ...spread(pairedRatios(besideRaw)),
        bound: { at: 'least', must: 0.3, stretch: 0.5 },
      },
      second: {
        what: 'durable submissions/s ÷ Kannel, by HTTP and with its store in a file',
        unit: 'ratio',
        ...spread(pairedRatios(besideKannel)),
        bound: { at: 'least', must: 0.5, stretch: 1 },
      },
      details: {
        servicePerSecond: Math.round(median(besideRaw.flatMap(({ a }) => a))),
        rawPerSecond: Math.round(median(besideRaw.flatMap(({ b }) => b))),
        kannelPerSecond: Math.round(median(besideKannel.flatMap(({ b }) => b))),
      },
      ...(reason !== undefined && { void: reason }),
    };
  },
};
