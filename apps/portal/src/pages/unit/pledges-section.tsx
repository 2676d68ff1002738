import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { pledgesOfUnit } from '../../api/public-record.js';
import { useApi } from '../../api/use-api.js';
import { DataTable } from '../../ui/data-table.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { Loaded } from '../../ui/loaded.js';

/** Who holds a post in the unit or below it, and how many of them signed with a witness: numbers, never names. */
export function PledgesSection({ unitId }: { readonly unitId: string }) {
  const { t } = useTranslation();
  const pledges = useQuery(pledgesOfUnit(useApi(), unitId));
  useIllustrative(pledges.data?.some(({ campaign }) => campaign.illustrative) === true);
  return (
    <section className="section" aria-labelledby="pledges">
      <h2 id="pledges">{t('unitPage.pledges')}</h2>
      <Loaded query={pledges}>
        {(campaigns) => {
          const rows = campaigns.flatMap(({ campaign, coverage }) =>
            coverage.unit === null ? [] : [{ ...campaign, covered: coverage.unit.subtree }],
          );
          if (rows.length === 0) return <p>{t('unitPage.pledgesNone')}</p>;
          return (
            <DataTable
              caption={t('unitPage.pledges')}
              hideCaption
              columns={[
                {
                  key: 'campaign',
                  label: t('unitPage.campaign'),
                  cell: ({ title }: (typeof rows)[number]) => title,
                },
                ...(['officials', 'signed', 'witnessed'] as const).map((count) => ({
                  key: count,
                  label: t(`unitPage.${count}`),
                  numeric: true,
                  cell: ({ covered }: (typeof rows)[number]) => covered[count],
                })),
              ]}
              rows={rows}
              rowKey={({ campaignId }) => campaignId}
            />
          );
        }}
      </Loaded>
    </section>
  );
}
