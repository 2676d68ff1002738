import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FlagEnd, LowFlag } from './open-case.js';

/** A review opened by a flag, with the evidence as it was raised. */
@Entity({ name: 'handling_cases' })
export class CaseEntity {
  @PrimaryColumn({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ name: 'flag_id', type: 'uuid' })
  flagId!: string;

  @Column({ name: 'unit_id', type: 'uuid' })
  unitId!: string;

  /** Null where the flag is about the unit as a whole. */
  @Column({ name: 'official_id', type: 'uuid', nullable: true })
  officialId!: string | null;

  @Column({ type: 'text' })
  status!: 'opened';

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt!: Date;

  /** Points, as decimal text. */
  @Column({ type: 'text' })
  threshold!: string;

  @Column({ type: 'jsonb' })
  evidence!: LowFlag['evidence'];

  @Column({ type: 'jsonb' })
  conditions!: LowFlag['conditions'];

  @Column({ name: 'lowest_criterion', type: 'text' })
  lowestCriterion!: string;

  /** Set once the flag says nothing any longer. */
  @Column({ name: 'flag_end', type: 'text', nullable: true })
  flagEnd!: FlagEnd['end'] | null;

  @Column({ name: 'flag_end_reason', type: 'text', nullable: true })
  flagEndReason!: string | null;

  @Column({ name: 'flag_ended_at', type: 'timestamptz', nullable: true })
  flagEndedAt!: Date | null;

  @Column({ type: 'boolean' })
  illustrative!: boolean;
}
