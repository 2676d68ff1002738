import { Module, type DynamicModule } from '@nestjs/common';
import { PUBLIC_ORIGIN } from '../public-origin.js';
import { RequestsModule } from '../requests/requests.module.js';
import { Open311Controller } from './open311.controller.js';
import { Open311Filter } from './open311.filter.js';
import { Open311Service } from './open311.service.js';

@Module({})
export class Open311Module {
  /** @param origin where programs reach the platform: what discovery tells */
  static forRoot(origin: string): DynamicModule {
    return {
      module: Open311Module,
      imports: [RequestsModule],
      controllers: [Open311Controller],
      providers: [{ provide: PUBLIC_ORIGIN, useValue: origin }, Open311Filter, Open311Service],
    };
  }
}
