import { Module } from '@nestjs/common';
import { FiguresModule } from '../figures/figures.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { FigureReplies } from './figure-replies.js';
import { RepliesController } from './replies.controller.js';
import { RepliesService } from './replies.service.js';

/** What a case does with them: a reply to a flag's case answers the flag's figures too. */
export { FigureReplies };

@Module({
  imports: [OrganisationModule, FiguresModule],
  controllers: [RepliesController],
  providers: [FigureReplies, RepliesService],
  exports: [FigureReplies],
})
export class RepliesModule {}
