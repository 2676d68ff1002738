import { describe, expect, it } from '@jest/globals';
import { addDays, addWorkingDays } from '@namkhong/domain';
import fc from 'fast-check';
import { chooseRecipient } from './choose-recipient.js';
import { stepsDue, type LadderTask } from './decide-escalation.js';
import { findLadderFault, type LadderStep } from './ladder.js';

const step = (change: Partial<LadderStep> = {}): LadderStep => ({
  code: 'day-before',
  anchor: 'due',
  workingDays: -1,
  to: 'head',
  levels: 1,
  stoppedBy: 'claim',
  ...change,
});
/** As the letter of the authority has it: the working day before, the day, then deputy and superior. */
const steps = [
  step({ code: 'unread', anchor: 'issue', workingDays: 3, to: 'deputy', stoppedBy: 'acknowledgement' }),
  step(),
  step({ code: 'on-the-day', workingDays: 0 }),
  step({ code: 'overdue-deputy', workingDays: 1, to: 'deputy' }),
  step({ code: 'overdue-superior', workingDays: 3, to: 'superior' }),
];

describe('a ladder', () => {
  it.each([
    [[], 'ladder-empty'],
    [Array.from({ length: 11 }, (_, i) => step({ code: `s${i}`, workingDays: i })), 'ladder-too-long'],
    [[step(), step({ workingDays: 2 })], 'ladder-step-repeated'],
    [[step(), step({ code: 'again' })], 'ladder-step-repeated'],
    [[step({ anchor: 'issue', workingDays: 0 })], 'ladder-step-misplaced'],
    [[step({ workingDays: 2 }), step({ code: 'b', workingDays: 1 })], 'ladder-order'],
    [[step({ to: 'superior' }), step({ code: 'b', workingDays: 2, to: 'deputy' })], 'ladder-turns-back'],
    [
      [step({ to: 'superior', levels: 2 }), step({ code: 'b', workingDays: 2, to: 'superior' })],
      'ladder-turns-back',
    ],
    [steps, undefined],
  ])('%#: %s', (given, code) => {
    expect(findLadderFault(given)?.code).toBe(code);
  });
});

describe('steps that are due', () => {
  // Due on Friday 4 December 2026, issued on Monday 23 November; Tuesday 24 November is free.
  const task: LadderTask = {
    assignmentId: 'a',
    unitId: 'u',
    urgency: 'normal',
    issuedOn: '2026-11-23',
    dueOn: '2026-12-04',
    acknowledged: false,
    claimed: false,
    illustrative: false,
  };
  /** Counted on fingers: every day but Saturday, Sunday and 24 November. */
  const shift = (day: string, count: number): string => {
    if (count > 0) return addWorkingDays(day, count);
    let at = day;
    for (let left = -count; left > 0;) {
      at = addDays(at, -1);
      const isFree = [0, 6].includes(new Date(at).getUTCDay()) || at === '2026-11-24';
      if (!isFree) left -= 1;
    }
    return at;
  };
  const dueOn = (today: string, change: Partial<LadderTask> = {}, taken: readonly string[] = []) =>
    stepsDue({ ...task, ...change }, steps, today, shift, (code, about) =>
      taken.includes(`${code} ${about}`),
    ).due.map(({ step: { code }, fellDueOn }) => `${code} ${fellDueOn}`);

  it.each([
    ['2026-11-23', {}, []],
    ['2026-11-26', {}, []],
    ['2026-11-27', {}, ['unread 2026-11-27']],
    ['2026-11-27', { acknowledged: true }, []],
    ['2026-12-03', { acknowledged: true }, ['day-before 2026-12-03']],
    ['2026-12-04', { acknowledged: true }, ['day-before 2026-12-03', 'on-the-day 2026-12-04']],
    ['2026-12-05', { acknowledged: true }, []],
    ['2026-12-07', { acknowledged: true }, ['overdue-deputy 2026-12-07']],
    ['2026-12-09', { acknowledged: true }, ['overdue-deputy 2026-12-07', 'overdue-superior 2026-12-09']],
    ['2027-03-01', { acknowledged: true }, ['overdue-deputy 2026-12-07', 'overdue-superior 2026-12-09']],
    ['2026-12-09', { acknowledged: true, claimed: true }, []],
    ['2026-12-09', { dueOn: null }, ['unread 2026-11-27']],
    ['2026-12-09', { acknowledged: true, dueOn: '2026-12-10' }, ['day-before 2026-12-09']],
  ] as const)('on %s, of %j: %j', (today, change, expected) => {
    expect(dueOn(today, change)).toEqual(expected);
  });

  it('are taken once for a deadline, and again for the one that replaced it', () => {
    expect(dueOn('2026-12-03', { acknowledged: true }, ['day-before 2026-12-04'])).toEqual([]);
    const extended = { acknowledged: true, dueOn: '2026-12-11' };
    expect(dueOn('2026-12-10', extended, ['day-before 2026-12-04'])).toEqual(['day-before 2026-12-10']);
  });

  it('wait, and are counted, where the calendar does not reach', () => {
    const unknown = stepsDue(
      { ...task, acknowledged: true },
      steps,
      '2026-12-20',
      () => null,
      () => false,
    );
    expect(unknown).toEqual({ due: [], beyondCalendar: 2 });
  });

  it('come once each, however often and however seldom one looks', () => {
    const days = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 30 });
    fc.assert(
      fc.property(days, (offsets) => {
        const taken: string[] = [];
        for (const offset of offsets.toSorted((a, b) => a - b)) {
          const today = addDays('2026-11-20', offset);
          const { due } = stepsDue(task, steps, today, shift, (code, about) =>
            taken.includes(`${code} ${about}`),
          );
          for (const {
            step: { code },
            about,
            fellDueOn,
          } of due) {
            expect(fellDueOn <= today).toBe(true);
            taken.push(`${code} ${about}`);
          }
        }
        expect(new Set(taken).size).toBe(taken.length);
        // What calls somebody late is never missed, as long as one looked on its day or after it.
        const lastLook = addDays('2026-11-20', Math.max(-1, ...offsets));
        expect(taken.some((each) => each.startsWith('overdue-superior'))).toBe(lastLook >= '2026-12-09');
      }),
    );
  });
});

describe('whom a step tells', () => {
  const holders = {
    heads: new Map([
      ['ward', ['h1']],
      ['province', ['h2']],
    ]),
    deputies: new Map([['ward', ['d1', 'd2']]]),
  };
  it.each([
    ['head', 1, ['ward', 'province'], { role: 'head', unitId: 'ward', officialIds: ['h1'] }],
    ['deputy', 1, ['ward', 'province'], { role: 'deputy', unitId: 'ward', officialIds: ['d1', 'd2'] }],
    ['deputy', 1, ['other', 'province'], { role: 'head', unitId: 'province', officialIds: ['h2'] }],
    ['deputy', 1, ['other'], { role: 'issuer', unitId: null, officialIds: [] }],
    ['superior', 1, ['ward', 'province'], { role: 'head', unitId: 'province', officialIds: ['h2'] }],
    ['superior', 2, ['ward', 'province'], { role: 'issuer', unitId: null, officialIds: [] }],
    ['head', 1, ['empty', 'province'], { role: 'head', unitId: 'empty', officialIds: [] }],
  ] as const)('%s (%s up) of %j', (to, levels, line, expected) => {
    expect(chooseRecipient({ to, levels }, line, holders)).toEqual(expected);
  });
});
