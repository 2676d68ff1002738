import { Module, type DynamicModule } from '@nestjs/common';
import { ChallengesController } from './challenges.controller.js';
import { ProofGate } from './proof-gate.js';
import { ProofOfWork } from './proof-of-work.js';
import { SpentProofs } from './spent-proofs.repository.js';

export { ProofGate } from './proof-gate.js';
export type { Proof } from './proof-of-work.js';

/** What stands between those who have no ballot and the figures shown apart. */
@Module({})
export class DefenceModule {
  /** @param key 32 bytes that all instances share */
  static forRoot(key: Buffer): DynamicModule {
    return {
      module: DefenceModule,
      global: true,
      controllers: [ChallengesController],
      providers: [{ provide: ProofOfWork, useValue: new ProofOfWork(key) }, SpentProofs, ProofGate],
      exports: [ProofGate],
    };
  }
}
