import { Module } from '@nestjs/common';
import { TalliesController } from './tallies.controller.js';
import { TalliesRepository } from './tallies.repository.js';
import { TalliesService } from './tallies.service.js';

@Module({ controllers: [TalliesController], providers: [TalliesRepository, TalliesService] })
export class TalliesModule {}
