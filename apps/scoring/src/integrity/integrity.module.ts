import { Module } from '@nestjs/common';
import { FindingsOnReader } from './findings-on.reader.js';

@Module({ providers: [FindingsOnReader], exports: [FindingsOnReader] })
export class IntegrityModule {}
