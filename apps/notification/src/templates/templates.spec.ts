import { describe, expect, it } from '@jest/globals';
import { countSmsSegments } from '@namkhong/domain';
import fc from 'fast-check';
import { renderTemplate } from './render-template.js';
import { templates, type Template } from './templates.js';

describe('templates', () => {
  it.each(Object.values<Template>(templates).filter(({ name }) => name !== 'rate-visit'))(
    '$name is one GSM-7 segment whatever it is filled with',
    (template) => {
      const one = { encoding: 'gsm-7', segments: 1 };
      const names = Object.keys(template.parameters);
      const longest = Object.fromEntries(names.map((name) => [name, 'Ư'.repeat(200)]));
      expect(countSmsSegments(renderTemplate(template, longest))).toMatchObject(one);
      const value = fc.string({ maxLength: 90, size: 'max', unit: fc.constantFrom(...'aĐệ/-0 đƯ€[^') });
      fc.assert(
        fc.property(fc.record(Object.fromEntries(names.map((name) => [name, value]))), (filled) => {
          expect(countSmsSegments(renderTemplate(template, filled))).toMatchObject(one);
        }),
      );
    },
  );

  it('write Party numbers without diacritics', () => {
    const text = renderTemplate(templates['task-withdrawn'], { document: '12-QĐ/TU', link: 'https://a.vn' });
    expect(text).toContain('12-QD/TU');
  });

  it('refuse to leave a gap', () => {
    expect(() => renderTemplate(templates['rectification-issued'], { due: '31/12/2026' })).toThrow(
      'lacks link',
    );
  });
});
