import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import {
  MONDAY,
  REASON,
  at,
  bootCaseWorld,
  first,
  measure,
  notice,
  official,
  opener,
  second,
  third,
  type CaseWorld,
} from '../testing/case-world.js';
import { CaseDeadlines } from './case-deadlines.js';

jest.setTimeout(60_000);

type Status =
  | 'opened'
  | 'noticed'
  | 'replied'
  | 'proposed'
  | 'decided'
  | 'notified'
  | 'appealed'
  | 'final'
  | 'annulled'
  | 'closed';
type Measure = 'reminder' | 'training' | null;

/** What somebody who knows the rules of due process, and not the code, holds of a case they watch from outside. */
interface Model {
  status: Status;
  replies: number;
  decisions: number;
  /** How often thirty days have passed: longer than any window. */
  moons: number;
  noticedAt: number;
  proposer: string;
  proposed: Measure;
  decider: string;
  inForce: Measure;
}

/** Nothing, a reminder, training: what weighs more. */
const heaviness = (one: Measure) => [null, 'reminder', 'training'].indexOf(one);
const people = { first, second, third, opener, official } as const;
type Who = keyof typeof people;

interface Move {
  readonly route: string;
  readonly by: 'reviewer' | 'subject';
  readonly from: readonly Status[];
  readonly body: (move: Asked, model: Model) => object;
  /** What else stands in the way. */
  readonly refuses?: (move: Asked, model: Model) => boolean;
  readonly then: (move: Asked, model: Model) => Partial<Model>;
}

interface Asked {
  readonly name: string;
  readonly who: Who;
  readonly measure: Measure;
  readonly outcome: 'upheld' | 'corrected' | 'annulled';
  readonly stale: boolean;
}

const undecided = ['noticed', 'replied', 'proposed'] as const;
const hadSay = ({ who }: Asked, { proposer, decider }: Model) => who === proposer || who === decider;
/** A third person confirms, lightens or annuls; a correction that changes nothing is none. */
const review = (route: string, from: readonly Status[], extra: object, whenFinal: boolean): Move => ({
  ...{ route, from, by: 'reviewer' },
  body: ({ outcome, measure: code }) => ({ ...extra, ...REASON, outcome, measure: code }),
  refuses: (asked, model) =>
    hadSay(asked, model) ||
    (asked.outcome === 'corrected' && heaviness(asked.measure) >= heaviness(model.inForce)),
  then: ({ outcome, measure: code }, { status, inForce, decisions }) => ({
    decisions: decisions + 1,
    status: outcome === 'annulled' ? 'annulled' : whenFinal ? 'final' : status,
    inForce: outcome === 'corrected' ? code : outcome === 'annulled' ? null : inForce,
  }),
});

const moves: Readonly<Record<string, Move>> = {
  notice: {
    ...{ route: 'notice', by: 'reviewer', from: ['opened'], body: () => notice },
    then: (_, { moons }) => ({ status: 'noticed', noticedAt: moons }),
  },
  reply: {
    ...{ route: 'replies', by: 'subject', from: undecided, body: () => ({ text: 'Tôi đã ghi trong sổ.' }) },
    then: (_, { status, replies }) => ({
      replies: replies + 1,
      status: status === 'proposed' ? 'proposed' : 'replied',
    }),
  },
  propose: {
    ...{ route: 'proposal', by: 'reviewer', from: ['noticed', 'replied'] },
    body: (asked) => measure(asked.measure),
    refuses: (_, { replies, moons, noticedAt }) => replies === 0 && moons === noticedAt,
    then: ({ who, measure: proposed }) => ({ status: 'proposed', proposer: who, proposed }),
  },
  return: {
    ...{ route: 'return', by: 'reviewer', from: ['proposed'], body: () => REASON },
    refuses: ({ who }, { proposer }) => who === proposer,
    then: (_, { replies }) => ({ status: replies > 0 ? 'replied' : 'noticed', proposer: '' }),
  },
  decide: {
    ...{ route: 'decision', by: 'reviewer', from: ['proposed'], body: (asked) => measure(asked.measure) },
    refuses: ({ who, measure: decided }, { proposer, proposed }) =>
      who === proposer || heaviness(decided) > heaviness(proposed),
    then: ({ who, measure: inForce }, { decisions }) => ({
      ...{ status: 'decided', decider: who, inForce, decisions: decisions + 1 },
    }),
  },
  notify: {
    ...{ route: 'notification', by: 'reviewer', from: ['decided'] },
    body: (_, { moons }) => ({ document: '15/TB-UBND', deliveredOn: dayOf(moons) }),
    then: () => ({ status: 'notified' }),
  },
  appeal: {
    ...{ route: 'appeals', by: 'subject', from: ['notified'], body: () => ({ text: 'Tôi không đồng ý.' }) },
    then: () => ({ status: 'appealed' }),
  },
  'decide-appeal': review('appeal-decision', ['appealed'], {}, true),
  correct: review('correction', ['decided', 'notified', 'final'], { ground: 'new-evidence' }, false),
  close: {
    ...{ route: 'closing', by: 'reviewer', from: ['opened', ...undecided] },
    body: () => ({ ground: 'duplicate', ...REASON }),
    then: () => ({ status: 'closed' }),
  },
};

const MOON_MS = 30 * 24 * 3_600_000;
const clockOf = (moons: number) => new Date(MONDAY.getTime() + moons * MOON_MS);
const dayOf = (moons: number) => clockOf(moons).toISOString().slice(0, 10);

let world: CaseWorld;
beforeAll(async () => {
  world = await bootCaseWorld();
});
afterAll(async () => world.directive.close());

