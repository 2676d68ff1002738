import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fetchAuditHead, fetchAuditLinks } from '../../api/audit.js';
import type { ServiceName } from '../../api/services.js';
import { useApi } from '../../api/use-api.js';
import { Button } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import { Failure } from '../../ui/states.js';
import { followChain, type ChainVerdict } from './follow-chain.js';

/** Verifies a chain when asked to; leaving the page ends it. */
export function ChainCheck({ service }: { readonly service: ServiceName }) {
  const { t } = useTranslation();
  const api = useApi();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['audit-chain', service],
    queryFn: async ({ signal }) => {
      const head = await fetchAuditHead(api, service, signal);
      return followChain(head, (cursor) => fetchAuditLinks(api, service, cursor, signal));
    },
    enabled: false,
  });
  const verify = () => void refetch();
  return (
    <section className="section" aria-labelledby="chain">
      <h2 id="chain">{t('audit.chain')}</h2>
      <div className="audit__verdict" aria-live="polite">
        {isFetching ? (
          <p>{t('audit.verifying')}</p>
        ) : error === null ? (
          <Verdict verdict={data} />
        ) : (
          <Failure error={error} />
        )}
      </div>
      <p className="no-print">
        <Button look="primary" onPress={verify} isDisabled={isFetching}>
          {t('audit.verify')}
        </Button>
      </p>
    </section>
  );
}

function Verdict({ verdict }: { readonly verdict: ChainVerdict | undefined }) {
  const { t } = useTranslation();
  if (verdict === undefined) return <p>{t('audit.notVerified')}</p>;
  const { end, broken } = verdict;
  if (broken === null) {
    return (
      <Notice tone="good">
        <p>
          <strong>{t('audit.whole', { count: end.sequence })}</strong>
        </p>
        <p>
          {t('audit.wholeText')} <code className="audit__code">{end.hash}</code>
        </p>
        <p className="small">{t('audit.wholeHint')}</p>
      </Notice>
    );
  }
  const [title, text] =
    broken === 'partial'
      ? [t('audit.partial'), t('audit.partialText')]
      : [
          t('audit.broken', { sequence: broken.sequence }),
          `${t(`audit.fault.${broken.fault}`)} ${t('audit.brokenText', { sequence: end.sequence })}`,
        ];
  return (
    <Notice tone="attention">
      <p>
        <strong>{title}</strong>
      </p>
      <p>{text}</p>
    </Notice>
  );
}
