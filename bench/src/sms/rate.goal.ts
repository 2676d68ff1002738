import { setTimeout as sleep } from 'node:timers/promises';
import type { Goal, GoalContext, Measurement } from '../goal.js';
import { spread } from '../statistics/statistics.js';
import { startSimulatorProcess } from './simulator-process.js';
import { startSmsService } from './sms-service.js';
import { submissionRate } from './submission-rate.js';

const rounds = 5;
const seconds = 10;
const perSecond = 100;
const throttled = 0.2;

/** Whether a carrier's limit is kept in every second, and how much of it is used when the carrier refuses some. */
export const rateGoal: Goal = {
  id: 'G11',
  title: 'SMS in any 1 s ÷ configured TPS; goodput at 20% throttling ÷ allowed',
  async measure(context: GoalContext): Promise<Measurement> {
    const { say } = context;
    const simulator = await startSimulatorProcess(context);
    const service = await startSmsService(context, simulator, { perSecond });
    await service.empty();
    await service.queue(rounds * 2 * (seconds + 10) * perSecond);
    const busiest: number[] = [];
    const goodput: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await simulator.throttle(0);
      await simulator.reset();
      await sleep(seconds * 1_000);
      const { busiestSecond, accepted } = await simulator.load();
      busiest.push(busiestSecond / perSecond);
      await simulator.throttle(throttled);
      await simulator.reset();
      const rate = await submissionRate(simulator, seconds);
      goodput.push(rate / ((1 - throttled) * perSecond));
      const refused = await simulator.load();
      busiest.push(refused.busiestSecond / perSecond);
      say(
        `at most ${busiestSecond} a second, ${accepted / seconds} on average; ` +
          `${rate.toFixed(1)} accepted of at most ${refused.busiestSecond} where a fifth is refused`,
      );
    }
    return {
      first: {
        what: 'most submissions in any one second ÷ SMS_PER_SECOND',
        unit: 'ratio',
        ...spread(busiest),
        bound: { at: 'most', must: 1.02, stretch: 1 },
      },
      second: {
        what: 'accepted/s ÷ the four fifths that can be',
        unit: 'ratio',
        ...spread(goodput),
        bound: { at: 'least', must: 0.9, stretch: 0.97 },
      },
      details: { perSecond, throttledShare: throttled, secondsPerRound: seconds },
    };
  },
};
