import { randomUUID } from 'node:crypto';
import type { openRating, ratingReceipt, servicePointView } from '@namkhong/contracts/http/feedback';
import { localDate } from '@namkhong/domain';
import { Clock, Database, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ProofOfWork } from '../defence/defence.module.js';
import { BallotSetReader } from '../directory/ballot-set.reader.js';
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
    private readonly proofs: ProofOfWork,
    private readonly ballotSet: BallotSetReader,
    private readonly clock: Clock,
  ) {}

  /** What is asked at the place today. */
  async view(code: string): Promise<z.output<typeof servicePointView>> {
    const day = localDate(this.clock.now());
    const criteriaSet = await this.ballotSet.require(day);
    const point = await this.database.read((session) => this.place(session, code));
    return {
      code: point.code,
      name: point.name,
      unitId: point.unit.unitId,
      unitName: point.unit.name,
      setCode: criteriaSet.setCode,
      setVersion: criteriaSet.version,
      questions: criteriaSet.criteria,
      illustrative: point.illustrative,
    };
  }

  /** @throws Problem 422 `proof-invalid`, 409 `proof-spent`, 404 `service-point-unknown` */
  async rate(request: z.output<typeof openRating>): Promise<z.output<typeof ratingReceipt>> {
    const now = this.clock.now();
    const day = localDate(now);
    const criteriaSet = await this.ballotSet.require(day);
    const { levels } = request;
    refuseUnknownCriteria({ levels, channel: 'qr' }, criteriaSet);
    const proof = await this.proofs.check(request.proof, now);
    if (!proof) throw new Problem(422, 'proof-invalid');
    return this.database.transaction(async (session) => {
      const point = await this.place(session, request.servicePoint);
      const rating: Rating = {
        ratingId: randomUUID(),
        unitId: point.unit.unitId,
        officialId: null,
        servicePoint: servicePointKey(point.code),
        procedureGroup: ANYTHING,
        outcome: null,
        channel: 'qr',
        assurance: 'open',
        day,
        setCode: criteriaSet.setCode,
        setVersion: criteriaSet.version,
        levels,
        illustrative: point.illustrative,
      };
      return this.store.add(session, rating, proof, now);
    });
  }

  private async place(session: Session, code: string): Promise<PlacedServicePoint> {
    const point = await this.points.find(session, code, localDate(this.clock.now()));
    if (!point) throw new Problem(404, 'service-point-unknown', { code });
    return point;
  }
}
