import { describe, expect, it } from '@jest/globals';
import type { CallerView } from '@namkhong/contracts/http/directive';
import { sectionsOf } from './sections.js';

const names = (role: CallerView['grants'][number]['role']) =>
  sectionsOf([{ role, unitId: null, unitName: null }]).map(({ name }) => name);

describe('sectionsOf', () => {
  it('begins with the work of each role', () => {
    expect(names('unit-head')[0]).toBe('today');
    expect(names('committee-office')[0]).toBe('directives');
    expect(names('reviewer')).toContain('cases');
    expect(names('analyst')).toContain('query');
    expect(names('operator')).toContain('audit');
    expect(names('operator')).toContain('operation');
  });

  it('shows an official neither reviews nor queries', () => {
    expect(names('official')).toEqual(['today', 'assignments', 'directives', 'own']);
  });

  it('leads whoever watches over units to the directives, not to a list of all their tasks', () => {
    expect(names('inspector')[0]).toBe('directives');
  });

  it('shows nothing to somebody without a grant', () => {
    expect(sectionsOf([])).toEqual([]);
  });
});
