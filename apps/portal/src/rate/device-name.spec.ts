import { describe, expect, it } from '@jest/globals';
import { deviceName } from './device-name.js';

const ward = '0b5c4a6e-6d3f-4a55-8a0e-0d3a1f5a7c01';
const commune = '0b5c4a6e-6d3f-4a55-8a0e-0d3a1f5a7c02';
/** 30 June, 23:59:59 in Viet Nam. */
const lastOfHalf = new Date('2026-06-30T16:59:59Z');
const firstOfNext = new Date('2026-06-30T17:00:00Z');

/** What a browser keeps for one site. */
function storage() {
  const kept = new Map<string, string>();
  const of = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  } as Storage;
  return { kept, open: () => of };
}

describe('deviceName', () => {
  it('is one and the same for a unit in one browser, and another in another', async () => {
    const [mine, theirs] = [storage(), storage()];
    const name = await deviceName(ward, lastOfHalf, mine.open);
    expect(name).toMatch(/^[0-9a-f]{32}$/);
    expect(await deviceName(ward, lastOfHalf, mine.open)).toBe(name);
    expect(await deviceName(ward, lastOfHalf, theirs.open)).not.toBe(name);
  });

  it('is another for another unit, and leads to nothing that is kept', async () => {
    const { kept, open } = storage();
    const names = [await deviceName(ward, lastOfHalf, open), await deviceName(commune, lastOfHalf, open)];
    expect(names[0]).not.toBe(names[1]);
    const [text = ''] = kept.values();
    expect([...kept.keys()]).toEqual(['nk-device']);
    for (const name of names) expect(text).not.toContain(name);
    for (const unitId of [ward, commune]) expect(text).not.toContain(unitId);
  });

  it('begins anew when the half-year does in Viet Nam', async () => {
    const { kept, open } = storage();
    const before = await deviceName(ward, lastOfHalf, open);
    expect(JSON.parse(kept.get('nk-device') ?? '')).toMatchObject({ halfYear: '2026-H1' });
    expect(await deviceName(ward, firstOfNext, open)).not.toBe(before);
    expect(JSON.parse(kept.get('nk-device') ?? '')).toMatchObject({ halfYear: '2026-H2' });
  });

  it('makes a new number where something else stands under its key', async () => {
    for (const text of ['{', '1', '{"halfYear":"2026-H1","number":"abc"}', '{"halfYear":1}']) {
      const { kept, open } = storage();
      kept.set('nk-device', text);
      expect(await deviceName(ward, lastOfHalf, open)).toMatch(/^[0-9a-f]{32}$/);
      expect(kept.get('nk-device')).not.toBe(text);
    }
  });

  it('is null where the browser keeps nothing', async () => {
    const forbidden = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    expect(await deviceName(ward, lastOfHalf, forbidden)).toBeNull();
  });
});
