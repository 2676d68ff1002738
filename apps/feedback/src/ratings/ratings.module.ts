import { Module } from '@nestjs/common';
import { BallotsModule } from '../ballots/ballots.module.js';
import { RatingCaster } from './rating-caster.js';
import { RatingsController } from './ratings.controller.js';
import { RatingsReader } from './ratings.reader.js';
import { RatingsRepository } from './ratings.repository.js';
import { RatingsService } from './ratings.service.js';
import { SignalKeysRepository } from './signal-keys.repository.js';

export { RatingCaster } from './rating-caster.js';
export { RatingsRepository } from './ratings.repository.js';

@Module({
  imports: [BallotsModule],
  controllers: [RatingsController],
  providers: [RatingCaster, RatingsReader, RatingsRepository, RatingsService, SignalKeysRepository],
  exports: [RatingCaster, RatingsReader, RatingsRepository],
})
export class RatingsModule {}
