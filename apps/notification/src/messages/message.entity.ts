import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TemplateName } from './templates.js';
import type { MessageState } from './next-state.js';

/** One text to the head of one unit. */
@Entity('message')
export class Message {
  @PrimaryColumn('uuid', { name: 'message_id' })
  messageId!: string;

  /** The event that made it; one message per event and template. */
  @Column('uuid', { name: 'cause_id' })
  causeId!: string;

  @Column('text', { name: 'correlation_id' })
  correlationId!: string;

  @Column('uuid', { name: 'assignment_id', nullable: true })
  assignmentId!: string | null;

  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  /** Who headed the unit when the message was tried; null until somebody is known. */
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

  @Column('text', { nullable: true })
  failure!: string | null;

  /** When it is due to be tried; null where nothing more is tried. */
  @Column('timestamptz', { name: 'retry_at', nullable: true })
  retryAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
