import { randomUUID } from 'node:crypto';
import type { openRating, ratingReceipt, servicePointView } from '@namkhong/contracts/http/feedback';
import type { FurtherAnswers } from '@namkhong/contracts/http/feedback-forms';
import { localDate, type CivilDate } from '@namkhong/domain';
import { Clock, Database, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { BallotSetReader } from '../directory/ballot-set.reader.js';
import { FormsReader } from '../forms/forms.reader.js';
import { refuseUnknownCriteria, type Rating } from '../ratings/ratings.module.js';
import { OpenRatingsStore } from './open-ratings.store.js';
import { servicePointKey, ServicePointsReader, type PlacedServicePoint } from './service-points.reader.js';

/** What is rated where nobody says what it was about. */
const ANYTHING = 'unspecified';

/** Takes what anybody says of a place with a code on the wall: of the unit, never of an official, and shown apart. */
@Injectable()
export class OpenRatingsService {
  constructor(
    private readonly database: Database,
    private readonly points: ServicePointsReader,
    private readonly store: OpenRatingsStore,
    private readonly forms: FormsReader,
    private readonly ballotSet: BallotSetReader,
    private readonly clock: Clock,
  ) {}

  /** What is asked at the place today. */
  async view(code: string): Promise<z.output<typeof servicePointView>> {
    const day = localDate(this.clock.now());
    const criteriaSet = await this.ballotSet.require(day);
    const [point, form] = await this.database.read(async (session) => {
      const found = await this.place(session, code);
      return [found, await this.forms.asked(session, ratedAt(found), day)] as const;
    });
    return {
      code: point.code,
      name: point.name,
      unitId: point.unit.unitId,
      unitName: point.unit.name,
      setCode: criteriaSet.setCode,
      setVersion: criteriaSet.version,
      questions: criteriaSet.criteria,
      form,
      illustrative: point.illustrative,
    };
  }

  /** @throws Problem 422 `proof-invalid`, 409 `proof-spent`, 404 `service-point-unknown` */
  async rate(request: z.output<typeof openRating>): Promise<z.output<typeof ratingReceipt>> {
    const now = this.clock.now();
    const day = localDate(now);
    const criteriaSet = await this.ballotSet.require(day);
    const { levels, further } = request;
    refuseUnknownCriteria({ levels, channel: 'qr' }, criteriaSet);
    const proof = await this.store.requireProof(request.proof, now);
    return this.database.transaction(async (session) => {
      const point = await this.place(session, request.servicePoint);
      if (further) await this.requireAsked(session, further, levels, ratedAt(point), day);
      const rating: Rating = {
        ratingId: randomUUID(),
        ...ratedAt(point),
        officialId: null,
        servicePoint: servicePointKey(point.code),
        outcome: null,
        channel: 'qr',
        assurance: 'open',
        day,
        setCode: criteriaSet.setCode,
        setVersion: criteriaSet.version,
        levels,
        illustrative: point.illustrative,
      };
      return this.store.add(session, rating, proof, now, further);
    });
  }

  private async requireAsked(
    session: Session,
    further: FurtherAnswers,
    levels: Rating['levels'],
    rated: ReturnType<typeof ratedAt>,
    day: CivilDate,
  ): Promise<void> {
    await this.forms.requireValid(session, further, levels);
    if (!(await this.forms.wasAsked(session, further.formId, rated, day)))
      throw new Problem(422, 'form-not-asked');
  }

  private async place(session: Session, code: string): Promise<PlacedServicePoint> {
    const point = await this.points.find(session, code, localDate(this.clock.now()));
    if (!point) throw new Problem(404, 'service-point-unknown', { code });
    return point;
  }
}

function ratedAt({ unit }: PlacedServicePoint): { readonly unitId: string; readonly procedureGroup: string } {
  return { unitId: unit.unitId, procedureGroup: ANYTHING };
}
