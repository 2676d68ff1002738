import { type BaseEnvironment, ServiceKitModule } from '@namkhong/service-kit';
import { type DynamicModule, Module } from '@nestjs/common';
import { entities, migrations } from './database/data-source.js';
import { DirectoryModule } from './directory/directory.module.js';
import { FlagsModule } from './flags/flags.module.js';
import { ForensicsModule } from './forensics/forensics.module.js';
import { IntegrityModule } from './integrity/integrity.module.js';
import { IndexModule } from './index/index.module.js';
import { IntakeModule } from './intake/intake.module.js';
import { MethodologyModule } from './methodology/methodology.module.js';
import { problems } from './problems.js';
import { PublicationModule } from './publication/publication.module.js';
import { PUBLICATION_KEY } from './publication/signing-key.js';
import { QUERY_QUOTA_PER_HOUR } from './query/logged-queries.js';
import { QueryModule } from './query/query.module.js';
import { RELEASE_QUIET_SECONDS } from './release/release-loop.js';
import { ReleaseModule } from './release/release.module.js';

export interface ScoringEnvironment extends BaseEnvironment {
  readonly RELEASE_QUIET_SECONDS: number;
  readonly PUBLICATION_KEY: Buffer;
  readonly QUERY_QUOTA_PER_HOUR: number;
}

/** The scoring service: what the ratings amount to. */
@Module({})
export class ScoringModule {
  static forRoot(environment: ScoringEnvironment): DynamicModule {
    const settings: DynamicModule = {
      module: class Settings {},
      global: true,
      providers: [
        { provide: RELEASE_QUIET_SECONDS, useValue: environment.RELEASE_QUIET_SECONDS },
        { provide: QUERY_QUOTA_PER_HOUR, useValue: environment.QUERY_QUOTA_PER_HOUR },
        { provide: PUBLICATION_KEY, useValue: environment.PUBLICATION_KEY },
      ],
      exports: [RELEASE_QUIET_SECONDS, QUERY_QUOTA_PER_HOUR, PUBLICATION_KEY],
    };
    return {
      module: ScoringModule,
      imports: [
        ServiceKitModule.forRoot({ name: 'scoring', entities, migrations, environment, problems }),
        settings,
        DirectoryModule,
        MethodologyModule,
        IntakeModule,
        ReleaseModule,
        ForensicsModule,
        PublicationModule,
        IntegrityModule,
        IndexModule,
        QueryModule,
        FlagsModule,
      ],
    };
  }
}
