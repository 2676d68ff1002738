import type { Form } from '@namkhong/contracts/http/feedback-forms';
import type { Month } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';

const columns = `form_id as "formId", unit_id as "unitId", procedure_group as "procedureGroup",
  valid_from::text as "validFrom", title, questions, basis`;

/** How often an option was chosen in a month; `option` is null for how many answered the question. */
export interface ChosenInMonth {
  readonly month: Month;
  readonly question: string;
  readonly option: string | null;
  readonly count: number;
}

/** Forms, which never change, and sums of what was chosen. */
export class FormRepository {
  async add(session: Session, form: Form): Promise<void> {
    const { formId, unitId, procedureGroup, validFrom, title, questions, basis } = form;
    await session.query(
      `insert into form (form_id, unit_id, procedure_group, valid_from, title, questions, basis)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [formId, unitId, procedureGroup, validFrom, JSON.stringify(title), JSON.stringify(questions), basis],
    );
  }

  /** All of them, in the order in which they were recorded. */
  async all(session: Session): Promise<Form[]> {
    return session.query<Form & Record<string, unknown>>(`select ${columns} from form order by form_id`);
  }

  async find(session: Session, formId: string): Promise<Form | undefined> {
    const [form] = await session.query<Form & Record<string, unknown>>(
      `select ${columns} from form where form_id = $1`,
      [formId],
    );
    return form;
  }

  /** Those of the units or of the whole organisation. */
  async of(session: Session, unitIds: readonly string[]): Promise<Form[]> {
    return session.query<Form & Record<string, unknown>>(
      `select ${columns} from form where unit_id is null or unit_id = any($1)`,
      [unitIds],
    );
  }

  /** What was chosen in ratings of the unit itself, by month from `from` on and before `to`. */
  async chosen(
    session: Session,
    formId: string,
    unitId: string,
    days: { readonly from: string; readonly to: string },
  ): Promise<ChosenInMonth[]> {
    return session.query<ChosenInMonth & Record<string, unknown>>(
      `with answer as (
         select to_char(rating.day, 'YYYY-MM') as month, question.key as question, question.value as options
         from further_answer join rating using (rating_id), jsonb_each(answers) as question
         where form_id = $1 and unit_id = $2 and day >= $3 and day < $4
       )
       select month, question, null as option, count(*)::int as count from answer group by 1, 2
       union all
       select month, question, option, count(*)::int
       from answer, jsonb_array_elements_text(options) as option group by 1, 2, 3`,
      [formId, unitId, days.from, days.to],
    );
  }
}
