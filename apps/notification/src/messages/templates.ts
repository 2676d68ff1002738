/** What happens to a message whose fate is unknown because the gateway's answer was lost. */
export type UnknownPolicy = 'resend-once' | 'leave';

export interface Template {
  readonly name: string;
  /** Unaccented Vietnamese: one GSM-7 segment, and some gateways refuse Unicode. `{name}` marks a parameter. */
  readonly text: string;
  /** Longest value each parameter may have, in characters; together they keep the text in one segment. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly whenUnknown: UnknownPolicy;
}

/**
 * Fixed texts. A message names a document, a date and where to look: never a person, an accusation or a
 * secret, because a phone lies on a table.
 */
export const templates = {
  'assignment-issued': {
    name: 'assignment-issued',
    text: 'Nam Khong: don vi dong chi duoc giao nhiem vu theo van ban {document}, han {due}. Xem va xac nhan tai {link}',
    parameters: { document: 30, due: 10, link: 40 },
    whenUnknown: 'resend-once',
  },
  'rectification-issued': {
    name: 'rectification-issued',
    text: 'Nam Khong: don vi dong chi co nhiem vu khac phuc, cai thien chat luong phuc vu, han {due}. Xem va xac nhan tai {link}',
    parameters: { due: 10, link: 40 },
    whenUnknown: 'resend-once',
  },
} as const satisfies Record<string, Template>;

export type TemplateName = keyof typeof templates;
