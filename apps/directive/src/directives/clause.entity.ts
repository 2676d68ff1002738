import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One clause of a directive. */
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
}
