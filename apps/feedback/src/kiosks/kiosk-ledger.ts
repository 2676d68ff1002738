import type { KioskIdentity } from '@namkhong/contracts/http/feedback-kiosks';
import type { CivilDate } from '@namkhong/domain';
import { Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DirectoryReader } from '../directory/directory.reader.js';
import { KioskEvents } from './kiosk-events.js';
import { KioskRepository, type Kiosk } from './kiosk.repository.js';

type NewKiosk = Parameters<KioskRepository['add']>[1];

/** The kiosks, each change with its event. */
@Injectable()
export class KioskLedger {
  constructor(
    private readonly kiosks: KioskRepository,
    private readonly events: KioskEvents,
    private readonly directory: DirectoryReader,
  ) {}

  /** @throws Problem 404 `kiosk-unknown` */
  async require(session: Session, kioskId: string): Promise<Kiosk> {
    const kiosk = await this.kiosks.find(session, kioskId);
    if (!kiosk) throw new Problem(404, 'kiosk-unknown');
    return kiosk;
  }

  async byKey(session: Session, publicKey: string): Promise<Kiosk | undefined> {
    return this.kiosks.byKey(session, publicKey);
  }

  /** Enrols a kiosk, and retires the one in whose place it comes. */
  async add(session: Session, kiosk: NewKiosk, today: CivilDate): Promise<void> {
    await this.kiosks.add(session, kiosk, today);
    await this.events.recorded(session, kiosk, 'active', today);
    if (kiosk.replaces === null) return;
    const replaced = await this.kiosks.lock(session, kiosk.replaces);
    if (replaced?.state !== 'active') throw new Problem(409, 'kiosk-retired');
    await this.retire(session, replaced, { state: 'replaced', on: today, reason: null });
  }

  async retire(
    session: Session,
    kiosk: Kiosk,
    retirement: Parameters<KioskRepository['retire']>[2],
  ): Promise<void> {
    await this.kiosks.retire(session, kiosk.kioskId, retirement);
    await this.events.recorded(session, kiosk, retirement.state, retirement.on);
  }

  /** What a device may know of itself. */
  async identity(
    session: Session,
    {
      kioskId,
      unitId,
      servicePoint,
      illustrative,
    }: Pick<Kiosk, 'kioskId' | 'unitId' | 'servicePoint' | 'illustrative'>,
  ): Promise<KioskIdentity> {
    const unit = await this.directory.unit(session, unitId);
    return { kioskId, unitName: unit?.name ?? '', servicePoint, illustrative };
  }
}
