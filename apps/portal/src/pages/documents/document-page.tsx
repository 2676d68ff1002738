import type { DocumentHistory, DocumentView } from '@namkhong/contracts/http/directive-documents';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { attachScan, documentHistoryQuery, documentQuery, documentsKey } from '../../api/documents.js';
import { useApi } from '../../api/use-api.js';
import { ActFailure } from '../../forms/act-failure.js';
import { Acts } from '../../forms/acts.js';
import { formatInstant } from '../../format/format-date.js';
import { useLanguage } from '../../i18n/use-language.js';
import { DataTable } from '../../ui/data-table.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { Status } from '../../ui/status.js';
import { useCaller } from '../work/caller-context.js';
import { mayDo } from '../work/sections.js';
import { documentActs } from './document-acts.js';
import { DocumentClauses } from './document-clauses.js';

const route = getRouteApi('/work/documents/$documentId');

/** One document on its way from a draft to a number, and after. */
export function DocumentPage() {
  const { documentId } = route.useParams();
  const { t } = useTranslation();
  const document = useQuery(documentQuery(useApi(), documentId));
  return (
    <>
      <p className="no-print">
        <Link to="/work/documents">{t('document.back')}</Link>
      </p>
      <Loaded query={document}>{(shown) => <Shown shown={shown} />}</Loaded>
    </>
  );
}

function Shown({ shown }: { readonly shown: DocumentView }) {
  const { t } = useTranslation();
  const { grants } = useCaller();
  useIllustrative(shown.illustrative);
  const isIssued = shown.issuedOn !== null;
  return (
    <>
      <PageTitle lead={shown.title}>{shown.number ?? t('document.numberNone')}</PageTitle>
      <p className="row">
        <Status icon={isIssued ? 'check' : 'document'} tone={isIssued ? 'good' : 'calm'}>
          {t(`document.states.${shown.state}`)}
        </Status>
        <span>{shown.issuer}</span>
        {isIssued ? (
          <Link to="/work/directives/$directiveId" params={{ directiveId: shown.documentId }}>
            {t('document.register')}
          </Link>
        ) : null}
      </p>
      <Acts
        scope={`document:${shown.documentId}`}
        label={t('document.actsLabel')}
        acts={documentActs(shown, grants, t)}
        refresh={[documentsKey, ['directives']]}
      />
      {shown.links.length === 0 ? null : (
        <p>
          <strong>{t('document.basedOn')}:</strong> {shown.links.map(({ number }) => number).join('; ')}
        </p>
      )}
      <DocumentClauses shown={shown} />
      <Attachments shown={shown} />
      <History documentId={shown.documentId} />
    </>
  );
}

function Attachments({ shown }: { readonly shown: DocumentView }) {
  const { t } = useTranslation();
  const id = useId();
  const api = useApi();
  const client = useQueryClient();
  const { grants } = useCaller();
  const { mutate, error, isPending } = useMutation({
    mutationFn: async (file: File) => attachScan(api, shown.documentId, file),
    onSettled: () => client.invalidateQueries({ queryKey: documentsKey }),
  });
  return (
    <section className="section" aria-labelledby="attachments">
      <h2 id="attachments">{t('document.attachments')}</h2>
      <ul>
        {shown.attachments.map(({ attachmentId, fileName, size, sha256 }) => (
          <li key={attachmentId} className="wrap-anywhere">
            {t('document.attached', { name: fileName, size, hash: sha256.slice(0, 12) })}
          </li>
        ))}
      </ul>
      {mayDo('document.issue', grants) ? (
        <div className="no-print">
          <label htmlFor={id}>{t('document.attach')}</label>{' '}
          <input
            id={id}
            type="file"
            accept=".pdf,.jpg,.jpeg,.png,.tif,.tiff"
            disabled={isPending}
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) mutate(file);
              target.value = '';
            }}
          />
          <ActFailure error={error} />
        </div>
      ) : null}
    </section>
  );
}

function History({ documentId }: { readonly documentId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const history = useQuery(documentHistoryQuery(useApi(), documentId));
  return (
    <section className="section" aria-labelledby="history">
      <h2 id="history">{t('document.history')}</h2>
      <Loaded query={history}>
        {({ items }) => (
          <DataTable
            caption={t('document.history')}
            hideCaption
            columns={[
              {
                key: 'to',
                label: t('document.status'),
                cell: ({ to }: DocumentHistory['items'][number]) => t(`document.states.${to}`),
              },
              { key: 'at', label: t('document.at'), cell: ({ at }) => formatInstant(at, language) },
              { key: 'by', label: t('document.by'), cell: ({ actor }) => actor },
              { key: 'why', label: t('document.why'), cell: ({ reason }) => reason ?? '–' },
            ]}
            rows={items}
            rowKey={({ version }) => String(version)}
          />
        )}
      </Loaded>
    </section>
  );
}
