import { ownFigures } from '@namkhong/contracts/http/scoring-publication';
import { Allow, CurrentCaller, Returns, type Caller } from '@namkhong/service-kit';
import { Controller, Get } from '@nestjs/common';
import { PublicationsService } from './publications.service.js';

@Controller('officials/me')
export class OwnFiguresController {
  constructor(private readonly publications: PublicationsService) {}

  /** An official's own figures: of closed quarters, from 30 ratings on, and shown to nobody but them and those above them. */
  @Get('figures')
  @Allow('own-figures.read')
  @Returns(200, ownFigures)
  async figures(@CurrentCaller() caller: Caller) {
    return this.publications.figuresOfCaller(caller);
  }
}
