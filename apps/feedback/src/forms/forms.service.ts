import type {
  Form,
  FormFigures,
  formFiguresQuery,
  formRequest,
} from '@namkhong/contracts/http/feedback-forms';
import { addMonths, faultsOfForm, monthOf, type CivilDate, type Month } from '@namkhong/domain';
import { AuditLog, Database, Ids, Problem, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { BallotSetReader } from '../directory/ballot-set.reader.js';
import { DirectoryReader } from '../directory/directory.reader.js';
import { messageOf } from '../import-report.js';
import { FormRepository } from './form.repository.js';
import { tellFormFigures } from './tell-figures.js';

/** What is asked beside the criteria, arranged by whoever is responsible for the unit, and what was chosen. */
@Injectable()
export class FormsService {
  constructor(
    private readonly database: Database,
    private readonly forms: FormRepository,
    private readonly directory: DirectoryReader,
    private readonly ballotSet: BallotSetReader,
    private readonly audit: AuditLog,
    private readonly ids: Ids,
  ) {}

  async list(): Promise<Form[]> {
    return this.database.read((session) => this.forms.all(session));
  }

  /**
   * @param dryRun only says whether it could be asked
   * @throws Problem 403, 404 `unit-unknown`, 422 `form-not-ahead`, `form-invalid` with each question and what is wrong
   */
  async arrange(request: z.output<typeof formRequest>, dryRun: boolean, caller: Caller): Promise<Form> {
    const { criteria } = await this.ballotSet.require(request.validFrom);
    return this.database.transaction(async (session) => {
      await this.requireFor(session, 'form.arrange', request.unitId, caller);
      if (request.validFrom <= caller.today) throw new Problem(422, 'form-not-ahead', { day: caller.today });
      refuseFaults(request, criteria);
      const form = { ...request, formId: this.ids.next() };
      if (dryRun) return form;
      await this.forms.add(session, form);
      this.audit.append(session, {
        act: 'form.arrange',
        caller,
        targets: [form.formId],
        details: { unitId: form.unitId, validFrom: form.validFrom, questions: form.questions.length },
      });
      return form;
    });
  }

  /** @throws Problem 403, 404 `form-unknown`, `unit-unknown` */
  async figures(
    formId: string,
    { unitId, from, to }: z.output<typeof formFiguresQuery>,
    caller: Caller,
  ): Promise<FormFigures> {
    return this.database.read(async (session) => {
      await this.requireFor(session, 'form.read', unitId, caller);
      const form = await this.forms.find(session, formId);
      if (!form) throw new Problem(404, 'form-unknown');
      const span = { from, to };
      const chosen = await this.forms.chosen(session, formId, unitId, daysOf(from, to));
      return {
        formId,
        unitId,
        questions: tellFormFigures(form.questions, chosen, span, monthOf(caller.today)),
      };
    });
  }

  private async requireFor(
    session: Session,
    action: 'form.arrange' | 'form.read',
    unitId: string | null,
    caller: Caller,
  ): Promise<void> {
    if (unitId === null) return void caller.require(action, 'whole-organisation');
    await this.directory.requireUnit(session, caller, action, unitId);
  }
}

function refuseFaults(
  { questions }: z.output<typeof formRequest>,
  criteria: readonly { readonly code: string }[],
): void {
  const faults = faultsOfForm(
    questions,
    criteria.map(({ code }) => code),
  );
  if (faults.length === 0) return;
  const errors = faults.map(({ question, fault }) => ({
    path: `questions.${questions.findLastIndex(({ code }) => code === question)}`,
    code: fault,
    message: messageOf(fault),
  }));
  throw new Problem(422, 'form-invalid', { errors });
}

function daysOf(from: Month, to: Month): { readonly from: CivilDate; readonly to: CivilDate } {
  return { from: `${from}-01`, to: `${addMonths(to, 1)}-01` };
}
