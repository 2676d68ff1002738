import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import {
  lowFlagEndedV1,
  lowFlagRaisedV1,
  ratingCastV1,
  ratingSignalledV1,
  serviceCountedV1,
  type Channel,
} from '@namkhong/contracts';
import { addDays } from '@namkhong/domain';
import { eventually } from '@namkhong/service-kit/testing';
import { v7 } from 'uuid';
import { z } from 'zod';
import { ratingOf, servedOf, signalOf, unitOf } from './fixtures.js';
import type { Answer, StartedScoring } from './start-scoring.js';

/** What one official was given in one quarter: the levels of each day. */
export interface GivenQuarter {
  readonly days: readonly (readonly number[])[];
  readonly raters: number;
  readonly invited: number;
  /** The channel of a day's so-manieth rating; the web where nothing is said. */
  readonly channelOf?: (nth: number) => Channel;
}

/** Golden vector V26: 118 ratings on 25 days, the figures of an independent program beside them. */
const vectors = new URL('../../../../packages/domain/vectors/vectors.json', import.meta.url);
const { V26_day_robust: golden } = z
  .looseObject({ V26_day_robust: z.looseObject({ days: z.array(z.array(z.int())) }) })
  .parse(JSON.parse(readFileSync(vectors, 'utf8')));
export const goldenQuarter: GivenQuarter = {
  days: golden.days.map((counts) =>
    counts.flatMap((count, index) => new Array<number>(count).fill(index + 1)),
  ),
  raters: 118,
  invited: 354,
};

/** Ratings of the lowest levels spread over days: 50 from 30 people on 20 days of 500 invited is the least there must be. */
export function lowQuarter({ ratings = 50, days = 20, raters = 30, invited = 500 } = {}): GivenQuarter {
  return {
    days: Array.from({ length: days }, (_, day) =>
      Array.from({ length: ratings }, (__, index) => ({ day: index % days, level: 1 + (index % 3) }))
        .filter((rating) => rating.day === day)
        .map(({ level }) => level),
    ),
    raters,
    invited,
  };
}

export function goodQuarter(): GivenQuarter {
  const { days, ...rest } = lowQuarter();
  return { ...rest, days: days.map((levels) => levels.map((level) => Math.min(5, level + 3))) };
}

const starts = ['2026-04-01', '2026-07-01'] as const;
export const quarters = ['2026-Q2', '2026-Q3'] as const;

/** An official of a unit of their own, low or not in the second and the third quarter of 2026. */
export function officialWith(
  first: GivenQuarter,
  second: GivenQuarter,
  change: { illustrative?: boolean } = {},
) {
  return {
    unit: unitOf(`MH-${v7().slice(-12)}`, change),
    officialId: v7(),
    quarters: [first, second] as const,
  };
}
export type GivenOfficial = ReturnType<typeof officialWith>;

/** Tells a service what officials were given, waits until it is folded, and asks it what became of flags. */
export class FlagWorld {
  private ratings = 0;
  private signals = 0;
  private invitations = 0;

  constructor(private readonly scoring: StartedScoring) {}

  async tell(cast: readonly ReturnType<typeof ratingOf>[]): Promise<void> {
    await this.scoring.receive(ratingCastV1, ...cast);
    this.ratings += cast.length;
  }

  /** Both quarters of each official, with raters and dossiers. */
  async tellAll(given: readonly GivenOfficial[], change: { setCode?: string } = {}): Promise<void> {
    await this.scoring.learn(...given.map(({ unit }) => unit));
    for (const { unit, officialId, quarters: both } of given) {
      for (const [index, { days, raters, invited, channelOf = () => 'web' as const }] of both.entries()) {
        const start = starts[index] ?? starts[0];
        const { illustrative } = unit;
        const cast = days.flatMap((levels, day) =>
          levels.map((overall, nth) => {
            const given = { officialId, day: addDays(start, day), channel: channelOf(nth), illustrative };
            return ratingOf(unit, { overall }, { ...given, ...change });
          }),
        );
        await this.tell(cast);
        const told =
          raters > 0 ? cast.map((rating, nth) => signalOf(rating, `${officialId} ${nth % raters}`)) : [];
        await this.scoring.receive(ratingSignalledV1, ...told);
        await this.scoring.receive(serviceCountedV1, servedOf(unit, officialId, start, invited));
        this.invitations += invited;
        this.signals += told.length;
      }
    }
    await this.folded();
  }

  private async folded(): Promise<void> {
    await this.scoring.settled(this.ratings);
    await this.scoring.counted('rating_signal', this.signals);
    await eventually(async () => {
      const invited = `SELECT sum(invited)::int AS n FROM service_day WHERE subject_kind = 'official'`;
      expect(await this.scoring.sql(invited)).toEqual([{ n: this.invitations }]);
    });
  }

  async ratingsFolded(): Promise<void> {
    await this.scoring.counted('rating', this.ratings);
  }

  async close(quarter: string, setCode = 'sipas'): Promise<void> {
    const answer = await this.scoring.post('operator', 'periods', { setCode, quarter });
    expect(answer.status).toBe(201);
  }

  evaluate(body: object) {
    return this.scoring.post('operator', 'evaluations', body);
  }

  async raised() {
    return (await this.scoring.published(lowFlagRaisedV1)).map(({ data }) => data);
  }

  async ended() {
    return (await this.scoring.published(lowFlagEndedV1)).map(({ data }) => data);
  }

  /** The latest flag of the official, as an inspector of the unit sees it. */
  async flagOf({ unit }: GivenOfficial): Promise<Answer['body']> {
    const answer = await this.scoring.get({ role: 'inspector', unitId: unit.unitId }, 'flags');
    // eslint-disable-next-line @typescript-eslint/no-unsafe-member-access -- as `Answer`
    return answer.body.items[0];
  }
}
