import type { IndexResult } from '@namkhong/contracts/http/scoring-query';
import { useTranslation } from 'react-i18next';
import type { IndexQuery } from '../../api/scoring.js';
import { formatInstant } from '../../format/format-date.js';
import { formatCount } from '../../format/format-decimal.js';
import { useLanguage } from '../../i18n/use-language.js';
import { Button } from '../../ui/button.js';
import { DataTable } from '../../ui/data-table.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { Empty } from '../../ui/states.js';
import { downloadText } from './download-text.js';
import { FileDownloads } from './file-downloads.js';
import { toCsv } from './to-csv.js';
import { useResultColumns } from './use-result-columns.js';

export function QueryResult({ result, query }: { readonly result: IndexResult; readonly query: IndexQuery }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns = useResultColumns(query);
  useIllustrative(result.illustrative);
  return (
    <section className="section" aria-labelledby="result" aria-live="polite">
      <h2 id="result">{t('query.result')}</h2>
      <p className="soft">
        {result.asOf === null ? null : `${t('unit.asOf', { date: formatInstant(result.asOf, language) })}. `}
        {t('query.withheld', { n: formatCount(result.withheldCells, language) })}
      </p>
      {result.rows.length === 0 ? (
        <Empty title={t('query.noRows')} />
      ) : (
        <>
          <DataTable
            caption={t('query.result')}
            hideCaption
            columns={columns}
            rows={result.rows}
            rowKey={(row) =>
              [
                row.period,
                row.unitId,
                row.officialId,
                row.criterion,
                row.setVersion,
                row.assurance,
                row.channel,
                row.stratum,
                row.procedureGroup,
              ].join(' ')
            }
          />
          <div className="section no-print">
            <Button onPress={() => downloadText(toCsv(result), `nam-khong-${query.setCode}.csv`)}>
              {t('query.download')}
            </Button>{' '}
            <FileDownloads query={query} />
          </div>
        </>
      )}
    </section>
  );
}
