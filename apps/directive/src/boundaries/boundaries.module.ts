import { Module } from '@nestjs/common';
import { BoundariesController } from './boundaries.controller.js';
import { BoundariesService } from './boundaries.service.js';
import { BoundaryRepository } from './boundary.repository.js';

@Module({ controllers: [BoundariesController], providers: [BoundariesService, BoundaryRepository] })
export class BoundariesModule {}
