import { describe, expect, it } from '@jest/globals';
import { judgeHealth, type KioskSigns } from './kiosk-health.js';

const now = new Date('2026-11-23T08:00:00Z');
const well: KioskSigns = {
  state: 'active',
  refused: 0,
  openGaps: 0,
  lastSeenAt: new Date('2026-11-23T07:55:00Z'),
  skewSeconds: 600,
};

describe('the health of a kiosk', () => {
  it.each<[string, Partial<KioskSigns>]>([
    ['in-order', {}],
    ['clock-wrong', { skewSeconds: -601 }],
    ['in-order', { lastSeenAt: new Date('2026-11-20T08:00:00Z') }],
    ['silent', { lastSeenAt: new Date('2026-11-20T07:59:59Z') }],
    ['silent', { lastSeenAt: null, skewSeconds: 9_999 }],
    ['gap', { openGaps: 1, lastSeenAt: null }],
    ['tampered', { refused: 1, openGaps: 1 }],
    ['retired', { state: 'revoked', refused: 1 }],
  ])('is %s with %j', (health, signs) => {
    expect(judgeHealth({ ...well, ...signs }, now)).toBe(health);
  });
});
