import { Module } from '@nestjs/common';
import { MethodologyModule } from '../methodology/methodology.module.js';
import { SubjectInputsReader } from './subject-inputs.reader.js';
import { SubmissionsReader } from './submissions.reader.js';

@Module({
  imports: [MethodologyModule],
  providers: [SubjectInputsReader, SubmissionsReader],
  exports: [SubjectInputsReader],
})
export class PublicationModule {}
