import { Module } from '@nestjs/common';
import { DirectiveReader } from './directive.reader.js';
import { DirectiveRepository } from './directive.repository.js';
import { DirectiveService } from './directive.service.js';
import { DirectivesController } from './directives.controller.js';

@Module({
  controllers: [DirectivesController],
  providers: [DirectiveReader, DirectiveRepository, DirectiveService],
  exports: [DirectiveReader],
})
export class DirectivesModule {}
