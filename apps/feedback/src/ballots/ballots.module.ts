import { Module } from '@nestjs/common';
import { FormsModule } from '../forms/forms.module.js';
import { SamplingModule } from '../sampling/sampling.module.js';
import { SignalKeysModule } from '../signal-keys/signal-keys.module.js';
import { BallotBox } from './ballot-box.repository.js';
import { BallotController } from './ballot.controller.js';
import { BallotIssuer } from './ballot-issuer.js';
import { TokenSource } from './ballot-token.js';
import { BallotsReader } from './ballots.reader.js';
import { BallotViewService } from './ballot-view.service.js';
import { DossierIntake } from './dossier-intake.js';
import { DossiersController } from './dossiers.controller.js';
import { DossiersReader } from './dossiers.reader.js';
import { DossiersRepository } from './dossiers.repository.js';
import { DossiersService } from './dossiers.service.js';
import { InvitationIssuer } from './invitation-issuer.js';
import { ServiceCounts } from './service-counts.repository.js';

export { DAYS_OF_DOSSIERS } from './accept-dossier.js';
export { BallotBox } from './ballot-box.repository.js';
export { ServiceCounts, type ServiceCount } from './service-counts.repository.js';
export { hashToken, isToken, TokenSource } from './ballot-token.js';

@Module({
  imports: [FormsModule, SamplingModule, SignalKeysModule],
  controllers: [DossiersController, BallotController],
  providers: [
    BallotBox,
    BallotIssuer,
    BallotViewService,
    BallotsReader,
    DossierIntake,
    DossiersReader,
    DossiersRepository,
    DossiersService,
    InvitationIssuer,
    ServiceCounts,
    TokenSource,
  ],
  exports: [BallotBox, BallotsReader, DossiersReader, ServiceCounts, TokenSource],
})
export class BallotsModule {}
