import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of the register of directives; the clauses are rows of their own. */
@Entity({ name: 'directives' })
export class DirectiveEntity {
  @PrimaryColumn({ name: 'directive_id', type: 'uuid' })
  directiveId!: string;

  /** Normalised. */
  @Column({ type: 'text' })
  number!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  issuer!: string;

  @Column({ name: 'numbering_period', type: 'text' })
  numberingPeriod!: string;

  @Column({ name: 'issued_on', type: 'date' })
  issuedOn!: string;

  @Column({ type: 'text' })
  status!: 'historical' | 'issued';

  /** Normalised numbers of the documents it rests on. */
  @Column({ name: 'based_on', type: 'text', array: true })
  basedOn!: string[];

  @Column({ type: 'text', nullable: true })
  source!: string | null;

  @Column({ type: 'boolean' })
  illustrative!: boolean;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;
}
