import { Module } from '@nestjs/common';
import { FormRepository } from './form.repository.js';
import { FormsController } from './forms.controller.js';
import { FormsReader } from './forms.reader.js';
import { FormsService } from './forms.service.js';

@Module({
  controllers: [FormsController],
  providers: [FormRepository, FormsReader, FormsService],
  exports: [FormsReader],
})
export class FormsModule {}
