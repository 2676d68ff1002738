import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Notification's own copy of who holds which post. */
@Entity('post')
export class Post {
  @PrimaryColumn('uuid', { name: 'post_id' })
  postId!: string;

  @Column('uuid', { name: 'official_id' })
  officialId!: string;

  @Column('text', { name: 'official_code' })
  officialCode!: string;

  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  @Column('text')
  role!: 'head' | 'deputy' | 'staff';

  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}
