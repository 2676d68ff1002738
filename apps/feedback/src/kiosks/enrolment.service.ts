import type {
  KioskIdentity,
  kioskCode,
  kioskCodeRequest,
  kioskEnrolment,
} from '@namkhong/contracts/http/feedback-kiosks';
import { kioskProof } from '@namkhong/contracts/http/feedback-kiosks';
import { isValidOn, localDate } from '@namkhong/domain';
import {
  type Caller,
  Clock,
  Database,
  hashReceiptCode,
  Ids,
  Problem,
  ReceiptCodes,
  type Session,
} from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DirectoryReader } from '../directory/directory.reader.js';
import { KioskCodesRepository, type KioskCode } from './kiosk-codes.repository.js';
import { KioskLedger } from './kiosk-ledger.js';
import { sha256, signedTextsOf } from './signed-text.js';

type Enrolment = z.output<typeof kioskEnrolment>;

const HOURS_OF_A_CODE = 24;

/** Puts kiosks into service: an operator makes a code, a device shows that it holds a key, and is known from then on. */
@Injectable()
export class EnrolmentService {
  private readonly receiptCodes = new ReceiptCodes();

  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryReader,
    private readonly codes: KioskCodesRepository,
    private readonly ledger: KioskLedger,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 404 `unit-unknown`, `kiosk-unknown`; 403; 422 `unit-not-in-force`; 409 `kiosk-retired` */
  async makeCode(
    caller: Caller,
    request: z.output<typeof kioskCodeRequest>,
  ): Promise<z.output<typeof kioskCode>> {
    const { receiptCode: code, receiptHash } = this.receiptCodes.issue();
    const expiresAt = new Date(this.clock.now().getTime() + HOURS_OF_A_CODE * 3_600_000);
    await this.database.transaction(async (session) => {
      await this.directory.requireUnit(session, caller, 'kiosk.manage', request.unitId);
      const unit = await this.directory.unit(session, request.unitId);
      if (!unit || !isValidOn(unit, caller.today)) throw new Problem(422, 'unit-not-in-force');
      if (request.replaces !== null) {
        const replaced = await this.ledger.require(session, request.replaces);
        await this.directory.requireUnit(session, caller, 'kiosk.manage', replaced.unitId);
        if (replaced.state !== 'active') throw new Problem(409, 'kiosk-retired');
      }
      await this.codes.add(session, receiptHash, request, expiresAt);
    });
    return { code, expiresAt: expiresAt.toISOString() };
  }

  /**
   * Enrols the device that holds the key. Asked again by the same device with the same code, as after a lost answer, it
   * answers the same.
   *
   * @throws Problem 404 `kiosk-code-invalid`; 409 `kiosk-code-spent`, `kiosk-key-known`; 422 `kiosk-signature-invalid`
   */
  async enrol({ code, publicKey, proof }: Enrolment): Promise<KioskIdentity> {
    const read = await signedTextsOf(publicKey);
    const proven = await read(proof, kioskProof);
    if (typeof proven === 'string' || proven.payload.code !== code)
      throw new Problem(422, 'kiosk-signature-invalid');
    const hash = hashReceiptCode(code);
    if (hash === null) throw new Problem(404, 'kiosk-code-invalid');
    return this.database.transaction(async (session) => {
      const made = await this.codes.lock(session, hash);
      if (!made || made.expiresAt < this.clock.now()) throw new Problem(404, 'kiosk-code-invalid');
      const known = await this.ledger.byKey(session, publicKey);
      if (made.kioskId !== null) {
        if (known?.kioskId !== made.kioskId) throw new Problem(409, 'kiosk-code-spent');
        return this.ledger.identity(session, known);
      }
      if (known) throw new Problem(409, 'kiosk-key-known');
      return this.add(session, hash, made, publicKey);
    });
  }

  private async add(
    session: Session,
    hash: Buffer,
    made: KioskCode,
    publicKey: string,
  ): Promise<KioskIdentity> {
    const today = localDate(this.clock.now());
    const kioskId = this.ids.next();
    const { unitId, servicePoint, procedureGroup, replaces } = made;
    const unit = await this.directory.unit(session, unitId);
    const kiosk = {
      kioskId,
      unitId,
      servicePoint,
      procedureGroup,
      replaces,
      illustrative: unit?.illustrative ?? false,
      publicKey,
      lastHash: sha256(kioskId),
    };
    await this.ledger.add(session, kiosk, today);
    await this.codes.spend(session, hash, kioskId);
    return this.ledger.identity(session, kiosk);
  }
}
