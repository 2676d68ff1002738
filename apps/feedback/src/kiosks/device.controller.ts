import {
  kioskAnswer,
  kioskEnrolment,
  kioskIdentity,
  kioskMessage,
  type KioskAnswer,
  type KioskIdentity,
} from '@namkhong/contracts/http/feedback-kiosks';
import { Public, RateLimit, Returns, zod } from '@namkhong/service-kit';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { EnrolmentService } from './enrolment.service.js';
import { MessagesService } from './messages.service.js';

/** What a device asks. It has no account: its key says who it is. Code and numbers make each request unrepeatable. */
@Controller('kiosks')
export class DeviceController {
  constructor(
    private readonly enrolment: EnrolmentService,
    private readonly messages: MessagesService,
  ) {}

  @Post()
  @Public()
  @RateLimit({ points: 20, seconds: 3600 })
  @Returns(201, kioskIdentity)
  async enrol(@Body(zod(kioskEnrolment)) body: z.output<typeof kioskEnrolment>): Promise<KioskIdentity> {
    return this.enrolment.enrol(body);
  }

  @Post(':kioskId/messages')
  @HttpCode(200)
  @Public()
  @RateLimit({ points: 240, seconds: 60 })
  @Returns(200, kioskAnswer)
  async receive(
    @Param('kioskId', zod(z.uuid())) kioskId: string,
    @Body(zod(kioskMessage)) body: z.output<typeof kioskMessage>,
  ): Promise<KioskAnswer> {
    return this.messages.receive(kioskId, body);
  }
}
