import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { PageTitle } from '../../ui/page-title.js';
import { Select } from '../../ui/select.js';
import { TextArea } from '../../ui/text-area.js';
import { petitionFields, petitionKinds, type PetitionField, type PetitionKind } from './petition-form.js';
import { PetitionSheet } from './petition-sheet.js';
import './petition.css';

/** A petition to print and sign. What is typed stays in this page and goes with it. */
export function PetitionPage() {
  const { t } = useTranslation();
  const [kind, setKind] = useState<PetitionKind>('complaint');
  const [said, setSaid] = useState<Readonly<Partial<Record<PetitionField, string>>>>({});
  return (
    <div className="petition">
      <div className="no-print stack">
        <PageTitle lead={t('petition.lead')}>{t('petition.title')}</PageTitle>
        <p className="small soft">{t('petition.languageNote')}</p>
        <Select
          label={t('petition.kind')}
          choices={petitionKinds.map((value) => ({ value, label: t(`petition.kind-${value}`) }))}
          value={kind}
          onChange={setKind}
        />
        {petitionFields.map((field) => (
          <TextArea
            key={field}
            label={t(`petition.${field}`)}
            value={said[field] ?? ''}
            autoComplete="off"
            onChange={(text) => setSaid((before) => ({ ...before, [field]: text }))}
          />
        ))}
        <p>
          <Button look="primary" onPress={() => window.print()}>
            {t('petition.print')}
          </Button>
        </p>
        <h2>{t('petition.preview')}</h2>
      </div>
      <PetitionSheet kind={kind} said={said} />
    </div>
  );
}
