import { useInfiniteQuery } from '@tanstack/react-query';
import type { UnitView } from '@namkhong/contracts/http/directive';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unitsQuery } from '../../api/directive.js';
import { useApi } from '../../api/use-api.js';
import { Button } from '../../ui/button.js';
import { LoadedPages } from '../../ui/loaded-pages.js';
import { Notice } from '../../ui/notice.js';
import { SearchField } from '../../ui/search-field.js';
import { Empty } from '../../ui/states.js';

/** One unit, found by its name. */
export function ChooseUnit(props: {
  readonly unit: UnitView | null;
  readonly onChoose: (unit: UnitView | null) => void;
  readonly error: string | null;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const query = useInfiniteQuery(unitsQuery(useApi(), text.trim()));
  if (props.unit !== null) {
    return (
      <div className="row">
        <strong>{t('report.unitChosen', { name: props.unit.name })}</strong>
        <Button onPress={() => props.onChoose(null)}>{t('report.unitChange')}</Button>
      </div>
    );
  }
  return (
    <div className="stack">
      <SearchField
        label={t('report.unitLabel')}
        hint={t('report.unitHint')}
        clear={t('report.unitClear')}
        value={text}
        onChange={setText}
      />
      {props.error === null ? null : (
        <Notice tone="attention" announce>
          <p>{props.error}</p>
        </Notice>
      )}
      {text.trim().length < 2 ? null : (
        <LoadedPages query={query} empty={<Empty title={t('report.unitNone')} />}>
          {(units) => (
            <ul className="report__units">
              {units.map((unit) => (
                <li key={unit.unitId}>
                  <Button onPress={() => props.onChoose(unit)}>{unit.name}</Button>
                </li>
              ))}
            </ul>
          )}
        </LoadedPages>
      )}
    </div>
  );
}
