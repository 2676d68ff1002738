import {
  assignmentEscalatedV1,
  assignmentExtendedV1,
  assignmentExtensionRefusedV1,
  assignmentIssuedV1,
  assignmentReturnedV1,
  assignmentSuspendedV1,
  assignmentTransferredV1,
  assignmentWithdrawnV1,
  undatedAssignmentIssuedV1,
} from '@namkhong/contracts';
import type { NoticeTemplate } from '../templates/template.reader.js';

/** What is known of a task when an event about it arrives. */
export interface TaskFacts {
  /** The number of the document it rests on; null for a task that rests on a case. */
  readonly document: string | null;
  readonly dueOn: string | null;
  /** The instant on that day, where hours were given. */
  readonly dueAt: Date | null;
  readonly urgency: 'normal' | 'urgent' | 'express';
  readonly acknowledged: boolean;
}

/** Whom an event names: nobody, or by the step of a ladder, as seen from the unit of the task. */
export type Named = 'nobody' | 'own-head' | 'deputy' | 'superior';

export interface Rule {
  readonly event: string;
  /** `head`: whoever heads the unit of the task when the message leaves. `named`: the officials whom the event names. */
  readonly to: 'head' | 'named';
  readonly template: NoticeTemplate;
  /** The rule holds where all of this does. */
  readonly where?: {
    readonly document?: boolean;
    readonly dated?: boolean;
    /** Whether the deadline is an hour. */
    readonly byHour?: boolean;
    readonly acknowledged?: boolean;
    readonly named?: Named;
  };
}

/**
 * Who is told what, event by event; the first rule of an event that holds is the one. An event without a rule makes no
 * message. What the issuer waits for (claims, requests for time) stands on the day's page of the portal instead: no post
 * is the issuer's.
 */
export const rules: readonly Rule[] = [
  // However a task comes to a unit, what its head is told is the same.
  ...[assignmentIssuedV1, undatedAssignmentIssuedV1, assignmentTransferredV1].flatMap(
    ({ type: event }): Rule[] => [
      { event, to: 'head', template: 'assignment-by-hour', where: { byHour: true } },
      { event, to: 'head', template: 'assignment-undated', where: { dated: false } },
      { event, to: 'head', template: 'assignment-issued', where: { document: true } },
      { event, to: 'head', template: 'rectification-issued' },
    ],
  ),
  ...(
    [
      ['own-head', 'unread-again', 'due-reminder'],
      ['deputy', 'unread-deputy', 'late-deputy'],
      ['superior', 'unread-superior', 'late-superior'],
    ] as const
  ).flatMap(([named, unread, late]): Rule[] => [
    {
      event: assignmentEscalatedV1.type,
      to: 'named',
      template: unread,
      where: { named, acknowledged: false },
    },
    { event: assignmentEscalatedV1.type, to: 'named', template: late, where: { named } },
  ]),
  { event: assignmentReturnedV1.type, to: 'head', template: 'claim-returned' },
  { event: assignmentExtendedV1.type, to: 'head', template: 'deadline-extended' },
  { event: assignmentSuspendedV1.type, to: 'head', template: 'deadline-suspended' },
  { event: assignmentExtensionRefusedV1.type, to: 'head', template: 'extension-refused' },
  { event: assignmentWithdrawnV1.type, to: 'head', template: 'task-withdrawn' },
];
