import { Module } from '@nestjs/common';
import { RatingsModule } from '../ratings/ratings.module.js';
import { SurveyMappingRepository } from './survey-mapping.repository.js';
import { SurveyRowRepository } from './survey-row.repository.js';
import { SurveysController } from './surveys.controller.js';
import { SurveysService } from './surveys.service.js';

@Module({
  imports: [RatingsModule],
  controllers: [SurveysController],
  providers: [SurveyMappingRepository, SurveyRowRepository, SurveysService],
})
export class SurveysModule {}
