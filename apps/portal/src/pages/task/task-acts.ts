import type { TrackedAssignment } from '@namkhong/contracts/http/directive-assignments';
import type { CallerView } from '@namkhong/contracts/http/directive';
import type { Action } from '@namkhong/domain';
import type { TFunction } from 'i18next';
import type { Act, ActBody, ActField } from '../../forms/act.js';
import { actOnTask } from '../../api/tasks.js';
import { mayDo } from '../work/sections.js';
import type { taskVi } from './texts.vi.js';

type State = TrackedAssignment['state'];

interface TaskAct {
  readonly name: keyof (typeof taskVi)['acts'];
  /** Its route beneath the task. */
  readonly route: string;
  readonly method?: 'DELETE';
  readonly action: Action;
  readonly from: readonly State[];
  readonly when?: (task: TrackedAssignment) => boolean;
  readonly fields: (t: TFunction) => readonly ActField[];
  /** What the body says beside what was typed, or instead of it. */
  readonly body?: (typed: ActBody) => unknown;
  readonly primary?: true;
}

const inWork = ['acknowledged', 'returned'] as const;
const unitOpen = ['issued', ...inWork] as const;
const notEnded = [...unitOpen, 'claimed'] as const;
const reason = (t: TFunction): ActField => ({
  name: 'reason',
  label: t('task.reason'),
  kind: 'lines',
  longest: 2000,
});
const days = (t: TFunction): ActField => ({
  name: 'workingDays',
  label: t('task.workingDays'),
  kind: 'whole',
});

/**
 * What the unit and the issuer may do with a task, in the order of its life. The service decides by its own table; this one
 * only chooses what is offered.
 */
const taskActs: readonly TaskAct[] = [
  {
    ...{ name: 'acknowledge', route: 'acknowledgement', action: 'assignment.acknowledge', from: ['issued'] },
    fields: () => [],
    body: () => undefined,
    primary: true,
  },
  {
    ...{ name: 'claim', route: 'claim', action: 'assignment.report', from: inWork, primary: true },
    fields: (t) => [
      { name: 'note', label: t('task.outcome'), kind: 'lines' },
      { name: 'evidence', label: t('task.evidence'), kind: 'evidence', optional: true },
    ],
  },
  {
    ...{ name: 'progress', route: 'progress', action: 'assignment.report', from: inWork },
    fields: (t) => [
      { name: 'note', label: t('task.note'), kind: 'lines' },
      { name: 'percent', label: t('task.percent'), kind: 'whole', optional: true },
      { name: 'evidence', label: t('task.evidence'), kind: 'evidence', optional: true },
    ],
  },
  {
    ...{ name: 'requestExtension', route: 'extension-request', action: 'assignment.report', from: unitOpen },
    when: ({ pendingExtension, dueOn }) => pendingExtension === null && dueOn !== null,
    fields: (t) => [days(t), reason(t)],
  },
  {
    ...{ name: 'delegate', route: 'delegation', action: 'assignment.delegate', from: notEnded },
    when: ({ delegation }) => delegation === null,
    fields: (t) => [
      {
        name: 'officialCode',
        label: t('task.officialCode'),
        hint: t('task.officialHint'),
        kind: 'line',
        optional: true,
      },
      { name: 'from', label: t('task.from'), kind: 'date' },
      { name: 'until', label: t('task.until'), kind: 'date', optional: true },
      {
        name: 'ground',
        label: t('task.ground'),
        kind: 'choice',
        choices: (['leave', 'absence', 'division-of-work'] as const).map((value) => ({
          value,
          label: t(`task.grounds.${value}`),
        })),
      },
    ],
    body: ({ officialCode, ...typed }) => ({
      ...typed,
      to: officialCode === undefined ? { postRole: 'deputy' } : { officialCode },
    }),
  },
  {
    ...{ name: 'endDelegation', route: 'delegation', action: 'assignment.delegate', from: notEnded },
    method: 'DELETE',
    when: ({ delegation }) => delegation !== null,
    fields: () => [],
    body: () => undefined,
  },
  {
    ...{ name: 'accept', route: 'acceptance', action: 'assignment.decide', from: ['claimed'], primary: true },
    fields: (t) => [{ name: 'note', label: t('task.acceptNote'), kind: 'lines', optional: true }],
  },
  {
    ...{ name: 'return', route: 'return', action: 'assignment.decide', from: ['claimed'] },
    fields: (t) => [reason(t)],
  },
  {
    ...{ name: 'grantExtension', route: 'extension-decision', action: 'assignment.decide', from: notEnded },
    when: ({ pendingExtension }) => pendingExtension !== null,
    fields: (t) => [days(t), reason(t)],
    body: (typed) => ({ decision: 'granted', ...typed }),
  },
  {
    ...{ name: 'refuseExtension', route: 'extension-decision', action: 'assignment.decide', from: notEnded },
    when: ({ pendingExtension }) => pendingExtension !== null,
    fields: (t) => [reason(t)],
    body: (typed) => ({ decision: 'refused', ...typed }),
  },
  {
    ...{ name: 'suspend', route: 'suspension', action: 'assignment.decide', from: unitOpen },
    when: ({ dueOn, suspendedUntil, standing }) =>
      dueOn !== null && suspendedUntil === null && standing?.verified !== 'open-overdue',
    fields: (t) => [{ name: 'until', label: t('task.runsAgain'), kind: 'date' }, reason(t)],
  },
  {
    ...{ name: 'transfer', route: 'transfer', action: 'assignment.decide', from: unitOpen },
    fields: (t) => [{ name: 'unitCode', label: t('task.unitCode'), kind: 'line' }, reason(t)],
  },
  {
    ...{ name: 'withdraw', route: 'withdrawal', action: 'assignment.decide', from: notEnded },
    fields: (t) => [reason(t)],
  },
];

/** What may be done with this task by whoever holds these grants, in the reader's language. */
export function actsOn(task: TrackedAssignment, grants: CallerView['grants'], t: TFunction): readonly Act[] {
  return taskActs
    .filter(
      ({ action, from, when }) =>
        from.includes(task.state) && mayDo(action, grants) && (when?.(task) ?? true),
    )
    .map(({ name, route, method, fields, body, primary }) => ({
      name,
      title: t(`task.acts.${name}`),
      text: t(`task.explained.${name}`),
      fields: fields(t),
      primary: primary === true,
      send: async (api, typed, key) => actOnTask(api, task, route, body ? body(typed) : typed, key, method),
    }));
}
