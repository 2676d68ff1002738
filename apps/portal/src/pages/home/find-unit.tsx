import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { UnitView } from '@namkhong/contracts/http/directive';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unitsQuery } from '../../api/directive.js';
import { useApi } from '../../api/use-api.js';
import { formatLastDay } from '../../format/format-last-day.js';
import { Empty } from '../../ui/states.js';
import { LoadedPages } from '../../ui/loaded-pages.js';
import { SearchField } from '../../ui/search-field.js';
import { useUnitKind } from '../../ui/use-unit-kind.js';
import { useSettled } from './use-settled.js';

export function FindUnit() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const search = useSettled(text.trim(), 250);
  const query = useInfiniteQuery(unitsQuery(useApi(), search));
  const title = search === '' ? t('home.unitsAll') : t('home.unitsFound', { query: search });
  return (
    <section aria-labelledby="find">
      <h2 id="find">{t('home.findTitle')}</h2>
      <SearchField
        label={t('home.findLabel')}
        hint={t('home.findHint')}
        clear={t('home.findClear')}
        value={text}
        onChange={setText}
      />
      <div className="home__units" aria-live="polite">
        <h3>{title}</h3>
        <LoadedPages query={query} empty={<Empty title={t('home.unitsEmpty')} />}>
          {(units) => (
            <ul className="unit-list">
              {units.map((unit) => (
                <UnitItem key={unit.unitId} unit={unit} />
              ))}
            </ul>
          )}
        </LoadedPages>
      </div>
    </section>
  );
}

function UnitItem({ unit }: { readonly unit: UnitView }) {
  const { t } = useTranslation();
  const kindOf = useUnitKind();
  return (
    <li>
      <Link to="/units/$unitId" params={{ unitId: unit.unitId }}>
        {unit.name}
      </Link>
      <span className="small soft">
        {kindOf(unit.kind)}
        {unit.validTo === null ? null : `, ${t('home.formerUntil', { date: formatLastDay(unit.validTo) })}`}
        {unit.illustrative ? `, ${t('app.illustrativeWord').toLowerCase()}` : null}
      </span>
    </li>
  );
}
