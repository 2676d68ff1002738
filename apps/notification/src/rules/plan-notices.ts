import type { NoticeTemplate } from '../templates/template.reader.js';
import type { SendingHours } from '../messages/messages.module.js';
import { rules, type Named, type Rule, type TaskFacts } from './rules.js';

/** One message to be, to one recipient. */
export interface Notice {
  /** Null: whoever heads the unit when it leaves. */
  readonly officialId: string | null;
  readonly template: NoticeTemplate;
  readonly values: Readonly<Record<string, string>>;
  readonly hours: SendingHours;
}

/** An event about a task, as the rules see it. */
export interface Occurrence {
  readonly event: string;
  readonly named: Named;
  readonly officialIds: readonly string[];
}

const hour = new Intl.DateTimeFormat('en-GB', {
  ...{ hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' },
});

/** Stands where a task rests on no document. */
const NO_DOCUMENT = 'khac phuc';

/** Whom an event is told to, with what, and in which hours. `link` is where the portal's work page stands. */
export function planNotices(
  occurrence: Occurrence,
  task: TaskFacts,
  link: string,
  table: readonly Rule[] = rules,
): Notice[] {
  const rule = table.find((each) => each.event === occurrence.event && holds(each, occurrence, task));
  if (rule === undefined) return [];
  const values = {
    document: task.document ?? NO_DOCUMENT,
    due: sayDue(task),
    link,
  };
  const hours = task.urgency === 'express' ? 'any' : 'officials';
  const recipients = rule.to === 'head' ? [null] : [...new Set(occurrence.officialIds)];
  return recipients.map((officialId) => ({ officialId, template: rule.template, values, hours }));
}

/** `27/11/2026`, and where hours were given `16h30 27/11/2026`, local time. */
function sayDue({ dueOn, dueAt }: Pick<TaskFacts, 'dueOn' | 'dueAt'>): string {
  const day = dueOn?.split('-').reverse().join('/') ?? '';
  return dueAt === null ? day : `${hour.format(dueAt).replace(':', 'h')} ${day}`;
}

function holds(
  { where = {} }: Rule,
  { named }: Occurrence,
  { document, dueOn, dueAt, acknowledged }: TaskFacts,
): boolean {
  return (
    (where.document === undefined || where.document === (document !== null)) &&
    (where.byHour === undefined || where.byHour === (dueAt !== null)) &&
    (where.dated === undefined || where.dated === (dueOn !== null)) &&
    (where.acknowledged === undefined || where.acknowledged === acknowledged) &&
    (where.named === undefined || where.named === named)
  );
}
