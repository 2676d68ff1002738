import type { CivilDate } from '@namkhong/domain';
import { Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Case } from './case.repository.js';
import { findMeasureFault, type Measure } from './measure.js';
import { MeasuresRepository } from './measures.repository.js';

/** Finds the measures that a case speaks of. Null stands for no measure throughout. */
@Injectable()
export class MeasureChoice {
  constructor(private readonly measures: MeasuresRepository) {}

  /**
   * The version of a measure that somebody chooses today.
   *
   * @throws Problem 422 `measure-unknown`, `measure-not-in-force` or `measure-not-for-subject`
   */
  async choose(
    session: Session,
    { officialId }: Pick<Case, 'officialId'>,
    code: string | null,
    today: CivilDate,
  ): Promise<Measure | null> {
    if (code === null) return null;
    // One that has not begun yet is found by no date; whether there is such a code at all is another question.
    const found = await this.measures.latest(session, code, today);
    if (!found) {
      const isKnown = (await this.measures.all(session)).some((measure) => measure.code === code);
      throw new Problem(422, isKnown ? 'measure-not-in-force' : 'measure-unknown', { code });
    }
    const fault = findMeasureFault(found, officialId === null ? 'unit' : 'official', today);
    if (fault !== null) throw new Problem(422, fault, { code });
    return found;
  }

  async proposed(session: Session, one: Case): Promise<Measure | null> {
    return this.of(session, one.proposedMeasure, one.proposedVersion);
  }

  async inForce(session: Session, one: Case): Promise<Measure | null> {
    return this.of(session, one.measureCode, one.measureVersion);
  }

  private async of(session: Session, code: string | null, version: number | null): Promise<Measure | null> {
    return code === null || version === null ? null : this.measures.version(session, code, version);
  }
}
