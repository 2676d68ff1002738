import { isSecret, type CivilDate, type DocumentType, type SecrecyLevel } from '@namkhong/domain';
import { Clock, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { IssuerRepository, type Issuer } from './issuer.repository.js';
import { NumberRepository } from './number.repository.js';
import { periodOfIssue, planNumber } from './plan-number.js';

/** The document that gets a number. */
export interface Numbered {
  readonly directiveId: string;
  readonly issuerId: string;
  readonly type: DocumentType;
  readonly department: string | null;
  readonly secrecy: SecrecyLevel;
  readonly issuedOn: CivilDate;
  readonly termBeginsOn: CivilDate | null;
  readonly actor: string;
}

/**
 * Gives out numbers, always in the transaction that issues the document: one that is rolled back used none, and whoever is
 * next in the series waits for the commit. So there is neither a gap nor a double.
 */
@Injectable()
export class NumberAllocator {
  constructor(
    private readonly issuers: IssuerRepository,
    private readonly numbers: NumberRepository,
    private readonly clock: Clock,
  ) {}

  /** Throws Problem 422 `term-missing`, `date-before-term`, `term-wrong`, `term-over`, `issued-before-last`. */
  async allocate(
    session: Session,
    document: Numbered,
    today: CivilDate,
  ): Promise<{ number: string; period: string }> {
    const issuer = await this.issuers.lock(session, document.issuerId, 'share');
    if (issuer === null) throw new Error(`issuer ${document.issuerId} vanished`);
    const { symbol } = issuer;
    const request = { ...document, symbol, secret: isSecret(document.secrecy) };
    const terms = await this.issuers.terms(session, issuer.issuerId);
    const period = periodOfIssue(request, terms, today);
    if (!period.ok) throw new Problem(422, period.reason.code, period.reason.params);
    const key = { issuerId: issuer.issuerId, type: seriesType(issuer, document.type), period: period.value };
    const series = await this.numbers.lockSeries(session, key);
    const planned = planNumber(request, series, await this.numbers.takenAbove(session, series));
    if (!planned.ok) throw new Problem(422, planned.reason.code, planned.reason.params);
    const { number, written } = planned.value;
    const { directiveId, issuedOn, actor } = document;
    await this.numbers.note(
      session,
      key,
      {
        ...{ number, written, directiveId, issuedOn },
        ...{ suffix: '', kind: 'allocated', reason: null, notedBy: actor },
      },
      this.clock.now(),
    );
    await this.numbers.advance(session, key, number, issuedOn);
    return { number: written, period: period.value };
  }
}

/** Legal acts never share a series with others (NĐ 30/2020, điều 15). */
export function seriesType({ numbering }: Pick<Issuer, 'numbering'>, type: DocumentType | string): string {
  if (typeof type === 'string') return numbering === 'common' ? 'all' : type;
  return numbering === 'common' && !type.yearInNumber ? 'all' : type.code;
}
