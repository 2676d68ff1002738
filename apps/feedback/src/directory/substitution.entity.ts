import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Own copy of who stands in for the holder of a post during [validFrom, validTo). */
@Entity('directory_substitution')
export class SubstitutionEntity {
  @PrimaryColumn({ name: 'substitution_id', type: 'uuid' })
  substitutionId!: string;

  @Column({ name: 'post_id', type: 'uuid' })
  postId!: string;

  @Column({ name: 'substitute_id', type: 'uuid' })
  substituteId!: string;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom!: string;

  @Column({ name: 'valid_to', type: 'date' })
  validTo!: string;

  @Column({ type: 'boolean' })
  withdrawn!: boolean;
}
