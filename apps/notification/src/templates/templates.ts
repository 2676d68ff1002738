/** What happens to a message whose fate is unknown because the gateway's answer was lost. */
export type UnknownPolicy = 'resend-once' | 'leave';

/** Facts after which a message that has not left yet is not sent any more. */
export type OvertakenBy = 'acknowledgement' | 'claim' | 'nothing';

export interface Template {
  readonly name: string;
  /** Unaccented Vietnamese: one GSM-7 segment, and some gateways refuse Unicode. `{name}` marks a parameter. */
  readonly text: string;
  /** Longest value each parameter may have, in characters; together they keep the text in one segment. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly whenUnknown: UnknownPolicy;
  readonly overtakenBy: OvertakenBy;
}

const task = { document: 22, due: 10, link: 40 } as const;
/** A second copy of an order does no harm; a second copy of an answer is noise. */
const order = { whenUnknown: 'resend-once', overtakenBy: 'nothing' } as const;
const answer = { whenUnknown: 'leave', overtakenBy: 'nothing' } as const;

/**
 * Fixed texts. A message names a document, a date and where to look: never a person, an accusation or a
 * secret, because a phone lies on a table. Changing one is a change of code, so it has an author, a reviewer and a version.
 */
export const templates = {
  'assignment-issued': {
    name: 'assignment-issued',
    text: 'Nam Khong: don vi dong chi duoc giao nhiem vu theo van ban {document}, han {due}. Xem va xac nhan tai {link}',
    parameters: { ...task, document: 22, link: 39 },
    ...order,
  },
  'assignment-by-hour': {
    name: 'assignment-by-hour',
    text: 'Nam Khong: don vi dong chi duoc giao viec gap theo van ban {document}, han {due}. Xac nhan tai {link}',
    parameters: { document: 22, due: 16, link: 40 },
    ...order,
  },
  'assignment-undated': {
    name: 'assignment-undated',
    text: 'Nam Khong: don vi dong chi duoc giao nhiem vu theo van ban {document}. Xem va xac nhan tai {link}',
    parameters: { document: 30, link: 40 },
    ...order,
  },
  'rectification-issued': {
    name: 'rectification-issued',
    text: 'Nam Khong: don vi dong chi co nhiem vu khac phuc, cai thien chat luong phuc vu, han {due}. Xem va xac nhan tai {link}',
    parameters: { due: 10, link: 40 },
    ...order,
  },
  'unread-again': {
    name: 'unread-again',
    text: 'Nam Khong: nhac lai, nhiem vu theo van ban {document} chua duoc xac nhan. Xem va xac nhan tai {link}',
    parameters: { document: 30, link: 40 },
    ...{ ...order, overtakenBy: 'acknowledgement' },
  },
  'unread-deputy': {
    name: 'unread-deputy',
    text: 'Nam Khong: don vi dong chi chua xac nhan nhiem vu theo van ban {document}. De nghi xu ly tai {link}',
    parameters: { document: 28, link: 40 },
    ...{ ...order, overtakenBy: 'acknowledgement' },
  },
  'unread-superior': {
    name: 'unread-superior',
    text: 'Nam Khong: don vi truc thuoc chua xac nhan nhiem vu theo van ban {document}. Xem tai {link}',
    parameters: { document: 30, link: 40 },
    ...{ ...order, overtakenBy: 'acknowledgement' },
  },
  'due-reminder': {
    name: 'due-reminder',
    text: 'Nam Khong: nhac nhiem vu theo van ban {document}, han {due}. Bao cao tai {link}',
    parameters: { ...task, document: 30 },
    ...{ ...order, overtakenBy: 'claim' },
  },
  'late-deputy': {
    name: 'late-deputy',
    text: 'Nam Khong: don vi dong chi co nhiem vu theo van ban {document} da het han {due}. De nghi xu ly tai {link}',
    parameters: { ...task, link: 39 },
    ...{ ...order, overtakenBy: 'claim' },
  },
  'late-superior': {
    name: 'late-superior',
    text: 'Nam Khong: don vi truc thuoc co nhiem vu theo van ban {document} da het han {due}. Xem tai {link}',
    parameters: { ...task, link: 40 },
    ...{ ...order, overtakenBy: 'claim' },
  },
  'claim-returned': {
    name: 'claim-returned',
    text: 'Nam Khong: ket qua nhiem vu theo van ban {document} duoc tra lai de bo sung. Xem tai {link}',
    parameters: { document: 30, link: 40 },
    ...order,
  },
  'deadline-extended': {
    name: 'deadline-extended',
    text: 'Nam Khong: nhiem vu theo van ban {document} duoc gia han den {due}. Xem tai {link}',
    parameters: { ...task, document: 30 },
    ...order,
  },
  'deadline-suspended': {
    name: 'deadline-suspended',
    text: 'Nam Khong: nhiem vu theo van ban {document} tam dung thoi han, han moi {due}. Xem tai {link}',
    parameters: { ...task, document: 24, due: 16 },
    ...order,
  },
  'extension-refused': {
    name: 'extension-refused',
    text: 'Nam Khong: nhiem vu theo van ban {document} giu nguyen han {due}. Xem tai {link}',
    parameters: { ...task, document: 30 },
    ...order,
  },
  'task-withdrawn': {
    name: 'task-withdrawn',
    text: 'Nam Khong: nhiem vu theo van ban {document} da duoc thu hoi. Xem tai {link}',
    parameters: { document: 30, link: 40 },
    ...order,
  },
  'rate-visit': {
    name: 'rate-visit',
    text: 'Nam Khong: moi ong/ba danh gia viec phuc vu tai co quan nha nuoc. Xem tai {link} . Khong nhan tin nua: tra loi HUY',
    parameters: { link: 200 },
    ...answer,
  },
  'acknowledgement-recorded': {
    name: 'acknowledgement-recorded',
    text: 'Nam Khong: da nhan xac nhan cua dong chi ve nhiem vu theo van ban {document}.',
    parameters: { document: 30 },
    ...answer,
  },
  'rating-recorded': {
    name: 'rating-recorded',
    text: 'Nam Khong: cam on ong/ba da danh gia. Trong 7 ngay, tin nhan sau thay tin nhan truoc.',
    parameters: {},
    ...answer,
  },
  'opted-out': {
    name: 'opted-out',
    text: 'Nam Khong: ong/ba se khong nhan tin nhan nua.',
    parameters: {},
    ...answer,
  },
  'not-understood': {
    name: 'not-understood',
    text: 'Nam Khong: tin nhan nay khong duoc doc. Xin lien he co quan noi ong/ba lam thu tuc.',
    parameters: {},
    ...answer,
  },
} as const satisfies Record<string, Template>;

export type TemplateName = keyof typeof templates;
