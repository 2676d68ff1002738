import type { CaseView } from '@namkhong/contracts/http/directive';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { flagQuery } from '../../api/scoring.js';
import { useApi } from '../../api/use-api.js';
import { useLanguage } from '../../i18n/use-language.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import type { IconName } from '../../ui/icon.js';
import { Status } from '../../ui/status.js';

type Condition = CaseView['conditions'][number];

const icons: Record<Condition['holds'], IconName> = {
  yes: 'check',
  no: 'cross',
  'not-evaluated': 'question',
};

/**
 * Each condition of the rule and whether it held. The explanations in words belong to the flag; where that cannot be
 * read, the reason's code stands instead.
 */
export function Conditions({
  flagId,
  conditions,
}: {
  readonly flagId: string;
  readonly conditions: readonly Condition[];
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const flag = useQuery(flagQuery(useApi(), flagId));
  const explanation = (id: string) =>
    flag.data?.conditions.find((condition) => condition.id === id)?.explanation[language];
  const columns: Column<Condition>[] = [
    {
      key: 'condition',
      label: t('case.explanation'),
      cell: (row) => explanation(row.id) ?? <code>{`${row.id}: ${row.reason}`}</code>,
    },
    {
      key: 'holds',
      label: t('case.holds'),
      cell: (row) => (
        <Status icon={icons[row.holds]} tone={row.holds === 'not-evaluated' ? 'attention' : 'calm'}>
          {t(`case.${row.holds}`)}
        </Status>
      ),
    },
  ];
  return (
    <section className="section" aria-labelledby="conditions">
      <h2 id="conditions">{t('case.conditions')}</h2>
      <DataTable
        caption={t('case.conditions')}
        hideCaption
        columns={columns}
        rows={conditions}
        rowKey={(row) => row.id}
      />
    </section>
  );
}
