import { ballotHeader, ballotView, type BallotView } from '@namkhong/contracts/http/feedback';
import { Public, RateLimit, Returns } from '@namkhong/service-kit';
import { Controller, Get, Headers } from '@nestjs/common';
import { BallotViewService } from './ballot-view.service.js';

/** What the holder of a ballot is asked. The token travels in a header, so that it stands in no log of addresses. */
@Controller('ballot')
@RateLimit({ points: 60, seconds: 60 }, { points: 20, seconds: 60, header: ballotHeader })
export class BallotController {
  constructor(private readonly ballots: BallotViewService) {}

  @Get()
  @Public()
  @Returns(200, ballotView)
  async view(@Headers(ballotHeader) token: string | undefined): Promise<BallotView> {
    return this.ballots.view(token);
  }
}
