import { feedbackKeyPublishedV1 } from '@namkhong/contracts';
import { SealingModule, ServiceKitModule } from '@namkhong/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { BallotsModule } from './ballots/ballots.module.js';
import { CoverageModule } from './coverage/coverage.module.js';
import { entities, migrations } from './database/data-source.js';
import { DefenceModule } from './defence/defence.module.js';
import { DirectoryModule } from './directory/directory.module.js';
import type { FeedbackEnvironment } from './environment.js';
import { FormsModule } from './forms/forms.module.js';
import { HistoryModule } from './history/history.module.js';
import { KiosksModule } from './kiosks/kiosks.module.js';
import { Open311Module } from './open311/open311.module.js';
import { OpenRatingsModule } from './open-ratings/open-ratings.module.js';
import { PollsModule } from './polls/polls.module.js';
import { problems } from './problems.js';
import { RatingsModule } from './ratings/ratings.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { RequestsModule } from './requests/requests.module.js';
import { RepliesModule } from './replies/replies.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { SurveysModule } from './surveys/surveys.module.js';
import { TalliesModule } from './tallies/tallies.module.js';

/** The feedback service: what people say. */
@Module({})
export class FeedbackModule {
  static forRoot(environment: FeedbackEnvironment): DynamicModule {
    return {
      module: FeedbackModule,
      imports: [
        ServiceKitModule.forRoot({ name: 'feedback', entities, migrations, environment, problems }),
        SealingModule.forRoot({
          fieldKeys: environment.FIELD_KEYS,
          announcement: feedbackKeyPublishedV1,
          peerTopic: 'notification.key.v1',
        }),
        DirectoryModule.forRoot(environment.BALLOT_SET),
        DefenceModule.forRoot(environment.FIELD_KEYS[0]),
        FormsModule,
        BallotsModule,
        RatingsModule,
        RepliesModule,
        OpenRatingsModule.forRoot(environment.PUBLIC_ORIGIN),
        HistoryModule,
        TalliesModule,
        SurveysModule,
        CoverageModule,
        KiosksModule,
        ReportsModule.forRoot(environment.FIELD_KEYS),
        RequestsModule,
        Open311Module.forRoot(environment.PUBLIC_ORIGIN),
        PollsModule,
        RetentionModule,
      ],
    };
  }
}
