import type { DeadlineRule } from '@namkhong/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AssignmentState } from '@namkhong/contracts/http/directive-assignments';
import type { DeliveryState } from './advance-delivery.js';
import type { Urgency } from './cut-assignments.js';

/** What a unit was told to do. */
@Entity({ name: 'assignments' })
export class AssignmentEntity {
  @PrimaryColumn({ name: 'assignment_id', type: 'uuid' })
  assignmentId!: string;

  @Column({ type: 'text' })
  kind!: 'directive' | 'rectification';

  @Column({ name: 'directive_id', type: 'uuid', nullable: true })
  directiveId!: string | null;

  @Column({ name: 'clause_id', type: 'uuid', nullable: true })
  clauseId!: string | null;

  @Column({ name: 'case_id', type: 'uuid', nullable: true })
  caseId!: string | null;

  /** The recurring reporting duty that made it, and the month or quarter it is about. */
  @Column({ name: 'duty_id', type: 'uuid', nullable: true })
  dutyId!: string | null;

  @Column({ type: 'text', nullable: true })
  period!: string | null;

  @Column({ name: 'unit_id', type: 'uuid' })
  unitId!: string;

  @Column({ type: 'text' })
  title!: string;

  /** The last day in time; null where none was set. */
  @Column({ name: 'due_on', type: 'date', nullable: true })
  dueOn!: string | null;

  /** The instant on the last day, where hours were given. */
  @Column({ name: 'due_at', type: 'timestamptz', nullable: true })
  dueAt!: Date | null;

  /** Whether that passed before the task was claimed. */
  @Column({ name: 'missed_hour', type: 'boolean', default: false })
  missedHour!: boolean;

  /** The count of days or hours that the deadline follows from; none where somebody named the day. */
  @Column({ name: 'due_rule', type: 'jsonb', nullable: true })
  dueRule!: DeadlineRule | null;

  /** The deadline as it was given. */
  @Column({ name: 'first_due_on', type: 'date', nullable: true })
  firstDueOn!: string | null;

  @Column({ name: 'expected_output', type: 'text', nullable: true })
  expectedOutput!: string | null;

  @Column({ type: 'text' })
  urgency!: Urgency;

  @Column({ type: 'text', default: 'issued' })
  state!: AssignmentState;

  @Column({ name: 'issued_at', type: 'timestamptz' })
  issuedAt!: Date;

  @Column({ name: 'acknowledged_at', type: 'timestamptz', nullable: true })
  acknowledgedAt!: Date | null;

  /** The `sub` of the account that acknowledged; read by audits, shown to nobody. */
  @Column({ name: 'acknowledged_by', type: 'text', nullable: true })
  acknowledgedBy!: string | null;

  @Column({ name: 'read_at', type: 'timestamptz', nullable: true })
  readAt!: Date | null;

  /** What the unit reported last, 0 to 100. */
  @Column({ type: 'integer', nullable: true })
  percent!: number | null;

  /** The day of the claim that stands; none where it was returned. */
  @Column({ name: 'claimed_on', type: 'date', nullable: true })
  claimedOn!: string | null;

  /** The `sub` of the account that claimed; it may not accept. */
  @Column({ name: 'claimed_by', type: 'text', nullable: true })
  claimedBy!: string | null;

  @Column({ name: 'accepted_on', type: 'date', nullable: true })
  acceptedOn!: string | null;

  @Column({ name: 'delivery_state', type: 'text', nullable: true })
  deliveryState!: DeliveryState | null;

  @Column({ name: 'delivery_at', type: 'timestamptz', nullable: true })
  deliveryAt!: Date | null;

  /** Counts what people changed; a delivery report leaves it alone. */
  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'boolean' })
  illustrative!: boolean;
}
