import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FindingOutcome, FindingState, Severity } from './finding-life.js';

/** A violation that an inspection says it found. */
@Entity({ name: 'findings' })
export class FindingEntity {
  @PrimaryColumn({ name: 'finding_id', type: 'uuid' })
  findingId!: string;

  @Column({ name: 'inspection_id', type: 'uuid' })
  inspectionId!: string;

  @Column({ name: 'unit_id', type: 'uuid' })
  unitId!: string;

  /** Null where it is about the unit as a whole. */
  @Column({ name: 'official_id', type: 'uuid', nullable: true })
  officialId!: string | null;

  /** Which of the five noes. */
  @Column({ type: 'smallint' })
  no!: number;

  @Column({ type: 'text' })
  severity!: Severity;

  @Column({ name: 'occurred_on', type: 'date' })
  occurredOn!: string;

  /** For those who inspect and review. */
  @Column({ type: 'text' })
  summary!: string;

  /** What the subject reads. */
  @Column({ type: 'text' })
  redacted!: string;

  @Column({ type: 'text' })
  state!: FindingState;

  /** The `sub` of the account that drafted it; shown to nobody. */
  @Column({ name: 'drafted_by', type: 'text' })
  draftedBy!: string;

  @Column({ name: 'concluded_by', type: 'text', nullable: true })
  concludedBy!: string | null;

  @Column({ type: 'text', nullable: true })
  outcome!: FindingOutcome | null;

  @Column({ name: 'conclusion_reason', type: 'text', nullable: true })
  conclusionReason!: string | null;

  @Column({ name: 'concluded_on', type: 'date', nullable: true })
  concludedOn!: string | null;

  /** How often it was told to others as final; 0 before. */
  @Column({ type: 'integer' })
  revision!: number;

  @Column({ name: 'final_on', type: 'date', nullable: true })
  finalOn!: string | null;

  /** The last day on which it counts. */
  @Column({ name: 'expires_on', type: 'date', nullable: true })
  expiresOn!: string | null;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'boolean' })
  illustrative!: boolean;
}
