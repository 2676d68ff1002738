import type { NoticeKind } from '@namkhong/contracts/http/notification-preferences';
import type { TemplateName } from './templates.js';

interface KindOfNotice {
  /** As a digest heads its part. */
  readonly title: string;
  /** Whether an official may do without the SMS; what is urgent comes by SMS all the same. */
  readonly smsMayBeOff: boolean;
  readonly templates: readonly TemplateName[];
}

/**
 * Kinds of notices that officials choose channels for. A task given and what leads up the line are orders whose delivery
 * somebody waits for: they always come by SMS.
 */
export const noticeKinds = {
  task: {
    title: 'Nhiệm vụ được giao',
    smsMayBeOff: false,
    templates: ['assignment-issued', 'assignment-by-hour', 'assignment-undated', 'rectification-issued'],
  },
  escalation: {
    title: 'Đôn đốc lên cấp',
    smsMayBeOff: false,
    templates: ['unread-deputy', 'unread-superior', 'late-deputy', 'late-superior'],
  },
  reminder: { title: 'Nhắc việc', smsMayBeOff: true, templates: ['unread-again', 'due-reminder'] },
  return: { title: 'Kết quả được trả lại', smsMayBeOff: true, templates: ['claim-returned'] },
  decision: {
    title: 'Quyết định về thời hạn',
    smsMayBeOff: true,
    templates: ['deadline-extended', 'deadline-suspended', 'extension-refused'],
  },
  withdrawal: { title: 'Nhiệm vụ được thu hồi', smsMayBeOff: true, templates: ['task-withdrawn'] },
} as const satisfies Record<NoticeKind, KindOfNotice>;

/** Texts about a task; the others answer somebody who wrote, or invite. */
export type NoticeTemplate = (typeof noticeKinds)[NoticeKind]['templates'][number];

const kindByTemplate: ReadonlyMap<string, NoticeKind> = new Map(
  (Object.keys(noticeKinds) as NoticeKind[]).flatMap((kind) =>
    noticeKinds[kind].templates.map((template) => [template, kind] as const),
  ),
);

/** The kind of a text about a task. */
export function kindOf(template: NoticeTemplate): NoticeKind {
  return kindByTemplate.get(template) as NoticeKind;
}
