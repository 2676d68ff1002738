import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Own copy of a post that an official holds in a unit during [validFrom, validTo). */
@Entity('directory_post')
export class PostEntity {
  @PrimaryColumn({ name: 'post_id', type: 'uuid' })
  postId!: string;

  @Column({ name: 'official_id', type: 'uuid' })
  officialId!: string;

  @Column({ name: 'official_code', type: 'text' })
  officialCode!: string;

  @Column({ name: 'unit_id', type: 'uuid' })
  unitId!: string;

  /** Null where it was recorded before roles were kept. */
  @Column({ type: 'text', nullable: true })
  role!: 'head' | 'deputy' | 'staff' | null;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom!: string;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo!: string | null;

  @Column({ type: 'boolean' })
  illustrative!: boolean;
}
