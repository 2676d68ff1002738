import { Module } from '@nestjs/common';
import { RequestsModule } from '../requests/requests.module.js';
import { Open311Controller } from './open311.controller.js';
import { Open311Filter } from './open311.filter.js';
import { Open311Service } from './open311.service.js';

@Module({
  imports: [RequestsModule],
  controllers: [Open311Controller],
  providers: [Open311Filter, Open311Service],
})
export class Open311Module {}
