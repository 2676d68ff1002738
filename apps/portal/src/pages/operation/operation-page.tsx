import type { Operation } from '@namkhong/contracts/http/operation';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { operationQuery } from '../../api/operation.js';
import { services, type ServiceName } from '../../api/services.js';
import { useApi } from '../../api/use-api.js';
import { formatInstant } from '../../format/format-date.js';
import { useLanguage } from '../../i18n/use-language.js';
import { DataTable } from '../../ui/data-table.js';
import { PageTitle } from '../../ui/page-title.js';
import { Failure, Loading } from '../../ui/states.js';
import { Status } from '../../ui/status.js';
import { DeadLetters } from './dead-letters.js';

/** What whoever runs the platform looks at first. */
export function OperationPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle lead={t('operation.lead')}>{t('operation.title')}</PageTitle>
      {services.map((service) => (
        <ServiceCard key={service} service={service} />
      ))}
    </>
  );
}

/** A service that does not answer is shown as one that does not answer, never as one without news. */
function ServiceCard({ service }: { readonly service: ServiceName }) {
  const { t } = useTranslation();
  const query = useQuery(operationQuery(useApi(), service));
  return (
    <section className="card" aria-labelledby={`service-${service}`}>
      <h2 id={`service-${service}`} className="card__title">
        {t(`operation.services.${service}`)}
      </h2>
      {query.isError ? (
        <>
          <p>
            <Status icon="alert" tone="attention">
              {t('operation.unreachable')}
            </Status>
          </p>
          <Failure error={query.error} retry={() => void query.refetch()} />
        </>
      ) : query.data === undefined ? (
        <Loading />
      ) : (
        <Standing state={query.data} />
      )}
      <DeadLetters service={service} />
    </section>
  );
}

const known = ['database', 'bus', 'service'] as const;

function Standing({ state }: { readonly state: Operation }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const faults = Object.entries(state.parts).filter(([, fault]) => fault !== 'ok');
  const lag = state.consumers.flatMap(({ topics }) => topics).reduce((sum, each) => sum + each.lag, 0);
  return (
    <>
      <div className="row">
        <Status icon={state.ready ? 'check' : 'alert'} tone={state.ready ? 'good' : 'attention'}>
          {t(state.ready ? 'operation.ready' : 'operation.notReady')}
        </Status>
        <span>
          {t('operation.waiting')}: <strong className="number">{state.outbox.waiting}</strong>
        </span>
        <span>
          {t('operation.lag')}: <strong className="number">{lag}</strong>
        </span>
        <span className="small soft">{t('operation.asOf', { time: formatInstant(state.at, language) })}</span>
      </div>
      {faults.map(([name, fault]) => {
        const part = known.find((one) => one === name);
        return (
          <p key={name} className="wrap-anywhere">
            {t('operation.partFault', {
              part: part === undefined ? name : t(`operation.parts.${part}`),
              fault,
            })}
          </p>
        );
      })}
      <details>
        <summary>{t('operation.groups')}</summary>
        <DataTable
          caption={t('operation.groups')}
          hideCaption
          columns={[
            {
              key: 'group',
              label: t('operation.group'),
              cell: ({ group }: Operation['consumers'][number]) => group,
            },
            {
              key: 'state',
              label: t('operation.state'),
              cell: ({ halted }) =>
                halted === null ? (
                  t('operation.running')
                ) : (
                  <Status icon="alert" tone="attention">
                    {t('operation.halted', { reason: halted })}
                  </Status>
                ),
            },
            {
              key: 'topics',
              label: t('operation.topics'),
              cell: ({ topics }) => topics.map(({ topic, lag: behind }) => `${topic}: ${behind}`).join('; '),
            },
          ]}
          rows={state.consumers}
          rowKey={({ group }) => group}
        />
      </details>
    </>
  );
}
