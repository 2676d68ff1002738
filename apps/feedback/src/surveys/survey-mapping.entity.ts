import type { SurveyMapping } from '@namkhong/contracts/http/feedback';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A saved way to read a survey file. */
@Entity('survey_mapping')
export class SurveyMappingEntity {
  @PrimaryColumn({ type: 'text' })
  name!: string;

  @Column({ type: 'jsonb' })
  mapping!: SurveyMapping;
}
