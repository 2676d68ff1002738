import { describe, expect, it } from '@jest/globals';
import { servedShares } from './served-shares.js';

const served = (month: string, closed: number, invited: number, onTime: number) => ({
  ...{ unitId: 'u', month, closed, invited, onTime },
});
const april = { month: '2026-04-01', setVersion: 1 };

describe('shares of those served', () => {
  it('are of the months of which anything is told', () => {
    const all = [served('2026-04', 40, 30, 36), served('2026-05', 900, 900, 0)];
    expect(servedShares(1, 15, [april], all)).toMatchObject({
      onTime: { value: '90.00', of: '40' },
      responseRate: { value: '50.00', of: '30' },
    });
  });

  it('are none below ten, of no ballots, and of more answers than invitations', () => {
    expect(servedShares(1, 9, [april], [served('2026-04', 9, 9, 9)])).toEqual({
      onTime: null,
      responseRate: null,
    });
    expect(servedShares(1, null, [april], [served('2026-04', 20, 20, 20)]).responseRate).toBeNull();
    expect(servedShares(1, 31, [april], [served('2026-04', 40, 30, 36)]).responseRate).toBeNull();
  });

  it('say nothing of a version that shares a month with another', () => {
    const told = [april, { month: '2026-05-01', setVersion: 1 }, { month: '2026-05-01', setVersion: 2 }];
    const all = [served('2026-04', 40, 30, 36), served('2026-05', 60, 60, 60)];
    expect(servedShares(1, 20, told, all)).toMatchObject({ onTime: { value: '96.00' }, responseRate: null });
  });
});
