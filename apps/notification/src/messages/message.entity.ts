import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TemplateName } from '../templates/template.reader.js';
import type { MessageState } from './next-state.js';
import type { SendingHours } from './sending-hours.js';

/** One text to one recipient. */
@Entity('message')
export class Message {
  @PrimaryColumn('uuid', { name: 'message_id' })
  messageId!: string;

  /** The event that made it; one message per event, recipient and template. */
  @Column('uuid', { name: 'cause_id' })
  causeId!: string;

  @Column('text', { name: 'correlation_id' })
  correlationId!: string;

  @Column('uuid', { name: 'assignment_id', nullable: true })
  assignmentId!: string | null;

  /** Null for a message to somebody who wrote to us. */
  @Column('uuid', { name: 'unit_id', nullable: true })
  unitId!: string | null;

  /** `head`: whoever heads the unit when it leaves; `official`: the one named; `phone`: a number that is kept until then. */
  @Column('text', { name: 'recipient_kind' })
  recipientKind!: 'head' | 'official' | 'phone';

  /** `head:<unit>`, `official:<id>`, `phone:<id of what made it>`. */
  @Column('text')
  recipient!: string;

  /** The number of a `phone` recipient, encrypted and bound to the message; null once nothing more is tried. */
  @Column('text', { name: 'phone_cipher', nullable: true })
  phoneCipher!: string | null;

  /** The secret link that stands in the text for `<link>`, likewise. */
  @Column('text', { name: 'link_cipher', nullable: true })
  linkCipher!: string | null;

  @Column('text', { name: 'phone_hash', nullable: true })
  phoneHash!: string | null;

  /** To whom it went, or will; null until somebody is known to head the unit, and for a `phone`. */
  @Column('uuid', { name: 'official_id', nullable: true })
  officialId!: string | null;

  @Column('text')
  template!: TemplateName;

  @Column('text')
  text!: string;

  @Column('text')
  state!: MessageState;

  /** Submissions that counted: a busy gateway does not. */
  @Column('integer')
  attempts!: number;

  /** Why it failed; of a queued one what it waits for: `head-unknown`, `contact-missing`. */
  @Column('text', { nullable: true })
  failure!: string | null;

  /** Whose hours it keeps, at the moment it leaves. */
  @Column('text')
  hours!: SendingHours;

  /** When it was due first: it is given up a day later. */
  @Column('timestamptz', { name: 'due_at' })
  dueAt!: Date;

  /** When it is due to be tried; null where nothing more is tried. */
  @Column('timestamptz', { name: 'retry_at', nullable: true })
  retryAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
