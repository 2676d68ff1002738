import { randomUUID } from 'node:crypto';
import type { surveyImport, SurveyMapping } from '@namkhong/contracts/http/feedback';
import type { ImportReport } from '@namkhong/contracts/http/import-report';
import { Database, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CriteriaSetsReader, versionInForce } from '../directory/criteria-sets.reader.js';
import { DirectoryReader } from '../directory/directory.reader.js';
import { reportOf } from '../import-report.js';
import type { RefusedLine } from '../line-fault.js';
import { RatingsRepository } from '../ratings/ratings.module.js';
import { readSurvey, type SurveyFile } from './read-survey.js';
import { SurveyMappingRepository } from './survey-mapping.repository.js';
import { SurveyRowRepository } from './survey-row.repository.js';
import { toRating, type SurveyContext } from './to-rating.js';

type SurveyImport = z.output<typeof surveyImport>;

/** Turns the rows of a survey file into ratings of open assurance, each row once. */
@Injectable()
export class SurveysService {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryReader,
    private readonly sets: CriteriaSetsReader,
    private readonly mappings: SurveyMappingRepository,
    private readonly rows: SurveyRowRepository,
    private readonly ratings: RatingsRepository,
  ) {}

  /** @throws Problem 404 `mapping-unknown`; 422 `set-unknown`, `csv-invalid`, `survey-column-missing` */
  async import(request: SurveyImport, dryRun: boolean): Promise<ImportReport> {
    const mapping =
      typeof request.mapping === 'string' ? await this.mappings.get(request.mapping) : request.mapping;
    const versions = await this.sets.versions(mapping.setCode);
    if (versions.length === 0) throw new Problem(422, 'set-unknown', { setCode: mapping.setCode });
    const file = readSurvey(request.csv, mapping);
    if ('fault' in file) throw new Problem(422, file.fault.code, { ...file.fault.params });
    return this.database.transaction(async (session) => {
      const directory = await this.directory.load(session, { units: Object.values(mapping.units) });
      const context = { mapping, directory, versionOn: (day: string) => versionInForce(versions, day) };
      return this.take(session, file, context, dryRun);
    });
  }

  private async take(
    session: Session,
    file: SurveyFile,
    context: SurveyContext,
    dryRun: boolean,
  ): Promise<ImportReport> {
    const decided = file.questionnaires.map(({ line, questionnaire }) => ({
      line,
      rowKey: questionnaire.rowKey,
      rating: toRating(questionnaire, context, randomUUID()),
    }));
    const rejected: RefusedLine[] = [...file.refused];
    const good = decided.flatMap(({ line, rowKey, rating }) => {
      if (!('code' in rating)) return [{ rowKey, rating }];
      rejected.push({ line, reason: rating });
      return [];
    });
    const { setCode } = context.mapping;
    const known = await this.rows.known(
      session,
      setCode,
      good.map(({ rowKey }) => rowKey),
    );
    const fresh = good.filter(({ rowKey }) => !known.has(rowKey));
    if (!dryRun) await this.write(session, setCode, fresh);
    const sums = { accepted: fresh.length, unchanged: good.length - fresh.length, rejected };
    return reportOf(sums, dryRun);
  }

  private async write(
    session: Session,
    setCode: SurveyMapping['setCode'],
    fresh: readonly {
      readonly rowKey: string;
      readonly rating: Parameters<RatingsRepository['add']>[1][number];
    }[],
  ): Promise<void> {
    await this.rows.add(
      session,
      setCode,
      fresh.map(({ rowKey }) => rowKey),
    );
    await this.ratings.add(
      session,
      fresh.map(({ rating }) => rating),
    );
  }
}
