import { describe, expect, it } from '@jest/globals';
import { reportStage, reportType } from '@namkhong/contracts';
import fc from 'fast-check';
import { advance, extend, newPart, nextStages, showPart, transfer } from './part-life.js';
import { dueOn, triageOn } from './triage.js';

describe('the terms of the law', () => {
  it.each([
    // Luật Tố cáo 2018, Điều 24: seven working days; 24 November is a day of rest.
    ['denunciation', '2026-11-23', '2026-12-03'],
    // Luật Tiếp công dân 2013, Điều 28: ten working days.
    ['feedback', '2026-11-23', '2026-12-08'],
    // Before 1 July 2026 a complaint was accepted within ten plain days; the tenth is a Saturday, so Monday.
    ['complaint', '2026-06-17', '2026-06-29'],
    ['complaint', '2026-07-01', '2026-07-10'],
  ] as const)('a %s that came on %s is decided on by %s', (type, received, due) => {
    expect(showPart(newPart(type, received), received).dueOn).toBe(due);
  });

  it('of a day are those whose interval holds it, one for each step', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2019-02-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        (date) => {
          for (const { clocks } of triageOn(date.toISOString().slice(0, 10)))
            expect(clocks.map(({ step }) => step).sort()).toEqual(['decide', 'forward', 'resolve']);
        },
      ),
    );
  });

  it('that end on a day of rest end with the next working day', () => {
    const clock = triageOn('2026-11-23')[3]?.clocks.find(({ step }) => step === 'resolve');
    // 23 November and thirty days is 23 December, a Wednesday; thirty more is 22 January, a Friday.
    expect(clock && [dueOn(clock, '2026-11-23', 0), dueOn(clock, '2026-11-23', 1)]).toEqual([
      '2026-12-23',
      '2027-01-22',
    ]);
  });
});

describe('a part', () => {
  const received = newPart('denunciation', '2026-11-23');

  it('keeps its term within a step and begins a new one with the next', () => {
    const assessing = advance(received, 'assessing', '2026-11-25');
    expect(assessing).toMatchObject({ clockFrom: '2026-11-23', since: '2026-11-25' });
    const verifying = assessing && advance(assessing, 'verifying', '2026-11-27');
    expect(verifying).toMatchObject({ clockFrom: '2026-11-27', extensions: 0 });
  });

  it('is extended as often as the law allows and no more', () => {
    const once = extend(received);
    expect(once && extend(once)).toBeNull();
  });

  it('has no term where it is over, and can be taken up again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...reportType.options),
        fc.array(fc.constantFrom(...reportStage.options)),
        (type, path) => {
          let part = newPart(type, '2026-11-23');
          for (const stage of path) part = advance(part, stage, '2026-11-24') ?? part;
          expect(nextStages(part).length).toBeGreaterThan(0);
          const isOver = ['substantiated', 'unsubstantiated', 'not-accepted'].includes(part.stage);
          expect(showPart(part, '2026-11-24').dueOn === null).toBe(isOver);
          expect(transfer(part, '2026-11-24').stage).toBe('transferred');
        },
      ),
    );
  });
});
