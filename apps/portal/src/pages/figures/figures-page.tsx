import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PublicationSummary } from '@namkhong/contracts/http/scoring-publication';
import { boundariesPath } from '../../api/organisation.js';
import { funnelsPath, publicationPath, publicationsQuery, sipasPath } from '../../api/publications.js';
import { useApi } from '../../api/use-api.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { Select } from '../../ui/select.js';
import { Empty } from '../../ui/states.js';
import { FiguresTable } from './figures-table.js';
import { FunnelCards } from './funnel-cards.js';
import { UnitMap } from './unit-map.js';

const route = getRouteApi('/figures');

/** All units side by side, without ranks: a map, funnels, and a table by name. */
export function FiguresPage() {
  const { t } = useTranslation();
  const publications = useQuery(publicationsQuery(useApi()));
  return (
    <>
      <PageTitle lead={t('figures.lead')}>{t('figures.title')}</PageTitle>
      <Loaded query={publications}>{({ items }) => <Published publications={items} />}</Loaded>
    </>
  );
}

function Published({ publications }: { readonly publications: readonly PublicationSummary[] }) {
  const { t } = useTranslation();
  const { publication: wanted } = route.useSearch();
  const navigate = route.useNavigate();
  const chosen = publications.find(({ publicationId }) => publicationId === wanted) ?? publications[0];
  useIllustrative(chosen?.illustrative === true);
  return (
    <>
      {chosen === undefined ? (
        <Empty title={t('figures.none')} text={t('figures.noneText')} />
      ) : (
        <div className="form-grid form-grid--one">
          <Select
            label={t('figures.publication')}
            choices={publications.map(({ publicationId, quarter, setCode }) => ({
              value: publicationId,
              label: t('figures.publicationOf', {
                quarter: quarter.slice(-1),
                year: quarter.slice(0, 4),
                set: setCode,
              }),
            }))}
            value={chosen.publicationId}
            onChange={(publication) => void navigate({ search: { publication }, replace: true })}
          />
        </div>
      )}
      <UnitMap publicationId={chosen?.publicationId} />
      {chosen === undefined ? null : (
        <>
          <FunnelCards publicationId={chosen.publicationId} />
          <FiguresTable publicationId={chosen.publicationId} />
          <p className="small soft wrap-anywhere">{t('figures.signed', { hash: chosen.manifestHash })}</p>
        </>
      )}
      <p className="row no-print">
        {chosen === undefined ? null : (
          <>
            <a href={publicationPath(chosen.publicationId)}>{t('figures.manifest')}</a>
            <a href={sipasPath(chosen.publicationId)}>{t('figures.sipas')}</a>
            <a href={funnelsPath(chosen.publicationId)}>{t('figures.funnels')}</a>
          </>
        )}
        <a href={boundariesPath}>{t('figures.geo')}</a>
      </p>
    </>
  );
}
