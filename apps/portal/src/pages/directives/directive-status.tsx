import type { DirectiveView } from '@namkhong/contracts/http/directive';
import { useTranslation } from 'react-i18next';
import { Status } from '../../ui/status.js';

export function DirectiveStatus({ status }: { readonly status: DirectiveView['status'] }) {
  const { t } = useTranslation();
  return status === 'historical' ? (
    <Status icon="document">{t('directive.historical')}</Status>
  ) : (
    <Status icon="send" tone="good">
      {t('directive.issued')}
    </Status>
  );
}
