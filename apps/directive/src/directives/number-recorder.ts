import { findDocumentType, type CivilDate, type DocumentNumber } from '@namkhong/domain';
import { Clock, Ids, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { IssuerRepository, type Issuer } from './issuer.repository.js';
import { seriesType } from './number-allocator.js';
import { NumberRepository } from './number.repository.js';
import { periodOfRecorded } from './numbering-period.js';

export interface RecordedNumber {
  readonly directiveId: string;
  readonly parsedNumber: DocumentNumber;
  readonly type: string;
  readonly issuer: string;
  readonly issuedOn: CivilDate;
  readonly actor: string;
}

/** Where a document from elsewhere stands in the register. */
export interface Registration {
  readonly issuerId: string;
  readonly numberingPeriod: string;
  readonly recordedAt: Date;
}

/** Enters numbers that were given out elsewhere, without moving the series in which we give out ours. */
@Injectable()
export class NumberRecorder {
  constructor(
    private readonly issuers: IssuerRepository,
    private readonly numbers: NumberRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Takes the number down for the document, and says where it counts. A number that was declared for it becomes its own.
   * Throws Problem 409 `document-number-taken` where the number was given out here, or is on another document.
   */
  async enter(session: Session, recorded: RecordedNumber): Promise<Registration> {
    const { parsedNumber, issuedOn, directiveId, actor } = recorded;
    const issuer = await this.issuerOf(session, recorded.issuer, parsedNumber);
    const terms = await this.issuers.terms(session, issuer.issuerId);
    const period = periodOfRecorded(parsedNumber, issuedOn, terms);
    const type = seriesType(issuer, findDocumentType(recorded.type) ?? recorded.type);
    const key = { issuerId: issuer.issuerId, type, period };
    await this.numbers.lockSeries(session, key);
    const { number, suffix, normalised: written } = parsedNumber;
    const uses = await this.numbers.usesOf(session, key, number, suffix);
    if (uses.some((use) => use.kind === 'allocated' || use.written === written)) {
      throw new Problem(409, 'document-number-taken', { number: written, issuer: issuer.name });
    }
    const recordedAt = this.clock.now();
    const used = {
      number,
      suffix,
      written,
      directiveId,
      issuedOn,
      kind: 'recorded',
      notedBy: actor,
    } as const;
    if (uses.some(({ kind }) => kind === 'declared')) await this.numbers.bind(session, key, used);
    else await this.numbers.note(session, key, { ...used, reason: null }, recordedAt);
    return { issuerId: issuer.issuerId, numberingPeriod: period, recordedAt };
  }

  /** The issuer of that name; one we did not know is taken down with the symbol of its number. */
  private async issuerOf(session: Session, name: string, number: DocumentNumber): Promise<Issuer> {
    const { system, issuer: symbol } = number;
    const known = await this.issuers.lockByName(session, name);
    if (known !== null) return known;
    const issuer: Issuer = {
      ...{ issuerId: this.ids.next(), name, system, symbol },
      ...{ numbering: 'per-type', unitId: null, version: 1 },
    };
    if (await this.issuers.add(session, issuer, this.clock.now())) return issuer;
    const meanwhile = await this.issuers.lockByName(session, name);
    if (meanwhile === null) throw new Error(`issuer ${name} vanished`);
    return meanwhile;
  }
}
