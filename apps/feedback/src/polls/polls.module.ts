import { Module } from '@nestjs/common';
import { PollAnswersController } from './answers.controller.js';
import { CommentRepository } from './comment.repository.js';
import { CommentsService } from './comments.service.js';
import { ModerationController } from './moderation.controller.js';
import { ModerationService } from './moderation.service.js';
import { PollClosing } from './poll-closing.js';
import { PollDesk } from './poll-desk.js';
import { PollRepository } from './poll.repository.js';
import { PollsController } from './polls.controller.js';
import { PollsService } from './polls.service.js';
import { VotesService } from './votes.service.js';

export { PollClosing } from './poll-closing.js';

@Module({
  controllers: [PollsController, PollAnswersController, ModerationController],
  providers: [
    CommentRepository,
    CommentsService,
    ModerationService,
    PollClosing,
    PollDesk,
    PollRepository,
    PollsService,
    VotesService,
  ],
})
export class PollsModule {}
