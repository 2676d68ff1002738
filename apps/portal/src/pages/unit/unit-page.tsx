import type { UnitView } from '@namkhong/contracts/http/directive';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { unitPath, unitQuery } from '../../api/directive.js';
import { figuresPath, figuresQuery } from '../../api/scoring.js';
import { useApi } from '../../api/use-api.js';
import { formatCivilDate } from '../../format/format-date.js';
import { formatLastDay } from '../../format/format-last-day.js';
import { useLanguage } from '../../i18n/use-language.js';
import { Button } from '../../ui/button.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { Loaded } from '../../ui/loaded.js';
import { Loading } from '../../ui/states.js';
import { PageTitle } from '../../ui/page-title.js';
import { useUnitKind } from '../../ui/use-unit-kind.js';
import { DisclosuresSection } from './disclosures-section.js';
import { PledgesSection } from './pledges-section.js';
import { RepliesSection } from './replies-section.js';
import { TasksSection } from './tasks-section.js';
import { UnitFiguresSection } from './unit-figures-section.js';
import { VoicesSection } from './voices-section.js';
import './unit.css';

const route = getRouteApi('/units/$unitId');

export function UnitPage() {
  const { unitId } = route.useParams();
  const { t } = useTranslation();
  const api = useApi();
  const unit = useQuery(unitQuery(api, unitId));
  const figures = useQuery(figuresQuery(api, unitId));
  const ready = !unit.isPending && !figures.isPending;
  useIllustrative(ready && (unit.data?.illustrative === true || figures.data?.illustrative === true));
  // All at once, so that nothing moves under the reader, and drawn in steps, so that a slow phone still hears a press.
  const shown = useDeferredValue(ready, false);
  if (!shown) return <Loading />;
  return (
    <>
      <Loaded query={unit}>{(data) => <UnitHead unit={data} />}</Loaded>
      <Contents />
      <section className="section" aria-labelledby="figures">
        <h2 id="figures">{t('unit.figures')}</h2>
        <Loaded query={figures}>{(data) => <UnitFiguresSection figures={data} />}</Loaded>
        <RepliesSection unitId={unitId} />
      </section>
      <VoicesSection unitId={unitId} />
      <TasksSection unitId={unitId} />
      <DisclosuresSection unitId={unitId} />
      <PledgesSection unitId={unitId} />
      <p className="row section no-print">
        <a href={figuresPath(unitId)}>{t('unit.openData')}</a>
        <a href={unitPath(unitId)}>{t('unit.openUnit')}</a>
        <Button onPress={() => window.print()}>{t('unit.print')}</Button>
      </p>
    </>
  );
}

/** Links to the parts of the page: it is long on a phone. */
function Contents() {
  const { t } = useTranslation();
  return (
    <nav className="no-print" aria-label={t('unitPage.contents')}>
      <ul className="facts">
        <li>
          <a href="#figures">{t('unit.figures')}</a>
        </li>
        {(['voices', 'tasks', 'disclosures', 'pledges'] as const).map((part) => (
          <li key={part}>
            <a href={`#${part}`}>{t(`unitPage.${part}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function UnitHead({ unit }: { readonly unit: UnitView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const kindOf = useUnitKind();
  const facts = [
    kindOf(unit.kind),
    `${t('unit.code')} ${unit.code}`,
    unit.validFrom === null ? null : t('unit.from', { date: formatCivilDate(unit.validFrom) }),
    unit.validTo === null ? null : t('unit.until', { date: formatLastDay(unit.validTo) }),
    unit.areaKm2 === null
      ? null
      : t('unit.area', { area: unit.areaKm2.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB') }),
  ].filter((fact) => fact !== null);
  return (
    <>
      <PageTitle>{unit.name}</PageTitle>
      <ul className="facts soft">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <Kin label={t('unit.predecessors')} units={unit.predecessors} />
      <Kin label={t('unit.successors')} units={unit.successors} />
    </>
  );
}

function Kin({ label, units }: { readonly label: string; readonly units: UnitView['predecessors'] }) {
  if (units.length === 0) return null;
  return (
    <p>
      <strong>{label}:</strong>{' '}
      {units.map((unit, index) => (
        <span key={unit.unitId}>
          {index === 0 ? '' : '; '}
          <Link to="/units/$unitId" params={{ unitId: unit.unitId }}>
            {unit.name}
          </Link>
        </span>
      ))}
    </p>
  );
}
