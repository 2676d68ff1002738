import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tellReportFigures } from './tell-report-figures.js';

const tell = (byType: object, byStage: object | null = null) =>
  tellReportFigures([{ quarter: '2026-Q3', byType, byStage }])[0];

describe('figures of reports', () => {
  it('are told from ten on, and their parts where none is small', () => {
    expect(tell({ tip: 9 })).toMatchObject({ received: null, byType: null });
    expect(tell({ tip: 10 })).toMatchObject({ received: 10, byType: { tip: 10, complaint: 0 } });
    expect(tell({ tip: 19, complaint: 1 })).toMatchObject({ received: 20, byType: null });
    expect(tell({ tip: 20 }, { received: 20 })).toMatchObject({ byStage: { received: 20 } });
    expect(tell({ tip: 20 }, { received: 19, substantiated: 1 })).toMatchObject({ byStage: null });
  });

  it('never tell a number from one to nine', () => {
    const counts = fc.record({ tip: fc.nat(30), complaint: fc.nat(30), denunciation: fc.nat(30) });
    fc.assert(
      fc.property(counts, counts, (byType, { tip, complaint }) => {
        const told = tell(byType, { received: tip, verifying: complaint });
        const numbers = [
          told?.received ?? 0,
          ...Object.values(told?.byType ?? {}),
          ...Object.values(told?.byStage ?? {}),
        ];
        expect(numbers.filter((count) => count > 0 && count < 10)).toEqual([]);
      }),
    );
  });
});
