import { describe, expect, it } from '@jest/globals';
import { countSmsSegments } from '@namkhong/domain';
import fc from 'fast-check';
import { planMessage } from './plan-message.js';
import { renderTemplate } from './render-template.js';
import { templates, type Template } from './templates.js';

const assignment = {
  assignmentId: '0198f3a0-0000-7000-8000-000000000001',
  kind: 'directive' as const,
  directiveId: '0198f3a0-0000-7000-8000-000000000002',
  directiveNumber: '01-CT/MH',
  clauseId: '0198f3a0-0000-7000-8000-000000000003',
  caseId: null,
  unitId: '0198f3a0-0000-7000-8000-000000000004',
  title: 'Kiểm điểm ông Nguyễn Văn A',
  dueOn: '2026-12-31',
  urgency: 'normal' as const,
  illustrative: true,
};

describe('planMessage', () => {
  it('names the document, the date and where to look', () => {
    expect(planMessage(assignment, 'https://namkhong.example/work')).toEqual({
      template: 'assignment-issued',
      text: 'Nam Khong: don vi dong chi duoc giao nhiem vu theo van ban 01-CT/MH, han 31/12/2026. Xem va xac nhan tai https://namkhong.example/work',
    });
  });

  it('never repeats the title, which may name somebody', () => {
    const { text } = planMessage({ ...assignment, kind: 'rectification' }, 'https://namkhong.example/work');
    expect(text).not.toMatch(/kiem diem|nguyen/i);
  });

  it('writes Party numbers without diacritics', () => {
    const { text } = planMessage({ ...assignment, directiveNumber: '12-QĐ/TU' }, 'https://a.vn');
    expect(text).toContain('12-QD/TU');
  });
});

describe('templates', () => {
  it.each(Object.values<Template>(templates))(
    '$name is one GSM-7 segment whatever it is filled with',
    (template) => {
      const values = fc.record(
        Object.fromEntries(
          Object.keys(template.parameters).map((name) => [
            name,
            fc.string({ maxLength: 90, unit: fc.constantFrom(...'aĐệ/-0 đƯ') }),
          ]),
        ),
      );
      fc.assert(
        fc.property(values, (filled) => {
          expect(countSmsSegments(renderTemplate(template, filled))).toMatchObject({
            encoding: 'gsm-7',
            segments: 1,
          });
        }),
      );
    },
  );

  it('refuse to leave a gap', () => {
    expect(() => renderTemplate(templates['rectification-issued'], { due: '31/12/2026' })).toThrow(
      'lacks link',
    );
  });
});
