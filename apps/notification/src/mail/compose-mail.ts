import type { NoticeKind } from '@namkhong/contracts/http/notification-preferences';
import { localDate, type CivilDate } from '@namkhong/domain';
import { kindOf, noticeKinds, type NoticeTemplate } from '../templates/template.reader.js';

/** What an e-mail says. The subject is seen on locked screens: it names a kind or a day, and nothing that comes in from outside. */
export interface MailText {
  readonly subject: string;
  readonly body: string;
}

/** Something an official is told by e-mail. */
export interface ToldByMail {
  readonly template: NoticeTemplate;
  readonly line: string;
  readonly createdAt: Date;
}

/** Lines of a kind that a digest carries; what is more stands in the portal. */
const LINES = 50;
const kinds = Object.keys(noticeKinds) as NoticeKind[];
const show = (date: CivilDate) => date.split('-').reverse().join('/');

/** The e-mail of one notice. `link` is where the portal's work page stands. */
export function composeMail({ template, line }: ToldByMail, link: string): MailText {
  const subject = `[Năm Không] ${noticeKinds[kindOf(template)].title}`;
  return { subject, body: `${line}\n\nXem và xử lý tại ${link}\n\n${closing(link)}` };
}

/** The e-mail of what waited since the last one: by kind, the oldest first. Null where nothing did. */
export function composeDigest(waiting: readonly ToldByMail[], day: CivilDate, link: string): MailText | null {
  if (waiting.length === 0) return null;
  const oldestFirst = waiting.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const parts = kinds.flatMap((kind) => {
    const own = oldestFirst.filter(({ template }) => kindOf(template) === kind);
    if (own.length === 0) return [];
    const lines = own
      .slice(0, LINES)
      .map(({ line, createdAt }) => `- ${show(localDate(createdAt))}: ${line}`);
    const more = own.length > LINES ? [`- và ${own.length - LINES} thông báo khác trên cổng`] : [];
    return [[`${noticeKinds[kind].title}: ${own.length}`, ...lines, ...more].join('\n')];
  });
  return {
    subject: `[Năm Không] Tổng hợp ngày ${show(day)}`,
    body: [...parts, `Xem và xử lý tại ${link}`, closing(link)].join('\n\n'),
  };
}

function closing(link: string): string {
  return `Thư tự động, xin không trả lời. Chọn cách nhận thông báo tại ${link}`;
}
