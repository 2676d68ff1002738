import type { DocumentView } from '@namkhong/contracts/http/directive-documents';
import type { CallerView } from '@namkhong/contracts/http/directive';
import type { Action } from '@namkhong/domain';
import type { TFunction } from 'i18next';
import { stepDocument } from '../../api/documents.js';
import type { Act, ActBody, ActField } from '../../forms/act.js';
import { mayDo } from '../work/sections.js';
import type { documentVi } from './texts.vi.js';

interface Step {
  readonly name: keyof (typeof documentVi)['acts'];
  readonly route: string;
  readonly action: Action;
  readonly from: readonly DocumentView['state'][];
  readonly fields: (t: TFunction) => readonly ActField[];
  readonly primary?: true;
  /** The body where it is not what was typed. */
  readonly body?: (typed: ActBody) => unknown;
}

const none = (): readonly ActField[] => [];
const reason = (t: TFunction): ActField => ({
  name: 'reason',
  label: t('document.reason'),
  kind: 'lines',
  longest: 1000,
});
const day = (t: TFunction, name: string, label: 'signedOn' | 'issuedOn' | 'effectiveOn'): ActField => ({
  ...{ name, label: t(`document.${label}`), kind: 'date', optional: true },
});

/** The steps of a document’s life as the office and the signer take them; the service decides by its own table. */
const steps: readonly Step[] = [
  {
    ...{ name: 'addClause', route: 'clauses', action: 'document.draft', from: ['draft'] },
    fields: (t) => [{ name: 'text', label: t('document.clauseText'), kind: 'lines', longest: 5000 }],
  },
  {
    name: 'submit',
    route: 'submission',
    action: 'document.draft',
    from: ['draft'],
    fields: none,
    primary: true,
  },
  {
    ...{ name: 'sign', route: 'signature', action: 'document.sign', from: ['in-review'], primary: true },
    fields: (t) => [
      { name: 'post', label: t('document.post'), hint: t('document.postHint'), kind: 'line', longest: 120 },
      {
        ...{ name: 'capacity', label: t('document.capacity'), kind: 'choice' },
        choices: ['own', 'TM.', 'Q.', 'KT.', 'TL.', 'TUQ.'].map((value) => ({
          value,
          label: value === 'own' ? t('document.ownCapacity') : value,
        })),
      },
      day(t, 'signedOn', 'signedOn'),
    ],
  },
  {
    ...{ name: 'issue', route: 'issuance', action: 'document.issue', from: ['signed'], primary: true },
    fields: (t) => [day(t, 'issuedOn', 'issuedOn')],
  },
  {
    name: 'withdraw',
    route: 'withdrawal',
    action: 'document.draft',
    from: ['in-review'],
    fields: (t) => [reason(t)],
  },
  {
    name: 'return',
    route: 'return',
    action: 'document.sign',
    from: ['in-review', 'signed'],
    fields: (t) => [reason(t)],
  },
  {
    ...{ name: 'supersede', route: 'supersession', action: 'document.issue', from: ['issued', 'amended'] },
    fields: (t) => [reason(t), day(t, 'effectiveOn', 'effectiveOn')],
  },
  {
    ...{ name: 'revoke', route: 'revocation', action: 'document.issue', from: ['issued', 'amended'] },
    fields: (t) => [reason(t), day(t, 'effectiveOn', 'effectiveOn')],
  },
  {
    name: 'discard',
    route: 'discarding',
    action: 'document.draft',
    from: ['draft'],
    fields: (t) => [reason(t)],
  },
];

/** What may be done with the document by whoever holds these grants. */
export function documentActs(
  shown: DocumentView,
  grants: CallerView['grants'],
  t: TFunction,
): readonly Act[] {
  return steps
    .filter(({ action, from }) => from.includes(shown.state) && mayDo(action, grants))
    .map(({ name, route, fields, primary, body }) => ({
      name,
      title: t(`document.acts.${name}`),
      text: t(`document.explained.${name}`),
      fields: fields(t),
      primary: primary === true,
      send: async (api, typed, key) => stepDocument(api, shown, route, body ? body(typed) : typed, key),
    }));
}
