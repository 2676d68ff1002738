import type {
  DocumentSummary,
  documentTypeList,
  IssuerView,
} from '@namkhong/contracts/http/directive-documents';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import {
  documentChoicesQuery,
  documentsKey,
  documentsQuery,
  draftDocument,
  recordDirective,
} from '../../api/documents.js';
import { useApi } from '../../api/use-api.js';
import { Acts } from '../../forms/acts.js';
import type { Act } from '../../forms/act.js';
import { formatCivilDate } from '../../format/format-date.js';
import { DataTable } from '../../ui/data-table.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { Loaded } from '../../ui/loaded.js';
import { LoadedPages } from '../../ui/loaded-pages.js';
import { PageTitle } from '../../ui/page-title.js';
import { Select } from '../../ui/select.js';
import { Empty } from '../../ui/states.js';
import { useCaller } from '../work/caller-context.js';
import { mayDo } from '../work/sections.js';

/** What the office drafts, and where each document stands on its way to a number. */
export function DocumentsPage() {
  const { t } = useTranslation();
  const documents = useInfiniteQuery(documentsQuery(useApi()));
  const { grants } = useCaller();
  useIllustrative(documents.data?.pages.some(({ items }) => items.some((one) => one.illustrative)) === true);
  return (
    <>
      <PageTitle lead={t('document.lead')}>{t('document.title')}</PageTitle>
      {mayDo('document.draft', grants) ? <NewDocument /> : null}
      <LoadedPages query={documents} empty={<Empty title={t('document.empty')} />}>
        {(rows) => (
          <DataTable
            caption={t('document.title')}
            hideCaption
            columns={[
              {
                key: 'title',
                label: t('document.subject'),
                cell: ({ documentId, title }: DocumentSummary) => (
                  <Link to="/work/documents/$documentId" params={{ documentId }}>
                    {title}
                  </Link>
                ),
              },
              {
                key: 'number',
                label: t('document.number'),
                cell: ({ number }) => number ?? t('document.numberNone'),
              },
              { key: 'issuer', label: t('document.issuer'), cell: ({ issuer }) => issuer },
              {
                key: 'state',
                label: t('document.status'),
                cell: ({ state }) => t(`document.states.${state}`),
              },
              {
                key: 'issued',
                label: t('directive.issuedOn'),
                cell: ({ issuedOn }) => (issuedOn === null ? '–' : formatCivilDate(issuedOn)),
              },
            ]}
            rows={rows}
            rowKey={({ documentId }) => documentId}
          />
        )}
      </LoadedPages>
    </>
  );
}

const drafted = z.object({ documentId: z.string() });

function NewDocument() {
  const choices = useQuery(documentChoicesQuery(useApi()));
  return (
    <Loaded query={choices}>
      {({ types, issuers }) => <NewDocumentOf types={types} issuers={issuers} />}
    </Loaded>
  );
}

/** Whose document it is decides which types there are: the State's and the Party's differ. */
function NewDocumentOf(props: { readonly types: DocumentTypes; readonly issuers: readonly IssuerView[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [issuerId, setIssuerId] = useState(props.issuers[0]?.issuerId ?? '');
  const issuer = props.issuers.find((one) => one.issuerId === issuerId);
  const types = props.types.filter(({ system }) => system === issuer?.system);
  return (
    <>
      {issuer === undefined ? null : (
        <div className="form-grid form-grid--one">
          <Select
            label={t('document.issuer')}
            choices={props.issuers.map((one) => ({ value: one.issuerId, label: one.name }))}
            value={issuerId}
            onChange={setIssuerId}
          />
        </div>
      )}
      <Acts
        scope={`new-document:${issuerId}`}
        label={t('document.newLabel')}
        acts={[...(issuer === undefined ? [] : [draftAct(t, types, issuer)]), recordAct(t)]}
        refresh={[documentsKey, ['directives']]}
        onDone={(_, answer) => {
          const made = drafted.safeParse(answer);
          if (made.success)
            void navigate({
              to: '/work/documents/$documentId',
              params: { documentId: made.data.documentId },
            });
        }}
      />
    </>
  );
}

type DocumentTypes = z.output<typeof documentTypeList>['items'];

const lines = (text: unknown): string[] =>
  (typeof text === 'string' ? text : '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function draftAct(t: TFunction, types: DocumentTypes, { issuerId }: IssuerView): Act {
  return {
    name: 'draft',
    title: t('document.draft'),
    text: t('document.draftText'),
    primary: true,
    fields: [
      {
        ...{ name: 'type', label: t('document.type'), kind: 'choice' },
        choices: types.map(({ code, name }) => ({ value: code, label: name })),
      },
      { name: 'title', label: t('document.subject'), kind: 'lines', longest: 500 },
      {
        ...{ name: 'urgency', label: t('document.urgency'), kind: 'choice' },
        choices: (['normal', 'khan', 'thuong-khan', 'hoa-toc'] as const).map((value) => ({
          value,
          label: t(`document.urgencies.${value}`),
        })),
      },
      { name: 'basis', label: t('document.basis'), kind: 'lines', optional: true },
    ],
    send: async (api, { basis, ...body }, key) =>
      draftDocument(
        api,
        { issuerId, ...body, links: lines(basis).map((number) => ({ kind: 'based-on', number })) },
        key,
      ),
  };
}

function recordAct(t: TFunction): Act {
  return {
    name: 'record',
    title: t('document.record'),
    text: t('document.recordText'),
    fields: [
      { name: 'number', label: t('document.number'), kind: 'line', longest: 60 },
      { name: 'title', label: t('document.subject'), kind: 'lines', longest: 500 },
      { name: 'issuer', label: t('document.issuer'), kind: 'line', longest: 200 },
      { name: 'issuedOn', label: t('directive.issuedOn'), kind: 'date' },
      {
        ...{ name: 'status', label: t('document.status'), kind: 'choice' },
        choices: (['historical', 'issued'] as const).map((value) => ({
          value,
          label: t(`document.${value}`),
        })),
      },
      { name: 'basis', label: t('document.basis'), kind: 'lines', optional: true },
      { name: 'clauses', label: t('document.clausesTyped'), kind: 'lines', longest: 50_000 },
      { name: 'source', label: t('document.source'), kind: 'line', longest: 500, optional: true },
    ],
    send: async (api, { basis, clauses, ...body }, key) =>
      recordDirective(
        api,
        { ...body, basedOn: lines(basis), clauses: lines(clauses).map((text) => ({ text })) },
        key,
      ),
  };
}
