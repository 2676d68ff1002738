import type { CaseFileView, MeasureView } from '@namkhong/contracts/http/directive-handling';
import type { CallerView } from '@namkhong/contracts/http/directive';
import type { Action } from '@namkhong/domain';
import type { TFunction } from 'i18next';
import { stepCase } from '../../api/case-files.js';
import type { Act, ActBody, ActField } from '../../forms/act.js';
import { mayDo } from '../work/sections.js';
import type { stepsVi } from './texts.vi.js';

type Status = CaseFileView['status'];

interface Step {
  readonly name: keyof (typeof stepsVi)['acts'];
  readonly route: string;
  readonly action: Action;
  readonly from: readonly Status[];
  readonly fields: (t: TFunction, measures: readonly MeasureView[]) => readonly ActField[];
  readonly primary?: true;
}

const NO_MEASURE = 'none';
const undecided: readonly Status[] = ['opened', 'noticed', 'replied', 'proposed'];

const text = (t: TFunction): ActField => ({
  name: 'text',
  label: t('steps.text'),
  kind: 'lines',
  longest: 5000,
});
const reason = (t: TFunction): ActField => ({
  name: 'reason',
  label: t('steps.reason'),
  kind: 'lines',
  longest: 5000,
});
const measure = (t: TFunction, measures: readonly MeasureView[]): ActField => ({
  ...{ name: 'measure', label: t('steps.measure'), kind: 'choice' },
  choices: [
    { value: NO_MEASURE, label: t('steps.noMeasure') },
    ...measures.map(({ code, title }) => ({ value: code, label: title.vi })),
  ],
});
const outcome = (t: TFunction): ActField => ({
  ...{ name: 'outcome', label: t('steps.outcome'), kind: 'choice' },
  choices: (['upheld', 'corrected', 'annulled'] as const).map((value) => ({
    value,
    label: t(`steps.outcomes.${value}`),
  })),
});

/** What reviewers and the subject may do at each step, in the order of due process; the service decides by its own table. */
const steps: readonly Step[] = [
  {
    name: 'notice',
    route: 'notice',
    action: 'case.decide',
    from: ['opened'],
    fields: (t) => [text(t)],
    primary: true,
  },
  {
    name: 'reply',
    route: 'replies',
    action: 'case.answer',
    from: ['noticed', 'replied', 'proposed'],
    fields: (t) => [text(t)],
    primary: true,
  },
  {
    ...{
      name: 'propose',
      route: 'proposal',
      action: 'case.decide',
      from: ['noticed', 'replied'],
      primary: true,
    },
    fields: (t, measures) => [measure(t, measures), reason(t)],
  },
  {
    ...{ name: 'decide', route: 'decision', action: 'case.decide', from: ['proposed'], primary: true },
    fields: (t, measures) => [measure(t, measures), reason(t)],
  },
  { name: 'return', route: 'return', action: 'case.decide', from: ['proposed'], fields: (t) => [reason(t)] },
  {
    ...{ name: 'notify', route: 'notification', action: 'case.decide', from: ['decided'], primary: true },
    fields: (t) => [
      { name: 'document', label: t('steps.document'), kind: 'line', longest: 60 },
      { name: 'deliveredOn', label: t('steps.deliveredOn'), kind: 'date' },
    ],
  },
  { name: 'appeal', route: 'appeals', action: 'case.answer', from: ['notified'], fields: (t) => [text(t)] },
  {
    ...{
      name: 'decideAppeal',
      route: 'appeal-decision',
      action: 'case.decide',
      from: ['appealed'],
      primary: true,
    },
    fields: (t, measures) => [outcome(t), measure(t, measures), reason(t)],
  },
  {
    ...{
      name: 'correct',
      route: 'correction',
      action: 'case.decide',
      from: ['decided', 'notified', 'final', 'expired'],
    },
    fields: (t, measures) => [
      {
        ...{ name: 'ground', label: t('steps.ground'), kind: 'choice' },
        choices: (
          [
            'new-evidence',
            'flag-ended',
            'finding-withdrawn',
            'finding-corrected',
            'second-complaint',
            'court-judgment',
            'superior-order',
          ] as const
        ).map((value) => ({ value, label: t(`steps.corrections.${value}`) })),
      },
      outcome(t),
      measure(t, measures),
      reason(t),
    ],
  },
  {
    ...{ name: 'close', route: 'closing', action: 'case.decide', from: undecided },
    fields: (t) => [
      {
        ...{ name: 'ground', label: t('steps.ground'), kind: 'choice' },
        choices: (['opened-in-error', 'duplicate', 'subject-gone'] as const).map((value) => ({
          value,
          label: t(`steps.closings.${value}`),
        })),
      },
      reason(t),
    ],
  },
  {
    ...{ name: 'recuse', route: 'recusals', action: 'case.recuse', from: [...undecided, 'appealed'] },
    fields: (t) => [
      {
        ...{ name: 'ground', label: t('steps.ground'), kind: 'choice' },
        choices: (['family-tie', 'interest', 'took-part', 'other'] as const).map((value) => ({
          value,
          label: t(`steps.recusals.${value}`),
        })),
      },
      reason(t),
    ],
  },
];

interface Shown {
  readonly caseId: string;
  readonly version: number;
  readonly status: Status;
  readonly subject: { readonly kind: 'unit' | 'official' };
}

/** What may be done in the case by whoever holds these grants. Of an official’s case only they themselves answer. */
export function caseActs(
  shown: Shown,
  grants: CallerView['grants'],
  measures: readonly MeasureView[],
  t: TFunction,
): readonly Act[] {
  const holders = shown.subject.kind === 'official' ? 'official' : 'unit-head';
  return steps
    .filter(({ action, from }) => {
      if (!from.includes(shown.status) || !mayDo(action, grants)) return false;
      return action !== 'case.answer' || grants.some(({ role }) => role === holders);
    })
    .map(({ name, route, fields, primary }) => ({
      name,
      title: t(`steps.acts.${name}`),
      text: t(`steps.explained.${name}`),
      fields: fields(t, measures),
      primary: primary === true,
      send: async (api, typed, key) => stepCase(api, shown, route, withMeasure(typed), key),
    }));
}

/** That there is to be none is said, not left out. */
function withMeasure(typed: ActBody): ActBody {
  return typed['measure'] === NO_MEASURE ? { ...typed, measure: null } : typed;
}
