import { Column, Entity, PrimaryColumn } from 'typeorm';
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

  @Column({ name: 'unit_id', type: 'uuid' })
  unitId!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ name: 'due_on', type: 'date' })
  dueOn!: string;

  @Column({ type: 'text' })
  urgency!: Urgency;

  @Column({ name: 'issued_at', type: 'timestamptz' })
  issuedAt!: Date;

  @Column({ name: 'acknowledged_at', type: 'timestamptz', nullable: true })
  acknowledgedAt!: Date | null;

  /** The `sub` of the account that acknowledged; read by audits, shown to nobody. */
  @Column({ name: 'acknowledged_by', type: 'text', nullable: true })
  acknowledgedBy!: string | null;

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
