import { describe, expect, it } from '@jest/globals';
import { initialDraft, offered, withDimensions } from './query-draft.js';

const draft = { ...initialDraft('sipas', new Date('2026-11-20T03:00:00Z')), grain: 'month' as const };

describe('the draft of a question', () => {
  it('offers officials to whoever may ask about them, and to nobody else', () => {
    expect(offered(draft, true).dimensions).toContain('official');
    expect(offered(draft, false).dimensions).not.toContain('official');
  });

  it('leaves out what the service would refuse beside officials', () => {
    const all = { ...draft, measures: ['linear', 'shrunken', 'n'] as const };
    const byOfficial = withDimensions(all, ['unit', 'channel', 'official']);
    expect(byOfficial).toMatchObject({
      measures: ['linear', 'n'],
      dimensions: ['unit', 'official'],
      grain: 'quarter',
    });
    const { measures, dimensions, grains } = offered(byOfficial, true);
    expect(dimensions).toEqual(['unit', 'official']);
    expect(grains).toEqual(['quarter']);
    expect(measures).not.toContain('adjusted');
  });

  it('takes four dimensions at most', () => {
    const five = ['unit', 'criterion', 'set-version', 'assurance', 'channel'] as const;
    expect(withDimensions(draft, five).dimensions).toEqual(five.slice(0, 4));
  });
});
