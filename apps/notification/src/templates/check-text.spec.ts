import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderTemplate } from './render-template.js';
import { templates, type Template } from './templates.js';
import { findTextFault } from './check-text.js';

describe('findTextFault', () => {
  it.each([
    ['Đồng chí bị tố cáo nhũng nhiễu', 'text-accuses'],
    ['dong chi co  vi\npham', 'text-accuses'],
    ['Người tố cáo là ông A', 'text-names-reporter'],
    ['Công văn độ TỐI MẬT số 1', 'text-secret'],
    ['Gọi lại số 0912345678', 'text-personal'],
    ['CCCD 096001234567', 'text-personal'],
    ['Thư về an@camau.gov.vn', 'text-personal'],
  ])('refuses %s', (text, fault) => {
    expect(findTextFault(text)).toBe(fault);
    expect(findTextFault(text.normalize('NFD'))).toBe(fault);
  });

  it('lets document numbers, dates and links pass', () => {
    expect(findTextFault('Van ban 693-CV/TU, han 15/12/2026, xem tai https://a.vn/work')).toBeNull();
  });

  it('lets every template pass, and refuses it whatever it is filled with that accuses', () => {
    for (const template of Object.values<Template>(templates)) {
      const fill = (value: string) =>
        renderTemplate(
          template,
          Object.fromEntries(Object.keys(template.parameters).map((name) => [name, value])),
        );
      expect(findTextFault(fill('1'))).toBeNull();
    }
    fc.assert(
      fc.property(fc.constantFrom('tố cáo', 'TO CAO', 'vi phạm'), (word) => {
        const filled = renderTemplate(templates['assignment-issued'], {
          document: word,
          due: '1',
          link: 'x',
        });
        expect(findTextFault(filled)).not.toBeNull();
      }),
    );
  });
});
