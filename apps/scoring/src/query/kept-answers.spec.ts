import { describe, expect, it } from '@jest/globals';
import { indexQuery, type IndexResult } from '@namkhong/contracts/http/scoring-query';
import { answerKey, KeptAnswers } from './kept-answers.js';

const query = indexQuery.parse({
  setCode: 'sipas',
  measures: ['n'],
  window: { from: '2026-05', to: '2026-06' },
});
const answerOf = (rows: number) =>
  ({ rows: Array.from({ length: rows }, () => ({})) }) as unknown as IndexResult;

describe('answers that are kept', () => {
  it('give way to later ones, those first that were not asked for longest', () => {
    const kept = new KeptAnswers();
    const [first, second, third] = [answerOf(9_000), answerOf(9_000), answerOf(9_000)];
    kept.keep('first', first);
    kept.keep('second', second);
    kept.find('first');
    kept.keep('third', third);
    expect(['first', 'second', 'third'].map((key) => kept.find(key))).toEqual([first, undefined, third]);
  });

  it('are not kept where one is larger than all of them may be', () => {
    const kept = new KeptAnswers();
    kept.keep('small', answerOf(1));
    kept.keep('large', answerOf(20_000));
    expect([kept.find('small'), kept.find('large')]).toEqual([undefined, undefined]);
    kept.keep('next', answerOf(1));
    expect(kept.find('next')).toBeDefined();
  });
});

describe('the key of an answer', () => {
  const keyOf = (change: object, unitIds: ReadonlySet<string> | null = null) =>
    answerKey({ query: { ...query, ...change }, unitIds });

  it('tells questions and units within reach apart', () => {
    const keys = [
      keyOf({}),
      keyOf({ grain: 'month' }),
      keyOf({ limit: 7 }),
      keyOf({}, new Set()),
      keyOf({}, new Set(['a'])),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(keyOf({}, new Set(['a']))).toBe(keyOf({}, new Set(['a'])));
  });

  it.each(['response-rate', 'on-time', 'integrity', 'adjusted'])('is not there for %s', (measure) => {
    expect(keyOf({ measures: ['n', measure] })).toBeUndefined();
  });

  it('is not there for units added up by a tree that may change, or for very many of them', () => {
    expect(answerKey({ query, unitIds: null, rowUnit: () => null })).toBeUndefined();
    expect(keyOf({}, new Set(Array.from({ length: 101 }, (_, nth) => String(nth))))).toBeUndefined();
  });
});
