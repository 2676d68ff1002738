import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findTextFault, noticeKinds, type NoticeTemplate } from '../templates/template.reader.js';
import { composeDigest, composeMail } from './compose-mail.js';
import { digestOf } from './digest-time.js';
import { mailLines, renderLine } from './mail-texts.js';

const link = 'https://namkhong.example/work';
const names = Object.keys(mailLines) as NoticeTemplate[];
const at = new Date('2026-11-26T02:00:00Z');

describe('texts of e-mails', () => {
  it.each(names)('%s names nothing that must not leave the house', (template) => {
    const line = renderLine(template, { document: '01-CT/MH', due: '31/12/2026' });
    const { subject, body } = composeMail({ template, line, createdAt: at }, link);
    expect(findTextFault(`${subject}\n${body}`)).toBeNull();
    expect(`${subject}${body}`).toBe(`${subject}${body}`.normalize('NFC'));
  });

  it('stay one line of composed characters, and their subject takes nothing from outside', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.string({ unit: 'binary', maxLength: 200 }),
        (template, document) => {
          const line = renderLine(template, { document, due: '31/12/2026' });
          const { subject } = composeMail({ template, line, createdAt: at }, link);
          const titles: string[] = Object.values(noticeKinds).map(({ title }) => title);
          return !/\p{Cc}/u.test(line) && titles.includes(subject.replace('[Năm Không] ', ''));
        },
      ),
    );
    expect(renderLine('claim-returned', { document: '01\u002dQĐ\r\nBcc: x', due: '' })).not.toContain('\n');
    expect(renderLine('claim-returned', { document: 'Kế hoạch'.normalize('NFD'), due: '' })).toContain(
      'Kế hoạch',
    );
  });
});

describe('composeDigest', () => {
  const told = (template: NoticeTemplate, minute: number) => ({
    template,
    line: `dòng ${minute}.`,
    createdAt: new Date(at.getTime() + minute * 60_000),
  });

  it('is nothing where nothing happened', () => {
    expect(composeDigest([], '2026-11-27', link)).toBeNull();
  });

  it('lists by kind with counts, the oldest first', () => {
    const waiting = [told('due-reminder', 3), told('assignment-issued', 2), told('unread-again', 1)];
    expect(composeDigest(waiting, '2026-11-27', link)).toEqual({
      subject: '[Năm Không] Tổng hợp ngày 27/11/2026',
      body: `Nhiệm vụ được giao: 1
- 26/11/2026: dòng 2.

Nhắc việc: 2
- 26/11/2026: dòng 1.
- 26/11/2026: dòng 3.

Xem và xử lý tại https://namkhong.example/work

Thư tự động, xin không trả lời. Chọn cách nhận thông báo tại https://namkhong.example/work`,
    });
  });

  it('counts everything that waits, and lists fifty of a kind at most', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 200 }), (templates) => {
        const body = composeDigest(
          templates.map((template, minute) => told(template, minute)),
          '2026-11-27',
          link,
        )?.body;
        const counts = [...(body ?? '').matchAll(/^[^-\n].*: (\d+)$/gm)].map(([, count]) => Number(count));
        const listed = [...(body ?? '').matchAll(/^- \d/gm)].length;
        return (
          counts.reduce((sum, count) => sum + count, 0) === templates.length &&
          listed === counts.reduce((sum, count) => sum + Math.min(count, 50), 0)
        );
      }),
    );
  });
});

describe('digestOf', () => {
  it.each<[string, boolean, string | null]>([
    ['2026-11-27T07:29:59+07:00', true, null],
    ['2026-11-27T07:30:00+07:00', true, '2026-11-27'],
    ['2026-11-27T23:59:59+07:00', true, '2026-11-27'],
    ['2026-11-28T09:00:00+07:00', false, null],
  ])('at %s, working day: %s, is %s', (now, isWorkingDay, day) => {
    expect(digestOf(new Date(now), isWorkingDay)?.day ?? null).toBe(day);
  });
});
