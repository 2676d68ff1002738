import type { GrantableRole } from '@namkhong/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of the grant register. */
@Entity({ name: 'grant_register' })
export class GrantEntity {
  @PrimaryColumn({ name: 'grant_id', type: 'uuid' })
  grantId!: string;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'text' })
  role!: GrantableRole;

  @Column({ name: 'unit_id', type: 'uuid', nullable: true })
  unitId!: string | null;

  @Column({ name: 'official_id', type: 'uuid', nullable: true })
  officialId!: string | null;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom!: string;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo!: string | null;
}
