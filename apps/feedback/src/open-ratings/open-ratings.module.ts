import { servicePointRecordedV1 } from '@namkhong/contracts';
import { defineConsumer } from '@namkhong/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { BallotsModule } from '../ballots/ballots.module.js';
import { FormsModule } from '../forms/forms.module.js';
import { PUBLIC_ORIGIN } from '../public-origin.js';
import { RatingsModule } from '../ratings/ratings.module.js';
import { OpenRatingsController, ServicePointsController } from './open-ratings.controller.js';
import { OpenRatingsService } from './open-ratings.service.js';
import { OpenRatingsStore } from './open-ratings.store.js';
import { ServicePointsConsumer } from './service-points.consumer.js';
import { ServicePointsReader } from './service-points.reader.js';
import { SheetsService } from './sheets.service.js';

@Module({})
export class OpenRatingsModule {
  /** @param origin where people reach the platform: what the codes on the wall lead to */
  static forRoot(origin: string): DynamicModule {
    return {
      module: OpenRatingsModule,
      imports: [BallotsModule, FormsModule, RatingsModule],
      controllers: [OpenRatingsController, ServicePointsController],
      providers: [
        { provide: PUBLIC_ORIGIN, useValue: origin },
        OpenRatingsService,
        OpenRatingsStore,
        ServicePointsConsumer,
        ServicePointsReader,
        defineConsumer({
          group: 'service-points',
          topics: ['directive.organisation.v1'],
          handler: ServicePointsConsumer,
          accepts: (type) => type === servicePointRecordedV1.type,
        }),
        SheetsService,
      ],
    };
  }
}
