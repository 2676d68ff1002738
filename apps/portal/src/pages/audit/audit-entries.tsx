import type { auditEntry } from '@namkhong/contracts/http/audit';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { auditQuery } from '../../api/audit.js';
import type { ServiceName } from '../../api/services.js';
import { useApi } from '../../api/use-api.js';
import { formatInstant } from '../../format/format-date.js';
import { useLanguage } from '../../i18n/use-language.js';
import { Button } from '../../ui/button.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import { LoadedPages } from '../../ui/loaded-pages.js';
import { Empty } from '../../ui/states.js';
import { TextField } from '../../ui/text-field.js';

type Entry = z.output<typeof auditEntry>;

const nothing = { actor: '', target: '', act: '' };
const fields = ['actor', 'target', 'act'] as const;

/** The entries of one chain, searched by whole codes. */
export function AuditEntries({ service }: { readonly service: ServiceName }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(nothing);
  const [asked, setAsked] = useState(nothing);
  const query = useInfiniteQuery(auditQuery(useApi(), { service, ...asked }));
  const columns = useColumns();
  return (
    <section className="section" aria-labelledby="entries">
      <h2 id="entries">{t('audit.entries')}</h2>
      <form
        className="audit__search no-print"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked({ actor: typed.actor.trim(), target: typed.target.trim(), act: typed.act.trim() });
        }}
      >
        {fields.map((field) => (
          <TextField
            key={field}
            label={t(`audit.${field}`)}
            hint={t(`audit.${field}Hint`)}
            value={typed[field]}
            onChange={(value) => setTyped({ ...typed, [field]: value })}
          />
        ))}
        <Button type="submit">{t('audit.search')}</Button>
      </form>
      <LoadedPages query={query} empty={<Empty title={t('audit.empty')} text={t('audit.emptyText')} />}>
        {(entries) => (
          <DataTable
            caption={t('audit.entries')}
            hideCaption
            columns={columns}
            rows={entries}
            rowKey={({ sequence }) => String(sequence)}
          />
        )}
      </LoadedPages>
    </section>
  );
}

function useColumns(): Column<Entry>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  return [
    { key: 'sequence', label: t('audit.sequence'), cell: ({ sequence }) => sequence },
    { key: 'at', label: t('audit.at'), cell: ({ content }) => formatInstant(content.at, language) },
    { key: 'act', label: t('audit.act'), cell: ({ content }) => <Code text={content.act} /> },
    {
      key: 'actor',
      label: t('audit.actor'),
      cell: ({ content }) => (content.actor === null ? t('audit.system') : <Code text={content.actor} />),
    },
    {
      key: 'targets',
      label: t('audit.targets'),
      cell: ({ content }) =>
        content.targets.length === 0 ? t('audit.none') : <Code text={content.targets.join(' ')} />,
    },
  ];
}

const Code = ({ text }: { readonly text: string }) => <code className="audit__code">{text}</code>;