/** What the rules answer: done, or refused for which kind of reason. */
function answerTo(asked: Asked, model: Model): number {
  const { name, who, stale } = asked;
  const move = moves[name];
  if (move === undefined) throw new Error(`no such move: ${name}`);
  if ((move.by === 'subject') !== (who === 'official')) return 403;
  // Nobody is heard in a case they have not been told of.
  if (move.by === 'subject' && model.noticedAt < 0) return 404;
  if (stale) return 412;
  if (!move.from.includes(model.status)) return 409;
  // Whoever opened it takes no part.
  if (who === 'opener') return 403;
  return (move.refuses?.(asked, model) ?? false) ? 409 : 200;
}

class Ask implements fc.AsyncCommand<Model, { readonly caseId: string }> {
  /** `pick`: instead of what was asked something that leads on, so that walks reach the end of a case. */
  constructor(
    private readonly asked: Asked,
    private readonly pick: number | null,
  ) {}

  check(): boolean {
    return true;
  }

  async run(model: Model, { caseId }: { readonly caseId: string }): Promise<void> {
    const asked = this.chosen(model);
    const move = moves[asked.name];
    if (move === undefined) return;
    const { version } = await world.read(caseId);
    const path = `cases/${caseId}/${move.route}`;
    const seen = at(version - (asked.stale ? 1 : 0));
    const answer = await world.directive.post(people[asked.who], path, move.body(asked, model), seen);
    const context = { asked, model: { ...model } };
    expect({ ...context, status: answer.status }).toEqual({ ...context, status: answerTo(asked, model) });
    if (answer.status === 200) Object.assign(model, move.then(asked, model));
    await compare(caseId, model, context);
  }

  private chosen(model: Model): Asked {
    if (this.pick === null) return this.asked;
    const leading = Object.keys(moves)
      .filter((name) => name !== 'close')
      .flatMap((name) =>
        (Object.keys(people) as Who[]).map((who) => ({ ...this.asked, name, who, stale: false })),
      )
      .filter((one) => answerTo(one, model) === 200);
    return leading[this.pick % leading.length] ?? this.asked;
  }

  toString(): string {
    const { name, who, measure: code, outcome, stale } = this.asked;
    const words =
      this.pick === null ? `${who} ${name}${stale ? ' on an older version' : ''}` : `on (${this.pick})`;
    return `${words}: ${String(code)}, ${outcome}`;
  }
}

/** Thirty days pass: no measure comes of it, and what nobody appealed against is final. */
class Wait implements fc.AsyncCommand<Model, { readonly caseId: string }> {
  /** The shortest measure is held for six months; what comes then has a test of its own. */
  check({ moons }: Readonly<Model>): boolean {
    return moons < 4;
  }

  async run(model: Model, { caseId }: { readonly caseId: string }): Promise<void> {
    model.moons += 1;
    world.directive.clock.set(clockOf(model.moons));
    await world.directive.service.app.get(CaseDeadlines, { strict: false }).run();
    if (model.status === 'notified') model.status = 'final';
    await compare(caseId, model, { model: { ...model } });
  }

  toString(): string {
    return 'thirty days pass';
  }
}

const seenStatuses = new Set<Status>();

async function compare(caseId: string, model: Model, context: object): Promise<void> {
  seenStatuses.add(model.status);
  const { status, replies, decisions, proposal } = await world.read(caseId);
  const seen = { status, replies: replies.length, decisions: decisions.length };
  expect({ ...context, ...seen, proposed: proposal === null ? undefined : proposal.measure?.code }).toEqual({
    ...context,
    ...{ status: model.status, replies: model.replies, decisions: model.decisions },
    proposed: proposal === null ? undefined : (model.proposed ?? undefined),
  });
  const latest = decisions.at(-1);
  if (latest !== undefined) expect(latest.measure?.code ?? null).toBe(model.inForce);
}

describe('a case in the hands of people who do as they like', () => {
  it('is, after every request, where due process says, and only what is final leaves the service', async () => {
    const asked: fc.Arbitrary<Asked> = fc.record({
      name: fc.constantFrom(...Object.keys(moves)),
      who: fc.constantFrom(...(Object.keys(people) as Who[])),
      measure: fc.constantFrom<Measure>('training', 'reminder', null),
      outcome: fc.constantFrom('upheld', 'corrected', 'annulled'),
      stale: fc.nat(9).map((number) => number === 0),
    });
    const pick = fc.oneof({ arbitrary: fc.nat(100), weight: 3 }, { arbitrary: fc.constant(null), weight: 2 });
    const ask = fc.tuple(asked, pick).map(([one, number]) => new Ask(one, number));
    const command = [ask, ask, ask, ask, ask, fc.constant(new Wait())];
    await fc.assert(
      fc.asyncProperty(fc.commands(command, { maxCommands: 40, size: 'max' }), async (commands) => {
        world.directive.clock.set(MONDAY);
        const caseId = await world.open();
        const model: Model = {
          ...{ status: 'opened', replies: 0, decisions: 0, moons: 0, noticedAt: -1 },
          ...{ proposer: '', proposed: null, decider: '', inForce: null },
        };
        await fc.asyncModelRun(() => ({ model, real: { caseId } }), commands);
        const told = await world.concluded(caseId);
        if (model.status === 'final') expect(told).toHaveLength(1);
        if (['opened', 'closed', ...undecided, 'decided', 'notified', 'appealed'].includes(model.status))
          expect(told).toEqual([]);
      }),
      { numRuns: 20 },
    );
    // Else it would hold of cases in which nothing ever happens.
    expect([...seenStatuses]).toEqual(expect.arrayContaining(['proposed', 'decided']));
  });
});
