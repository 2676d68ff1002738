import { unitRef } from '@namkhong/contracts/http/directive-organisation';
import { page } from '@namkhong/contracts/http/page';
import { ratingState, receiptHeader } from '@namkhong/contracts/http/feedback';
import {
  publicationSummary,
  publicationView,
  type PublicationSummary,
} from '@namkhong/contracts/http/scoring-publication';
import type { Cast } from '../loop/cast.js';
import { demand } from '../loop/demand.js';
import type { Trace } from '../loop/trace.js';
import { castDay, sizeOf, type Held, type Stage } from './cast-crowds.js';
import { alertsOf, detect, excludeWhatWaits } from './review.js';
import { honest, scenarios } from './scenarios.js';

/** Days on which people answer; what is expected of the scenarios rests on it. */
const days = 3;
const fewReceipts = 6;
const quarter = { setCode: 'sipas', quarter: '2026-Q4' };

type Say = (step: string, details: Readonly<Record<string, unknown>>) => void;
type Today = Cast & { readonly today: string };

/** Every attack at once, each upon an official of a commune of its own, on three days of the fourth quarter. */
export async function playAttacks(trace: Trace, first: Cast) {
  const stages = await setStages(first);
  const held: Held[] = [];
  let played = 0;
  const say: Say = (step, details) => trace.add({ journey: 'attacks', step, ...details });

  return {
    async cast(today: Today): Promise<void> {
      const cast = await castDay(today, stages, played);
      played += 1;
      held.push(...cast);
      say('people and attackers answer', { day: today.today, ratings: cast.length });
    },

    /** What the rules set aside of the first day, and what a reviewer makes of what waits. */
    async review(today: Today): Promise<void> {
      await detect(today);
      const waited = await excludeWhatWaits(today, stages);
      const expected = stages.flatMap(({ unitId, scenario }) => {
        const review = scenario.expected.setAside['review'] ?? 0;
        return review === 0 ? [] : [[unitId, review] as const];
      });
      demand('what waits for a reviewer', [...waited], (found) => sameCounts(found, expected));
      say('a reviewer decides what waits', { groups: waited.size, ratings: sum([...waited.values()]) });
    },

    /** What is found when the quarter is over, and what each receipt says. */
    async judge(today: Today): Promise<void> {
      await detect(today);
      demand('nothing more waits', (await excludeWhatWaits(today, stages)).size, (groups) => groups === 0);
      for (const stage of stages) {
        const rules = new Set((await alertsOf(today, stage)).map(({ rule }) => rule));
        const { name, expected } = stage.scenario;
        demand(`alerts about ${name}`, [...rules], () =>
          expected.alerts.length === 0 ? rules.size === 0 : expected.alerts.every((rule) => rules.has(rule)),
        );
        say('alerts', { scenario: name, rules: [...rules].sort() });
      }
      await askReceipts(today, stages, held, say);
    },

    /** What everybody can read once the quarter is closed. */
    async read({ citizen }: Cast): Promise<void> {
      demand('the days that were played', played, (count) => count === days);
      const query = new URLSearchParams({ ...quarter, latest: 'true' });
      const { items } = await citizen.call(
        `/api/scoring/v1/publications?${query.toString()}`,
        page(publicationSummary),
      );
      const latest = demand('the quarter is published', items[0], (found) => found !== undefined);
      const { publicationId } = latest as PublicationSummary;
      const { manifest } = await citizen.call(
        `/api/scoring/v1/publications/${publicationId}`,
        publicationView,
      );
      for (const { unitId, scenario } of stages) {
        const outputs = manifest.units.find((unit) => unit.unitId === unitId)?.outputs;
        const aside = sum(Object.values(scenario.expected.setAside));
        const attack = attackSize(scenario);
        const cast = days * honest.first + attack;
        demand(
          `what is published of ${scenario.name}`,
          outputs,
          (told) =>
            told?.n === String(cast - aside) &&
            sameCounts(
              told.setAside.map(({ rule, count }) => [rule, Number(count)] as const),
              Object.entries(scenario.expected.setAside),
            ) &&
            told.score?.value === scoreOf(scenario, aside === 0 ? attack : 0) &&
            (aside === 0
              ? told.bothWays === null
              : told.bothWays?.n === String(cast) && told.bothWays.score === scoreOf(scenario, attack)),
        );
        say('published', {
          ...{ scenario: scenario.name, n: outputs?.n, setAside: outputs?.setAside },
          ...{ score: outputs?.score?.value, withThem: outputs?.bothWays?.score ?? null },
        });
      }
    },
  };
}

/** 25 · (mean level − 1) of the honest and so many of those who attack: every criterion was given one level. */
function scoreOf({ attack }: Stage['scenario'], attackers: number): string {
  const people = days * honest.first;
  const sums = people * mean(honest.levels) + attackers * mean(attack?.levels ?? [0]);
  return (25 * (sums / (people + attackers) - 1)).toFixed(2);
}

function mean(levels: readonly number[]): number {
  return sum(levels) / levels.length;
}

async function setStages({ citizen }: Cast): Promise<readonly Stage[]> {
  const { items } = await citizen.call('/api/directive/v1/units?limit=200', page(unitRef));
  const communes = items.filter(({ code }) => /^\d{5}$/.test(code));
  return scenarios.map((scenario, nth) => {
    const commune = communes[nth];
    if (!commune) throw new Error('there are fewer communes than scenarios');
    const { unitId, code } = commune;
    return { scenario, unitId, unitCode: code, officialCode: `CB-${code}-01` };
  });
}

/**
 * The receipt says whether it counts, and by which rule not; never what was answered. Where one rule set all of them aside a few
 * are asked: the service answers a network sixty times a minute.
 */
async function askReceipts(
  { citizen }: Cast,
  stages: readonly Stage[],
  held: readonly Held[],
  say: Say,
): Promise<void> {
  for (const stage of stages) {
    const { name, expected } = stage.scenario;
    const setAside = Object.entries(expected.setAside);
    if (setAside.length === 0) continue;
    const of = (crowd: Held['crowd']) => held.filter((each) => each.stage === stage && each.crowd === crowd);
    const attack = setAside.length > 1 ? of('attack') : of('attack').slice(0, fewReceipts);
    const told: Record<string, number> = {};
    for (const { crowd, receipt } of [...of('honest').slice(0, fewReceipts), ...attack]) {
      const { state, rule } = await citizen.call('/api/feedback/v1/rating', ratingState, {
        headers: { [receiptHeader]: receipt },
      });
      const said = rule === null ? `${crowd} ${state}` : `${crowd} ${state} by ${rule}`;
      told[said] = (told[said] ?? 0) + 1;
    }
    const excluded = setAside.map(
      ([rule, count]) => [`attack excluded by ${rule}`, Math.min(count, attack.length)] as const,
    );
    demand(`what receipts of ${name} say`, Object.entries(told), (found) =>
      sameCounts(found, [...excluded, ['honest counted', fewReceipts]]),
    );
    say('receipts', { scenario: name, told });
  }
}

function attackSize({ attack }: Stage['scenario']): number {
  return attack === null ? 0 : sum(Array.from({ length: days }, (_, day) => sizeOf(attack, day)));
}

function sameCounts(
  found: readonly (readonly [string, number])[],
  expected: readonly (readonly [string, number])[],
): boolean {
  const text = (counts: typeof found) => JSON.stringify([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  return text(found) === text(expected);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
