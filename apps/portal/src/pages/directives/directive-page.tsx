import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { directiveQuery } from '../../api/directive.js';
import { useApi } from '../../api/use-api.js';
import { Loaded } from '../../ui/loaded.js';
import { DirectiveView } from './directive-view.js';

const route = getRouteApi('/directives/$directiveId');

export function DirectivePage() {
  const { directiveId } = route.useParams();
  const { t } = useTranslation();
  const query = useQuery(directiveQuery(useApi(), directiveId));
  return (
    <>
      <p className="no-print">
        <Link to="/directives">{t('directive.back')}</Link>
      </p>
      <Loaded query={query}>
        {(directive) => <DirectiveView directive={directive} traceable={false} />}
      </Loaded>
    </>
  );
}
