import {
  deadLetter,
  deadLetters,
  operation,
  replayRequest,
  type DeadLetterView,
  type Operation,
} from '@namkhong/contracts/http/operation';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Allow } from '../auth/access.decorators.js';
import type { Caller } from '../auth/caller.js';
import { CurrentCaller } from '../auth/current-caller.js';
import { zod } from '../http/zod-pipe.js';
import { Returns } from '../openapi/returns.decorator.js';
import { DeadLetters } from './dead-letters.service.js';
import { OperationReader } from './operation.reader.js';

/** How the service stands, and what it put aside; the same in every service. */
@Controller()
export class OperationController {
  constructor(
    private readonly reader: OperationReader,
    private readonly letters: DeadLetters,
  ) {}

  @Get('operation')
  @Allow('operation.read')
  @Returns(200, operation)
  async state(): Promise<Operation> {
    return this.reader.read();
  }

  @Get('dead-letters')
  @Allow('dlq.read')
  @Returns(200, deadLetters)
  async list(): Promise<z.output<typeof deadLetters>> {
    return this.letters.list();
  }

  @Post('dead-letters/replay')
  @HttpCode(202)
  @Allow('dlq.replay')
  @Returns(202, deadLetter)
  async replay(
    @CurrentCaller() caller: Caller,
    @Body(zod(replayRequest)) { topic, offset }: z.output<typeof replayRequest>,
  ): Promise<DeadLetterView> {
    return this.letters.replay(caller, topic, offset);
  }
}
