import { type DynamicModule, Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { BOOTSTRAP_OPERATOR, BootstrapOperator } from './bootstrap-operator.js';
import { GrantMatters } from './grant-matters.js';
import { GrantRepository } from './grant.repository.js';
import { GrantService } from './grant.service.js';
import { GrantsController } from './grants.controller.js';
import { MeController } from './me.controller.js';

@Module({})
export class GrantsModule {
  static forRoot(bootstrapOperator: string | undefined): DynamicModule {
    return {
      module: GrantsModule,
      imports: [OrganisationModule],
      controllers: [GrantsController, MeController],
      providers: [
        GrantRepository,
        GrantMatters,
        GrantService,
        BootstrapOperator,
        { provide: BOOTSTRAP_OPERATOR, useValue: bootstrapOperator },
      ],
    };
  }
}
