import {
  endRequest,
  post,
  postRequest,
  postsQuery,
  type PostView,
} from '@namkhong/contracts/http/directive-organisation';
import { page } from '@namkhong/contracts/http/page';
import {
  Allow,
  type Caller,
  CurrentCaller,
  Database,
  Returns,
  tagged,
  versionOf,
  zod,
} from '@namkhong/service-kit';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { pageById } from './page-by-id.js';
import { PostRepository } from './post.repository.js';
import { PostService } from './post.service.js';

/** Who holds, held and will hold which post. Officials are numbers here, never names. */
@Controller('posts')
export class PostsController {
  constructor(
    private readonly database: Database,
    private readonly posts: PostRepository,
    private readonly service: PostService,
  ) {}

  @Get()
  @Allow('organisation.read')
  @Returns(200, page(post))
  async list(@Query(zod(postsQuery)) { limit, cursor, ...filter }: z.output<typeof postsQuery>) {
    const found = await this.database.read((session) =>
      this.posts.list(session, { ...filter, limit: limit + 1, after: cursor }),
    );
    return pageById(found, limit, ({ postId }) => postId);
  }

  @Post()
  @Allow('post.record')
  @Creates(post)
  async record(
    @CurrentCaller() caller: Caller,
    @Body(zod(postRequest)) request: z.output<typeof postRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PostView> {
    const recorded = await this.service.record(caller, request);
    return tagged(reply, recorded);
  }

  /** Gives the post another end, earlier or later; If-Match names the version that was seen. */
  @Post(':postId/end')
  @HttpCode(200)
  @Allow('post.record')
  @Returns(200, post)
  async end(
    @CurrentCaller() caller: Caller,
    @Param('postId', zod(z.uuid())) postId: string,
    @Body(zod(endRequest)) { validTo }: z.output<typeof endRequest>,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PostView> {
    const ended = await this.service.end(caller, postId, validTo, versionOf(ifMatch));
    return tagged(reply, ended);
  }
}
