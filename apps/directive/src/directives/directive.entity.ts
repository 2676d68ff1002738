import type { DocumentState, DocumentUrgency, SecrecyLevel, SigningCapacity } from '@namkhong/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A document from its draft on; the clauses are rows of their own. The public sees `registered_directives` of it. */
@Entity({ name: 'directives' })
export class DirectiveEntity {
  @PrimaryColumn({ name: 'directive_id', type: 'uuid' })
  directiveId!: string;

  /** Normalised; null until it is issued. */
  @Column({ type: 'text', nullable: true })
  number!: string | null;

  @Column({ type: 'text' })
  title!: string;

  /** The issuer's name as the document bears it. */
  @Column({ type: 'text' })
  issuer!: string;

  @Column({ name: 'issuer_id', type: 'uuid' })
  issuerId!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'text', nullable: true })
  department!: string | null;

  @Column({ name: 'numbering_period', type: 'text', nullable: true })
  numberingPeriod!: string | null;

  @Column({ name: 'issued_on', type: 'date', nullable: true })
  issuedOn!: string | null;

  /** `issued` of what was or will be issued under this register, `historical` of what is only recorded. */
  @Column({ type: 'text' })
  status!: 'historical' | 'issued';

  @Column({ type: 'text' })
  state!: DocumentState;

  @Column({ type: 'text' })
  secrecy!: SecrecyLevel;

  @Column({ type: 'text' })
  urgency!: DocumentUrgency;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ name: 'drafted_by', type: 'text', nullable: true })
  draftedBy!: string | null;

  @Column({ name: 'submitted_by', type: 'text', nullable: true })
  submittedBy!: string | null;

  @Column({ name: 'signed_by', type: 'text', nullable: true })
  signedBy!: string | null;

  @Column({ name: 'signed_on', type: 'date', nullable: true })
  signedOn!: string | null;

  @Column({ name: 'signer_post', type: 'text', nullable: true })
  signerPost!: string | null;

  @Column({ name: 'signing_capacity', type: 'text', nullable: true })
  signingCapacity!: SigningCapacity | null;

  @Column({ type: 'text', nullable: true })
  source!: string | null;

  @Column({ type: 'boolean' })
  illustrative!: boolean;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;
}
