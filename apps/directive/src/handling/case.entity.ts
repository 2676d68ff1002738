import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseStatus } from './case-life.js';
import type { FlagEnd, LowFlag } from './sources.js';

/** A review by people, with what opened it and where it stands. What was said in it stands in tables of its own. */
@Entity({ name: 'handling_cases' })
export class CaseEntity {
  @PrimaryColumn({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  origin!: 'flag' | 'finding' | 'person';

  @Column({ name: 'flag_id', type: 'uuid', nullable: true })
  flagId!: string | null;

  @Column({ name: 'finding_id', type: 'uuid', nullable: true })
  findingId!: string | null;

  @Column({ name: 'unit_id', type: 'uuid' })
  unitId!: string;

  /** Null where it is about the unit as a whole. */
  @Column({ name: 'official_id', type: 'uuid', nullable: true })
  officialId!: string | null;

  @Column({ type: 'text' })
  status!: CaseStatus;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt!: Date;

  /** The `sub` of the account that opened it, where a person did; shown to nobody. */
  @Column({ name: 'opened_by', type: 'text', nullable: true })
  openedBy!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'redacted_reason', type: 'text', nullable: true })
  redactedReason!: string | null;

  /** Points, as decimal text. */
  @Column({ type: 'text', nullable: true })
  threshold!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  evidence!: LowFlag['evidence'] | null;

  @Column({ type: 'jsonb', nullable: true })
  conditions!: LowFlag['conditions'] | null;

  @Column({ name: 'lowest_criterion', type: 'text', nullable: true })
  lowestCriterion!: string | null;

  /** Set once the flag says nothing any longer. */
  @Column({ name: 'flag_end', type: 'text', nullable: true })
  flagEnd!: FlagEnd['end'] | null;

  @Column({ name: 'flag_end_reason', type: 'text', nullable: true })
  flagEndReason!: string | null;

  @Column({ name: 'flag_ended_at', type: 'timestamptz', nullable: true })
  flagEndedAt!: Date | null;

  @Column({ name: 'notice_text', type: 'text', nullable: true })
  noticeText!: string | null;

  @Column({ name: 'noticed_at', type: 'timestamptz', nullable: true })
  noticedAt!: Date | null;

  /** Null in a proposal of no measure too: whether there is one tells `proposedBy`. */
  @Column({ name: 'proposed_measure', type: 'text', nullable: true })
  proposedMeasure!: string | null;

  @Column({ name: 'proposed_version', type: 'integer', nullable: true })
  proposedVersion!: number | null;

  @Column({ name: 'proposal_reason', type: 'text', nullable: true })
  proposalReason!: string | null;

  @Column({ name: 'proposed_by', type: 'text', nullable: true })
  proposedBy!: string | null;

  @Column({ name: 'proposed_at', type: 'timestamptz', nullable: true })
  proposedAt!: Date | null;

  /** What is in force; null for none. */
  @Column({ name: 'measure_code', type: 'text', nullable: true })
  measureCode!: string | null;

  @Column({ name: 'measure_version', type: 'integer', nullable: true })
  measureVersion!: number | null;

  @Column({ name: 'decided_by', type: 'text', nullable: true })
  decidedBy!: string | null;

  @Column({ name: 'decided_on', type: 'date', nullable: true })
  decidedOn!: string | null;

  /** The number of the paper by which the subject was told. */
  @Column({ type: 'text', nullable: true })
  document!: string | null;

  @Column({ name: 'delivered_on', type: 'date', nullable: true })
  deliveredOn!: string | null;

  /** Set once the decision is final, and told to others. */
  @Column({ name: 'concluded_on', type: 'date', nullable: true })
  concludedOn!: string | null;

  /** The last day on which the measure is held against anybody. */
  @Column({ name: 'expires_on', type: 'date', nullable: true })
  expiresOn!: string | null;

  /** Code of what makes somebody look at the decision again. */
  @Column({ name: 'correction_due', type: 'text', nullable: true })
  correctionDue!: string | null;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'boolean' })
  illustrative!: boolean;
}
