import type { Goal, GoalContext, Measurement } from '../goal.js';
import { alternate, pairedRatios, restlessness } from '../statistics/alternate.js';
import { median, spread } from '../statistics/statistics.js';
import { castingRate } from './casting.js';
import { HttpLoad, type Exchange } from './http-load.js';
import { isProperRefusal, openLoad } from './open-load.js';
import { startRatingService, type RatingService } from './rating-service.js';

const rounds = 5;
const cellMs = 10_000;
const warmUpMs = 2_000;
const most = 12_000;
const times = 3;

/** What still gets through when three times as many come as the service can take, and what the others are told. */
export const overloadGoal: Goal = {
  id: 'G12',
  title: 'goodput at three times the peak ÷ peak; the rest is refused with Retry-After',
  async measure(context: GoalContext): Promise<Measurement> {
    const { say } = context;
    const service = await startRatingService(context);
    let offered = 0;
    let refused = 0;
    let shed = 0;
    const peak = async () => {
      const rate = await castingRate(service, cellMs, most);
      offered = Math.max(offered, Math.round(times * rate));
      say(`${Math.round(rate)} ratings/s at most`);
      return rate;
    };
    const overloaded = async () => {
      const outcome = await overload(service, offered);
      refused += outcome.refused;
      shed += outcome.shed;
      say(
        `${Math.round(outcome.goodput)} ratings/s of ${offered} offered; ${outcome.refused} refused, ${outcome.shed} not even sent`,
      );
      return outcome.goodput;
    };
    await peak();
    const results = await alternate(rounds, overloaded, peak);
    const reason = restlessness(results);
    return {
      first: {
        what: 'goodput at 3× ÷ peak',
        unit: 'ratio',
        ...spread(pairedRatios(results)),
        bound: { at: 'least', must: 0.85, stretch: 0.95 },
      },
      details: {
        peakPerSecond: Math.round(median(results.flatMap(({ b }) => b))),
        goodputPerSecond: Math.round(median(results.flatMap(({ a }) => a))),
        ...{ offeredPerSecond: offered, refused, shed },
      },
      ...(reason !== undefined && { void: reason }),
    };
  },
};

interface Outcome {
  readonly goodput: number;
  readonly refused: number;
  /** Found every connection waiting: what a load balancer would refuse itself. */
  readonly shed: number;
}

/** @throws Error where anything but 201 and a refusal with Retry-After is answered */
async function overload(service: RatingService, perSecond: number): Promise<Outcome> {
  const requests = await service.prepare(Math.ceil((perSecond * (warmUpMs + cellMs)) / 1_000) + 1);
  const load = new HttpLoad(service.port, 3_000);
  const answers = await openLoad<Exchange | undefined>(perSecond, warmUpMs + cellMs, () =>
    load.send(requests.pop() ?? ''),
  );
  load.close();
  const first = answers[0]?.dueAt ?? 0;
  const good = answers.filter(({ answer }) => answer?.status === 201);
  const strange = answers.find(({ answer }) => answer && answer.status !== 201 && !isProperRefusal(answer));
  if (strange) throw new Error(`overload was answered with ${JSON.stringify(strange.answer)}`);
  // What is answered after the load has ended was taken in meanwhile, but is no throughput of it.
  const within = good.filter(
    ({ endedAt }) => endedAt >= first + warmUpMs && endedAt < first + warmUpMs + cellMs,
  );
  return {
    goodput: within.length / (cellMs / 1_000),
    refused: answers.filter(({ answer }) => answer && answer.status !== 201).length,
    shed: answers.filter(({ answer }) => !answer).length,
  };
}
