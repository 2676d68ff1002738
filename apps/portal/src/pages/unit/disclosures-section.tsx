import type { DisclosureView } from '@namkhong/contracts/http/directive-disclosures';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { disclosuresOfUnit } from '../../api/public-record.js';
import { useApi } from '../../api/use-api.js';
import { formatCivilDate } from '../../format/format-date.js';
import { DataTable } from '../../ui/data-table.js';
import type { IconName } from '../../ui/icon.js';
import { LoadedPages } from '../../ui/loaded-pages.js';
import { Status, type StatusTone } from '../../ui/status.js';

const looks = {
  due: { icon: 'clock', tone: 'calm', text: 'due' },
  published: { icon: 'check', tone: 'good', text: 'published' },
  late: { icon: 'check', tone: 'calm', text: 'publishedLate' },
  overdue: { icon: 'alert', tone: 'attention', text: 'disclosureOverdue' },
  waived: { icon: 'info', tone: 'calm', text: 'waived' },
} as const satisfies Record<DisclosureView['state'], { icon: IconName; tone: StatusTone; text: string }>;

/** What the unit has to make public, latest due first, with what it published. */
export function DisclosuresSection({ unitId }: { readonly unitId: string }) {
  const { t } = useTranslation();
  const disclosures = useInfiniteQuery(disclosuresOfUnit(useApi(), unitId));
  return (
    <section className="section" aria-labelledby="disclosures">
      <h2 id="disclosures">{t('unitPage.disclosures')}</h2>
      <LoadedPages query={disclosures} empty={<p>{t('unitPage.disclosuresNone')}</p>}>
        {(rows) => (
          <DataTable
            caption={t('unitPage.disclosuresText')}
            columns={[
              { key: 'subject', label: t('unitPage.subject'), cell: ({ title }: DisclosureView) => title },
              { key: 'period', label: t('unitPage.period'), cell: ({ period }) => period },
              { key: 'due', label: t('unitPage.dueOn'), cell: ({ dueOn }) => formatCivilDate(dueOn) },
              {
                key: 'state',
                label: t('unitPage.state'),
                cell: ({ state, waiver }) => (
                  <>
                    <Status icon={looks[state].icon} tone={looks[state].tone}>
                      {t(`unitPage.${looks[state].text}`)}
                    </Status>
                    {waiver === null ? null : <span className="small soft"> {waiver.reason}</span>}
                  </>
                ),
              },
              {
                key: 'read',
                label: t('unitPage.read'),
                cell: ({ publications }) => <Edition publication={publications.at(-1)} />,
              },
            ]}
            rows={rows}
            rowKey={({ disclosureId }) => disclosureId}
          />
        )}
      </LoadedPages>
    </section>
  );
}

/** The latest edition: where it can be read, or the document it stands in. */
function Edition({
  publication,
}: {
  readonly publication: DisclosureView['publications'][number] | undefined;
}) {
  if (publication === undefined) return '–';
  const { title, documentNumber, link } = publication;
  if (link === null) return `${title} (${documentNumber ?? ''})`;
  return (
    <a href={link} rel="noreferrer">
      {title}
    </a>
  );
}
