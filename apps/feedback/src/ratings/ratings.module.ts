import { defineConsumer } from '@namkhong/service-kit';
import { Module } from '@nestjs/common';
import { BallotsModule } from '../ballots/ballots.module.js';
import { FormsModule } from '../forms/forms.module.js';
import { SignalKeysModule } from '../signal-keys/signal-keys.module.js';
import { AssistedRatingsController } from './assisted-ratings.controller.js';
import { AssistedRatingsService } from './assisted-ratings.service.js';
import { OwnRatingController } from './own-rating.controller.js';
import { OwnRatingService } from './own-rating.service.js';
import { RatingCaster } from './rating-caster.js';
import { RatingsController } from './ratings.controller.js';
import { RatingsReader } from './ratings.reader.js';
import { RatingsRepository } from './ratings.repository.js';
import { RatingsService } from './ratings.service.js';
import { StandingsConsumer } from './standings.consumer.js';
import { StandingsRepository } from './standings.repository.js';

export type { Rating } from './cast-rating.js';
export { refuseUnknownCriteria } from './criteria-problem.js';
export { changeRatingByMessage } from './change-rating.js';
export { receiptOf } from './receipt.js';
export { RatingCaster } from './rating-caster.js';
export { RatingsRepository } from './ratings.repository.js';
export type { Sighting } from './signal.js';

@Module({
  imports: [BallotsModule, FormsModule, SignalKeysModule],
  controllers: [RatingsController, OwnRatingController, AssistedRatingsController],
  providers: [
    AssistedRatingsService,
    OwnRatingService,
    RatingCaster,
    RatingsReader,
    RatingsRepository,
    RatingsService,
    StandingsConsumer,
    StandingsRepository,
    defineConsumer({ group: 'standings', topics: ['scoring.decision.v1'], handler: StandingsConsumer }),
  ],
  exports: [RatingCaster, RatingsReader, RatingsRepository],
})
export class RatingsModule {}
