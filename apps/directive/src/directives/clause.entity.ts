import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One clause of a document as it stands; its id stays through drafts, issue and amendments. */
@Entity({ name: 'clauses' })
export class ClauseEntity {
  @PrimaryColumn({ name: 'clause_id', type: 'uuid' })
  clauseId!: string;

  @Column({ name: 'directive_id', type: 'uuid' })
  directiveId!: string;

  /** From 1. */
  @Column({ type: 'integer' })
  ordinal!: number;

  @Column({ type: 'text' })
  text!: string;

  /** The wording comes from a report of the document, not from the document. */
  @Column({ name: 'as_reported', type: 'boolean' })
  asReported!: boolean;

  /** Which wording it is, from 1. */
  @Column({ type: 'integer' })
  version!: number;

  /** The document that gave it this wording, where it was amended. */
  @Column({ name: 'amended_by', type: 'uuid', nullable: true })
  amendedBy!: string | null;

  @Column({ name: 'in_force_from', type: 'date', nullable: true })
  inForceFrom!: string | null;

  @Column({ type: 'boolean' })
  repealed!: boolean;
}
