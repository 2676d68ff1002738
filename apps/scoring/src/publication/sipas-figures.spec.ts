import { describe, expect, it } from '@jest/globals';
import type { Manifest } from '@namkhong/domain';
import { sipasFiguresOf } from './sipas-figures.js';

const manifest: Pick<Manifest, 'sets' | 'quarter'> = {
  quarter: '2027-Q1',
  sets: [
    {
      version: 1,
      criteria: [
        { code: 'access', weight: 5_000 },
        { code: 'result', weight: 5_000 },
      ],
      hash: '',
    },
    {
      version: 2,
      criteria: [
        { code: 'result', weight: 8_000 },
        { code: 'access', weight: 2_000 },
      ],
      hash: '',
    },
  ],
};

function unitOf(accessTold: string | null, access: readonly string[]) {
  const criterion = { score: null, topTwoBox: null, contribution: null, lost: null };
  return {
    unitId: 'u',
    versions: [
      { setVersion: 1, histograms: [...access, '0', '1', '9', '10', '10'] },
      { setVersion: 2, histograms: ['1', '0', '0', '9', '10', ...access] },
    ],
    criteria: [
      { ...criterion, code: 'access', n: accessTold },
      { ...criterion, code: 'result', n: '50' },
    ],
  };
}

const itemsOf = (unit: ReturnType<typeof unitOf>) =>
  sipasFiguresOf(manifest as Manifest, [unit]).units.flatMap(({ items }) => items);

describe('shares in the shape of SIPAS', () => {
  it('add up what versions ask alike, wherever it stands in each', () => {
    // result: 20 of 30 and 19 of 20.
    expect(itemsOf(unitOf('20', ['0', '0', '5', '0', '5']))).toMatchObject([
      { criterion: 'access', n: '20', satisfied: '10', share: '50.00' },
      { criterion: 'result', n: '50', satisfied: '39', share: '78.00' },
    ]);
  });

  it('are told of no criterion that the publication withholds', () => {
    expect(itemsOf(unitOf(null, ['0', '0', '0', '0', '4']))[0]).toEqual({
      criterion: 'access',
      element: { vi: 'Tiếp cận dịch vụ', en: 'Access to the service' },
      status: 'suppressed',
      n: null,
      satisfied: null,
      share: null,
    });
  });

  it('name no act for a quarter that none is known for', () => {
    expect(sipasFiguresOf(manifest as Manifest, []).method).toBeNull();
  });
});
