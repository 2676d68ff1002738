import type { SurveyMapping } from '@namkhong/contracts/http/feedback';
import { Database, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { SurveyMappingEntity } from './survey-mapping.entity.js';

@Injectable()
export class SurveyMappingRepository {
  constructor(private readonly database: Database) {}

  async save(name: string, mapping: SurveyMapping): Promise<void> {
    await this.database.transaction(({ manager }) =>
      manager.upsert(SurveyMappingEntity, { name, mapping }, ['name']),
    );
  }

  /** @throws Problem 404 `mapping-unknown` */
  async get(name: string): Promise<SurveyMapping> {
    const saved = await this.database.read(({ manager }) => manager.findOneBy(SurveyMappingEntity, { name }));
    if (!saved) throw new Problem(404, 'mapping-unknown', { name });
    return saved.mapping;
  }
}
