import type { Bilingual } from '@namkhong/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Own copy of one version of a criteria set: what may be asked from a day on. */
@Entity('directory_criteria_set')
export class CriteriaSetEntity {
  @PrimaryColumn({ name: 'set_code', type: 'text' })
  setCode!: string;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ name: 'effective_from', type: 'date' })
  effectiveFrom!: string;

  @Column({ type: 'jsonb' })
  criteria!: { code: string; question: Bilingual }[];
}
