import { Module } from '@nestjs/common';
import { RatingsModule } from '../ratings/ratings.module.js';
import { DeviceController } from './device.controller.js';
import { EnrolmentService } from './enrolment.service.js';
import { FleetService } from './fleet.service.js';
import { KioskCodesRepository } from './kiosk-codes.repository.js';
import { KioskEvents } from './kiosk-events.js';
import { KioskLedger } from './kiosk-ledger.js';
import { KioskUpkeep } from './kiosk-upkeep.js';
import { KioskReader } from './kiosk.reader.js';
import { KioskRepository } from './kiosk.repository.js';
import { KiosksController } from './kiosks.controller.js';
import { MessagesService } from './messages.service.js';
import { RecordTaker } from './record-taker.js';

@Module({
  imports: [RatingsModule],
  controllers: [DeviceController, KiosksController],
  providers: [
    EnrolmentService,
    FleetService,
    KioskCodesRepository,
    KioskEvents,
    KioskLedger,
    KioskReader,
    KioskRepository,
    KioskUpkeep,
    MessagesService,
    RecordTaker,
  ],
})
export class KiosksModule {}
