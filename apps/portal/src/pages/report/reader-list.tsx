import type { ReportReader } from '@namkhong/contracts/http/feedback-reports';
import { useTranslation } from 'react-i18next';

/** Readers by name, post and by whose mandate. */
export function ReaderList({ readers }: { readonly readers: readonly ReportReader[] }) {
  const { t } = useTranslation();
  return (
    <ul className="report__readers">
      {readers.map(({ statement, unitName }) => (
        <li key={statement.keyId}>
          <strong>{statement.name}</strong>
          <br />
          <span className="small soft">
            {t('report.readerOf', { post: statement.post, unit: unitName ?? t('report.everywhere') })}
          </span>
        </li>
      ))}
    </ul>
  );
}
