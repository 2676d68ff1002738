import type { FurtherAnswers, FurtherForm } from '@namkhong/contracts/http/feedback-forms';
import { addDays, faultsOfAnswers, type CivilDate } from '@namkhong/domain';
import { Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DirectoryReader } from '../directory/directory.reader.js';
import { messageOf } from '../import-report.js';
import { formInForce } from './form-in-force.js';
import { FormRepository } from './form.repository.js';

/** Whom a form is asked of: of ratings of a unit about a group of procedures. */
interface Rated {
  readonly unitId: string;
  readonly procedureGroup: string;
}

/** What other capabilities ask of forms: which is asked, and whether answers can be taken. */
@Injectable()
export class FormsReader {
  constructor(
    private readonly forms: FormRepository,
    private readonly directory: DirectoryReader,
  ) {}

  /** What is asked beside the criteria on the day; null where nothing is. */
  async asked(session: Session, rated: Rated, day: CivilDate): Promise<FurtherForm | null> {
    const ancestorIds = (await this.directory.ancestors(session, rated.unitId)) ?? [];
    const unitIds = [rated.unitId, ...ancestorIds];
    const forms = await this.forms.of(session, unitIds);
    const form = formInForce(forms, { unitIds, procedureGroup: rated.procedureGroup }, day);
    return form ? { formId: form.formId, questions: form.questions } : null;
  }

  /**
   * Whether the form was asked of such ratings on the day or the day before, as a page may have been opened before midnight.
   */
  async wasAsked(session: Session, formId: string, rated: Rated, day: CivilDate): Promise<boolean> {
    for (const asked of [day, addDays(day, -1)])
      if ((await this.asked(session, rated, asked))?.formId === formId) return true;
    return false;
  }

  /** @throws Problem 422 `form-unknown`, `further-invalid` with each answer that the form does not lead to */
  async requireValid(
    session: Session,
    { formId, answers }: FurtherAnswers,
    levels: Readonly<Record<string, number>>,
  ): Promise<void> {
    const form = await this.forms.find(session, formId);
    if (!form) throw new Problem(422, 'form-unknown');
    const faults = faultsOfAnswers(form.questions, levels, answers);
    if (faults.length === 0) return;
    const errors = faults.map(({ question, fault }) => ({
      path: `further.answers.${question}`,
      code: fault,
      message: messageOf(fault),
    }));
    throw new Problem(422, 'further-invalid', { errors });
  }
}
