import { describe, expect, it } from '@jest/globals';
import { addDays } from '@namkhong/domain';
import { reportTerms, ruleOver, type QuietReport } from './report-terms.js';

const quietSince = '2026-11-20';
const report = (...parts: QuietReport['parts']): QuietReport => ({
  ...{ reportId: '5f0d0a5c-9f2b-4c0e-9d0b-6c7a3a1f2e10', quietSince },
  ...{ parts, hasIdentity: false },
});
const after = (days: number) => addDays(quietSince, days);
const years = (count: number) => `${2026 + count}-11-20`;

describe('how long a report is kept', () => {
  it.each([
    ['suggestion', 'not-accepted', 'reports-unfounded', 730],
    ['feedback', 'unsubstantiated', 'reports-unfounded', 730],
    ['tip', 'unsubstantiated', 'reports-unfounded', 730],
    ['tip', 'substantiated', 'reports-founded', 3_653],
    ['complaint', 'not-accepted', 'reports-formal', 5_479],
    ['denunciation', 'unsubstantiated', 'reports-formal', 5_479],
    ['denunciation', 'substantiated', 'reports-formal', 5_479],
  ] as const)('%s, %s: by %s', (type, stage, rule, days) => {
    expect(ruleOver(report({ type, stage }), after(days))).toBeNull();
    expect(ruleOver(report({ type, stage }), after(days + 1))).toBe(rule);
  });

  it('is never less than the years that its words name', () => {
    // It goes the day after the last day of its term.
    const days = Object.fromEntries(reportTerms.map((term) => [term.rule, term.days]));
    expect(after((days['reports-formal'] ?? 0) + 1) >= years(15)).toBe(true);
    expect(after((days['reports-founded'] ?? 0) + 1) >= years(10)).toBe(true);
    expect(after((days['reports-unfounded'] ?? 0) + 1) >= years(2)).toBe(true);
  });

  it('is as long as that of the part kept longest, in whichever order', () => {
    const tip = { type: 'tip', stage: 'unsubstantiated' } as const;
    const complaint = { type: 'complaint', stage: 'not-accepted' } as const;
    for (const parts of [
      [tip, complaint],
      [complaint, tip],
    ]) {
      expect(ruleOver(report(...parts), after(3_000))).toBeNull();
      expect(ruleOver(report(...parts), after(6_000))).toBe('reports-formal');
    }
  });

  it('never ends while a part runs', () => {
    const tip = { type: 'tip', stage: 'unsubstantiated' } as const;
    for (const stage of ['received', 'assessing', 'verifying', 'transferred'] as const) {
      expect(ruleOver(report({ type: 'denunciation', stage }), years(90))).toBeNull();
      expect(ruleOver(report(tip, { type: 'feedback', stage }), years(90))).toBeNull();
      expect(
        ruleOver({ ...report(tip, { type: 'feedback', stage }), hasIdentity: true }, years(90)),
      ).toBeNull();
    }
  });

  it('is two years for who it was, where the rest is kept longer', () => {
    const named = { ...report({ type: 'denunciation', stage: 'substantiated' }), hasIdentity: true };
    expect(ruleOver(named, after(730))).toBeNull();
    expect(ruleOver(named, after(731))).toBe('reporter-identities');
    expect(ruleOver({ ...named, hasIdentity: false }, after(731))).toBeNull();
    expect(ruleOver(named, after(5_480))).toBe('reports-formal');
  });
});
