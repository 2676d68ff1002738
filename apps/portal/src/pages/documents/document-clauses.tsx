import type { DocumentView } from '@namkhong/contracts/http/directive-documents';
import type { RecipientGroupSummary } from '@namkhong/contracts/http/directive-assignments';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { cutTasks, documentsKey, recipientGroupsQuery, stepDocument } from '../../api/documents.js';
import { useApi } from '../../api/use-api.js';
import type { Act } from '../../forms/act.js';
import { Acts } from '../../forms/acts.js';
import { useCaller } from '../work/caller-context.js';
import { mayDo } from '../work/sections.js';

type Clause = DocumentView['clauses'][number];

/** The clauses with what may be done to each: changed while it is a draft, given to units once it is issued. */
export function DocumentClauses({ shown }: { readonly shown: DocumentView }) {
  const { t } = useTranslation();
  const { grants } = useCaller();
  const mayCut = mayDo('directive.issue', grants);
  const groups = useQuery({ ...recipientGroupsQuery(useApi()), enabled: mayCut });
  return (
    <section className="section" aria-labelledby="clauses">
      <h2 id="clauses">{t('document.clauses')}</h2>
      {shown.clauses.map((clause) => {
        const acts = [
          ...(shown.state === 'draft' && mayDo('document.draft', grants) ? draftActs(shown, clause, t) : []),
          ...(['issued', 'amended'].includes(shown.state) && mayCut && !clause.repealed
            ? [cutAct(shown, clause, groups.data?.items ?? [], t)]
            : []),
        ];
        return (
          <article key={clause.clauseId} className="card">
            <h3>
              {t('document.clause', { n: clause.ordinal })}
              {clause.repealed ? <span className="tag">{t('document.repealed')}</span> : null}
            </h3>
            <p lang="vi">{clause.text}</p>
            <Acts
              scope={`clause:${clause.clauseId}`}
              label={`${t('document.actsLabel')}: ${t('document.clause', { n: clause.ordinal })}`}
              acts={acts}
              refresh={[documentsKey, ['assignments'], ['matrix']]}
            />
          </article>
        );
      })}
    </section>
  );
}

function draftActs(shown: DocumentView, clause: Clause, t: TFunction): readonly Act[] {
  const path = `clauses/${clause.clauseId}`;
  return [
    {
      name: 'edit',
      title: t('document.edit', { n: clause.ordinal }),
      fields: [
        { name: 'text', label: t('document.clauseText'), hint: clause.text, kind: 'lines', longest: 5000 },
      ],
      send: async (api, body, key) => stepDocument(api, shown, path, body, key, 'PUT'),
    },
    {
      name: 'remove',
      title: t('document.remove', { n: clause.ordinal }),
      fields: [],
      send: async (api, _, key) => stepDocument(api, shown, path, undefined, key, 'DELETE'),
    },
  ];
}

const everyCommune = 'all-current-communes';

function cutAct(
  shown: DocumentView,
  clause: Clause,
  groups: readonly RecipientGroupSummary[],
  t: TFunction,
): Act {
  return {
    name: 'cut',
    title: t('document.cut', { n: clause.ordinal }),
    text: t('document.explained.cut'),
    fields: [
      { name: 'title', label: t('document.task'), kind: 'line', longest: 300 },
      {
        ...{ name: 'units', label: t('document.recipients'), kind: 'choice' },
        choices: [
          { value: everyCommune, label: t('document.allCommunes') },
          ...groups.map(({ groupId, name, units }) => ({
            value: groupId,
            label: t('document.group', { name, units }),
          })),
        ],
      },
      { name: 'dueOn', label: t('document.dueOn'), kind: 'date', optional: true },
      { name: 'dueInWorkingDays', label: t('document.dueInWorkingDays'), kind: 'whole', optional: true },
      { name: 'dueInWorkingHours', label: t('document.dueInWorkingHours'), kind: 'whole', optional: true },
      { name: 'expectedOutput', label: t('document.output'), kind: 'line', longest: 500, optional: true },
      {
        ...{ name: 'urgency', label: t('document.taskUrgency'), kind: 'choice' },
        choices: (['normal', 'urgent', 'express'] as const).map((value) => ({
          value,
          label: t(`document.taskUrgencies.${value}`),
        })),
      },
    ],
    send: async (api, { units, ...task }, key) =>
      cutTasks(
        api,
        shown.documentId,
        {
          units: units === everyCommune ? units : { groupId: units },
          assignments: [{ clauseId: clause.clauseId, ...undatedUnless(task), ...task }],
        },
        key,
      ),
  };
}

/** Of a task with no deadline that is said: a service does not guess whether somebody forgot it. */
function undatedUnless(task: Readonly<Record<string, unknown>>): { readonly dueOn?: null } {
  const isDated = ['dueOn', 'dueInWorkingDays', 'dueInWorkingHours'].some((name) => task[name] !== undefined);
  return isDated ? {} : { dueOn: null };
}
