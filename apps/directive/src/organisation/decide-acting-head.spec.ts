import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  decideActingHead,
  type HeadingFacts,
  type HeadingPost,
  type StandingIn,
} from './decide-acting-head.js';

const DAY = '2026-11-23';

const post = (who: string, role: HeadingPost['role'], from = '2025-07-01', to: string | null = null) => ({
  postId: `post-${who}`,
  officialId: who,
  officialCode: who.toUpperCase(),
  role,
  validFrom: from,
  validTo: to,
});
const standsIn = (substitute: string, head: string, kind: StandingIn['kind'], from: string, to: string) => ({
  postId: `post-${head}`,
  substituteId: substitute,
  substituteCode: substitute.toUpperCase(),
  kind,
  validFrom: from,
  validTo: to,
});
const facts = (given: Partial<HeadingFacts>): HeadingFacts => ({
  posts: [post('chair', 'head'), post('second', 'deputy', '2026-01-01'), post('first', 'deputy')],
  substitutions: [],
  onLeave: new Set(),
  ...given,
});
const who = (given: Partial<HeadingFacts>, day = DAY) => {
  const head = decideActingHead(facts(given), day);
  return head === null ? null : [head.officialId, head.as, head.insteadOf];
};

describe('who heads a unit on a day', () => {
  const week = ['2026-11-23', '2026-11-30'] as const;

  it('is the head who is there', () => {
    expect(who({})).toEqual(['chair', 'head', null]);
    expect(who({ onLeave: new Set(['first']) })).toEqual(['chair', 'head', null]);
  });

  it('is who was authorised for days of leave, on days of leave only', () => {
    const substitutions = [standsIn('second', 'chair', 'authorisation', ...week)];
    expect(who({ substitutions })).toEqual(['chair', 'head', null]);
    expect(who({ substitutions, onLeave: new Set(['chair']) })).toEqual(['second', 'substitute', 'chair']);
  });

  it('is a replacement on every day of it, from its first and not on the day it ends', () => {
    const substitutions = [standsIn('second', 'chair', 'replacement', ...week)];
    expect(who({ substitutions })).toEqual(['second', 'substitute', 'chair']);
    expect(who({ substitutions }, '2026-11-22')).toEqual(['chair', 'head', null]);
    expect(who({ substitutions }, '2026-11-29')).toEqual(['second', 'substitute', 'chair']);
    expect(who({ substitutions }, '2026-11-30')).toEqual(['chair', 'head', null]);
  });

  it('is never somebody on leave: then the head, else the deputy who has served longest, else nobody', () => {
    const substitutions = [standsIn('second', 'chair', 'replacement', ...week)];
    expect(who({ substitutions, onLeave: new Set(['second']) })).toEqual(['chair', 'head', null]);
    expect(who({ onLeave: new Set(['chair']) })).toEqual(['first', 'deputy', 'chair']);
    expect(who({ onLeave: new Set(['chair', 'first']) })).toEqual(['second', 'deputy', 'chair']);
    expect(who({ onLeave: new Set(['chair', 'first', 'second']) })).toBeNull();
  });

  it('is a deputy where the post is vacant, and nobody where only staff is left', () => {
    expect(who({ posts: [post('first', 'deputy')] })).toEqual(['first', 'deputy', null]);
    expect(who({ posts: [post('clerk', 'staff')] })).toBeNull();
    expect(who({ posts: [post('chair', 'head', '2025-07-01', DAY)] })).toBeNull();
  });

  it('never names anybody who is on leave, out of office, or of no post and no substitution', () => {
    const people = ['a', 'b', 'c', 'd'];
    const day = fc.constantFrom('2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25');
    const interval = fc.tuple(day, day).filter(([from, to]) => from < to);
    const posts = fc.array(
      fc
        .tuple(fc.constantFrom(...people), fc.constantFrom('head', 'deputy', 'staff'), interval)
        .map(([person, role, [from, to]]) => post(person, role, from, to)),
      { maxLength: 4 },
    );
    const substitutions = fc.array(
      fc
        .tuple(
          fc.constantFrom(...people),
          fc.constantFrom(...people),
          fc.constantFrom('replacement', 'authorisation'),
          interval,
        )
        .map(([substitute, head, kind, [from, to]]) => standsIn(substitute, head, kind, from, to)),
      { maxLength: 3 },
    );
    const away = fc.subarray(people).map((names) => new Set(names));
    fc.assert(
      fc.property(posts, substitutions, away, day, (held, named, onLeave, on) => {
        const head = decideActingHead({ posts: held, substitutions: named, onLeave }, on);
        const mayAct = (person: string) =>
          !onLeave.has(person) &&
          (held.some((each) => each.officialId === person && each.role !== 'staff' && inForce(each, on)) ||
            named.some((each) => each.substituteId === person && inForce(each, on)));
        if (head !== null) return mayAct(head.officialId);
        return !held.some(
          (each) => each.role !== 'staff' && inForce(each, on) && !onLeave.has(each.officialId),
        );
      }),
    );
  });
});

function inForce(each: { validFrom: string; validTo: string | null }, on: string): boolean {
  return each.validFrom <= on && (each.validTo === null || on < each.validTo);
}
