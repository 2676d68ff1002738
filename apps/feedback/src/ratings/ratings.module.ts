import { Module } from '@nestjs/common';
import { BallotsModule } from '../ballots/ballots.module.js';
import { SignalKeysModule } from '../signal-keys/signal-keys.module.js';
import { RatingCaster } from './rating-caster.js';
import { RatingsController } from './ratings.controller.js';
import { RatingsReader } from './ratings.reader.js';
import { RatingsRepository } from './ratings.repository.js';
import { RatingsService } from './ratings.service.js';

export { RatingCaster } from './rating-caster.js';
export { RatingsRepository } from './ratings.repository.js';
export type { Sighting } from './signal.js';

@Module({
  imports: [BallotsModule, SignalKeysModule],
  controllers: [RatingsController],
  providers: [RatingCaster, RatingsReader, RatingsRepository, RatingsService],
  exports: [RatingCaster, RatingsReader, RatingsRepository],
})
export class RatingsModule {}
