import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { bootActs, claim, office, reason, type BootedActs } from '../testing/acted-directive.js';
import type { Asker } from '../testing/booted-directive.js';

jest.setTimeout(60_000);

type State = 'issued' | 'acknowledged' | 'claimed' | 'returned' | 'accepted' | 'withdrawn';
type Who = 'head' | 'member' | 'office';

/** What somebody who watched from outside would hold of the task, by the rules people were told and not by the code. */
interface Model {
  state: State;
  version: number;
  asked: boolean;
  suspended: boolean;
  acts: string[];
}

interface Move {
  readonly route: string;
  readonly body: object;
  readonly by: readonly Who[];
  readonly from: readonly State[];
  readonly to: State | 'same';
  /** Beside the state: what has to have happened before, or must not have. */
  readonly where?: Partial<Pick<Model, 'asked' | 'suspended'>>;
}

const inWork = ['acknowledged', 'returned'] as const;
const open = ['issued', ...inWork, 'claimed'] as const;
const moves: Readonly<Record<string, Move>> = {
  acknowledge: {
    ...{ route: 'acknowledgement', body: {}, by: ['head', 'member'], from: ['issued'], to: 'acknowledged' },
  },
  progress: {
    ...{ route: 'progress', body: { note: 'Đang làm.', percent: 50 }, by: ['head', 'member'] },
    ...{ from: inWork, to: 'same' },
  },
  claim: { route: 'claim', body: claim, by: ['head'], from: inWork, to: 'claimed' },
  accept: { route: 'acceptance', body: {}, by: ['office'], from: ['claimed'], to: 'accepted' },
  return: { route: 'return', body: { reason }, by: ['office'], from: ['claimed'], to: 'returned' },
  ask: {
    ...{ route: 'extension-request', body: { workingDays: 3, reason }, by: ['head'] },
    ...{ from: ['issued', ...inWork], to: 'same', where: { asked: false } },
  },
  refuse: {
    ...{ route: 'extension-decision', body: { decision: 'refused', reason }, by: ['office'] },
    ...{ from: open, to: 'same', where: { asked: true } },
  },
  suspend: {
    ...{ route: 'suspension', body: { until: '2026-12-14', reason }, by: ['office'] },
    ...{ from: ['issued', ...inWork], to: 'same', where: { suspended: false } },
  },
  withdraw: { route: 'withdrawal', body: { reason }, by: ['office'], from: open, to: 'withdrawn' },
};

let acts: BootedActs;
beforeAll(async () => {
  acts = await bootActs();
});
afterAll(async () => acts.directive.close());

/** One request on the version that somebody saw, now or one version ago. */
class Ask implements fc.AsyncCommand<Model, { readonly id: string }> {
  constructor(
    private readonly name: string,
    private readonly who: Who,
    private readonly stale: boolean,
  ) {}

  check(): boolean {
    return moves[this.name] !== undefined;
  }

  async run(model: Model, { id }: { readonly id: string }): Promise<void> {
    const move = moves[this.name];
    if (!move) return;
    const asker: Asker = this.who === 'office' ? office : acts[this.who];
    const seen = this.stale ? model.version - 1 : model.version;
    const answer = await acts.directive.post(asker, `assignments/${id}/${move.route}`, move.body, {
      'if-match': `"${seen}"`,
    });
    const context = {
      act: this.name,
      who: this.who,
      stale: this.stale,
      model: { ...model, acts: undefined },
    };
    const answered = (status: number) =>
      expect({ ...context, status: answer.status }).toEqual({ ...context, status });
    const { asked = model.asked, suspended = model.suspended } = move.where ?? {};
    const isAllowed =
      move.from.includes(model.state) && asked === model.asked && suspended === model.suspended;
    // What has been acknowledged may be acknowledged again by whoever has not seen it: nothing changes.
    const isRepeated = this.name === 'acknowledge' && !['issued', 'withdrawn'].includes(model.state);
    if (!move.by.includes(this.who)) answered(403);
    else if (isRepeated) answered(200);
    else if (this.stale) answered(412);
    else if (!isAllowed) answered(409);
    else {
      answered(200);
      if (move.to !== 'same') model.state = move.to;
      if (this.name === 'ask') model.asked = true;
      if (this.name === 'suspend') model.suspended = true;
      // Who asked for more time may still be given it after the claim; with the task's end the request ends too.
      if (this.name === 'refuse' || ['accepted', 'withdrawn'].includes(move.to)) model.asked = false;
      model.version += 1;
      model.acts.push(this.name);
    }
    const { body } = await acts.directive.get(office, `assignments/${id}`);
    expect({ ...context, state: body.state, version: body.version }).toEqual({
      ...context,
      state: model.state,
      version: model.version,
    });
  }

  toString(): string {
    return `${this.who} ${this.name}${this.stale ? ' (on an older version)' : ''}`;
  }
}

describe('a task in the hands of people who do as they like', () => {
  it('is, after every request, where the rules say, and its history has what was done and nothing else', async () => {
    const command = fc
      .tuple(
        fc.constantFrom(...Object.keys(moves)),
        fc.constantFrom<Who>('head', 'office', 'head', 'office', 'member'),
        fc.nat(9).map((number) => number === 0),
      )
      .map(([name, who, stale]) => new Ask(name, who, stale));
    const ends = new Set<State>();
    await fc.assert(
      fc.asyncProperty(fc.commands([command], { maxCommands: 30, size: 'max' }), async (commands) => {
        const id = await acts.task();
        const model: Model = { state: 'issued', version: 1, asked: false, suspended: false, acts: [] };
        await fc.asyncModelRun(() => ({ model, real: { id } }), commands);
        const { items } = (await acts.directive.get(office, `assignments/${id}/history?limit=200`)).body;
        expect(items).toHaveLength(model.acts.length);
        ends.add(model.state);
      }),
      { numRuns: 25 },
    );
    // Else it would hold of tasks in which nothing ever happens.
    expect(ends.size).toBeGreaterThan(2);
  });
});
