import { Module } from '@nestjs/common';
import { SignalKeysModule } from '../signal-keys/signal-keys.module.js';
import { BallotBox } from './ballot-box.repository.js';
import { BallotController } from './ballot.controller.js';
import { BallotIssuer } from './ballot-issuer.js';
import { TokenSource } from './ballot-token.js';
import { BallotViewService } from './ballot-view.service.js';
import { DossiersController } from './dossiers.controller.js';
import { DossiersReader } from './dossiers.reader.js';
import { DossiersRepository } from './dossiers.repository.js';
import { DossiersService } from './dossiers.service.js';

export { BallotBox } from './ballot-box.repository.js';
export { hashToken, isToken, TokenSource } from './ballot-token.js';

@Module({
  imports: [SignalKeysModule],
  controllers: [DossiersController, BallotController],
  providers: [
    BallotBox,
    BallotIssuer,
    BallotViewService,
    DossiersReader,
    DossiersRepository,
    DossiersService,
    TokenSource,
  ],
  exports: [BallotBox, DossiersReader, TokenSource],
})
export class BallotsModule {}
