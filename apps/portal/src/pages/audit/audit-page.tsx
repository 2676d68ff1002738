import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { services, type ServiceName } from '../../api/services.js';
import { PageTitle } from '../../ui/page-title.js';
import { Select } from '../../ui/select.js';
import { AuditEntries } from './audit-entries.js';
import { ChainCheck } from './chain-check.js';
import './audit.css';

/** Who did what by virtue of which grant, and whether the log of it is whole. */
export function AuditPage() {
  const { t } = useTranslation();
  const [service, setService] = useState<ServiceName>('directive');
  return (
    <>
      <PageTitle lead={t('audit.lead')}>{t('audit.title')}</PageTitle>
      <Select
        label={t('audit.service')}
        choices={services.map((value) => ({ value, label: t(`audit.${value}`) }))}
        value={service}
        onChange={setService}
      />
      <ChainCheck key={`chain ${service}`} service={service} />
      <AuditEntries key={`entries ${service}`} service={service} />
    </>
  );
}
