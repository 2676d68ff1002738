import { describe, expect, it } from '@jest/globals';
import { assignmentState } from '@namkhong/contracts/http/directive-assignments';
import fc from 'fast-check';
import { decideAct, life, type Act, type Party } from './life.js';

const acts = Object.keys(life) as Act[];
const parties: readonly Party[] = ['head', 'delegate', 'member', 'supporter', 'issuer', 'register'];
const everybody = new Set(parties);

describe('the life of an assignment', () => {
  /** What each act may be done from, by the rules people were told: one line per act. */
  const allowed: Record<Act, string> = {
    acknowledge:
      'issued→acknowledged acknowledged→acknowledged claimed→claimed returned→returned accepted→accepted',
    progress: 'acknowledged→acknowledged returned→returned',
    claim: 'acknowledged→claimed returned→claimed',
    accept: 'claimed→accepted',
    return: 'claimed→returned',
    'request-extension': 'issued→issued acknowledged→acknowledged returned→returned',
    'grant-extension': 'issued→issued acknowledged→acknowledged claimed→claimed returned→returned',
    'refuse-extension': 'issued→issued acknowledged→acknowledged claimed→claimed returned→returned',
    suspend: 'issued→issued acknowledged→acknowledged returned→returned',
    delegate: 'issued→issued acknowledged→acknowledged claimed→claimed returned→returned',
    'end-delegation': 'issued→issued acknowledged→acknowledged claimed→claimed returned→returned',
    transfer: 'issued→issued acknowledged→issued returned→issued',
    'pass-support': 'issued→issued acknowledged→acknowledged claimed→claimed returned→returned',
    withdraw: 'issued→withdrawn acknowledged→withdrawn claimed→withdrawn returned→withdrawn',
  };

  it.each(acts)('%s leads from its states to where it says, and from no other', (act) => {
    const moves = assignmentState.options.flatMap((state) => {
      const decision = decideAct(act, state, everybody);
      return decision.ok ? [`${state}→${decision.to}`] : [];
    });
    expect(moves.join(' ')).toBe(allowed[act]);
  });

  it.each([
    ['claim', 'issued', 'assignment-not-acknowledged'],
    ['claim', 'claimed', 'assignment-claimed'],
    ['claim', 'accepted', 'assignment-accepted'],
    ['claim', 'withdrawn', 'assignment-withdrawn'],
    ['progress', 'claimed', 'assignment-claimed'],
    ['accept', 'issued', 'nothing-claimed'],
    ['accept', 'acknowledged', 'nothing-claimed'],
    ['accept', 'returned', 'nothing-claimed'],
    ['accept', 'accepted', 'assignment-accepted'],
    ['return', 'withdrawn', 'assignment-withdrawn'],
    ['request-extension', 'claimed', 'assignment-claimed'],
    ['acknowledge', 'withdrawn', 'assignment-withdrawn'],
    ['transfer', 'claimed', 'assignment-claimed'],
    ['suspend', 'claimed', 'assignment-claimed'],
  ] as const)('%s of one that is %s: %s', (act, state, code) => {
    expect(decideAct(act, state, everybody)).toEqual({ ok: false, code });
  });

  it.each([
    ['head', 'acknowledge progress claim request-extension delegate end-delegation'],
    ['delegate', 'acknowledge progress claim request-extension'],
    ['member', 'acknowledge progress'],
    ['supporter', 'progress'],
    ['issuer', 'accept return grant-extension refuse-extension suspend transfer withdraw'],
    ['register', 'transfer pass-support withdraw'],
  ] as const)('a %s may: %s', (party, expected) => {
    const may = acts.filter((act) =>
      assignmentState.options.some((state) => decideAct(act, state, new Set([party])).ok),
    );
    expect(may.join(' ')).toBe(expected);
    for (const act of acts.filter((each) => !may.includes(each))) {
      expect(decideAct(act, 'claimed', new Set([party]))).toEqual({ ok: false, code: 'act-not-yours' });
    }
  });

  it('ends with acceptance or withdrawal, accepts what was claimed alone, and needs both sides for it', () => {
    const step = fc.record({ act: fc.constantFrom(...acts), party: fc.constantFrom(...parties) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let state: (typeof assignmentState.options)[number] = 'issued';
        const done: { act: Act; party: Party }[] = [];
        for (const { act, party } of steps) {
          const decision = decideAct(act, state, new Set([party]));
          if (!decision.ok) continue;
          if (state === 'accepted' || state === 'withdrawn') expect(decision.to).toBe(state);
          state = decision.to;
          done.push({ act, party: decision.party });
        }
        if (state !== 'accepted') return;
        const accepted = done.findLastIndex(({ act }) => act === 'accept');
        const claimed = done.findLastIndex(({ act }) => act === 'claim');
        const returned = done.findLastIndex(({ act }) => act === 'return');
        expect(returned < claimed && claimed < accepted).toBe(true);
        expect(done[accepted]?.party).toBe('issuer');
        expect(['head', 'delegate']).toContain(done[claimed]?.party);
        expect(done.findIndex(({ act }) => act === 'acknowledge')).toBeLessThan(claimed);
      }),
    );
  });
});
