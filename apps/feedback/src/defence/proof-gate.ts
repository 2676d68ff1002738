import { Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ProofOfWork, type Proof } from './proof-of-work.js';
import { SpentProofs } from './spent-proofs.repository.js';

/** Lets through what brings a solved challenge, each once. */
@Injectable()
export class ProofGate {
  constructor(
    private readonly proofs: ProofOfWork,
    private readonly spent: SpentProofs,
  ) {}

  /** Outside of a transaction: a wrong proof costs no connection. @throws Problem 422 `proof-invalid` */
  async require(text: string, now: Date): Promise<Proof> {
    const proof = await this.proofs.check(text, now);
    if (!proof) throw new Problem(422, 'proof-invalid');
    return proof;
  }

  /** @throws Problem 409 `proof-spent` */
  async spend(session: Session, proof: Proof, now: Date): Promise<void> {
    if (!(await this.spent.spend(session, proof, now))) throw new Problem(409, 'proof-spent');
  }
}
