import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { Choices } from '../../ui/choices.js';
import { SearchField } from '../../ui/search-field.js';
import { Select } from '../../ui/select.js';
import { TextField } from '../../ui/text-field.js';
import { Sample } from './sample.js';

const grains = ['month', 'quarter', 'year'] as const;

export function Controls() {
  const { t } = useTranslation();
  const [text, setText] = useState('bac lieu');
  const [grain, setGrain] = useState<(typeof grains)[number]>('quarter');
  const [chosen, setChosen] = useState<(typeof grains)[number][]>(['month']);
  const choices = grains.map((value) => ({ value, label: t(`query.${value}`) }));
  return (
    <>
      <Sample title={t('design.buttons')}>
        <div className="row">
          <Button look="primary">{t('design.primary')}</Button>
          <Button>{t('design.plain')}</Button>
          <Button isDisabled>{t('design.disabled')}</Button>
        </div>
      </Sample>
      <Sample title={t('design.fields')}>
        <TextField label={t('design.fieldLabel')} hint={t('design.fieldHint')} />
        <TextField label={t('design.fieldLabel')} error={t('design.fieldError')} defaultValue="2026-13" />
        <SearchField
          label={t('home.findLabel')}
          hint={t('home.findHint')}
          clear={t('home.findClear')}
          value={text}
          onChange={setText}
        />
      </Sample>
      <Sample title={t('design.choices')}>
        <Select label={t('query.grain')} choices={choices} value={grain} onChange={setGrain} />
        <Choices label={t('query.grain')} choices={choices} value={chosen} onChange={setChosen} />
      </Sample>
    </>
  );
}
