import type { FlagView } from '@namkhong/contracts/http/scoring-flags';
import { useTranslation } from 'react-i18next';
import { formatCivilDate, formatInstant } from '../../format/format-date.js';
import { useLanguage } from '../../i18n/use-language.js';
import type { IconName } from '../../ui/icon.js';
import { Status, type StatusTone } from '../../ui/status.js';

const looks: Record<FlagView['state'], { readonly icon: IconName; readonly tone: StatusTone }> = {
  raised: { icon: 'clock', tone: 'calm' },
  contested: { icon: 'question', tone: 'attention' },
  confirmed: { icon: 'check', tone: 'calm' },
  lapsed: { icon: 'cross', tone: 'calm' },
  superseded: { icon: 'cross', tone: 'calm' },
  'contest-upheld': { icon: 'cross', tone: 'calm' },
};

/** What a flag says in plain words, how firmly it stands, and what became of it. */
export function FlagExplained({ flag }: { readonly flag: FlagView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { icon, tone } = looks[flag.state];
  return (
    <section className="section" aria-labelledby="flag">
      <h2 id="flag">{t('flag.title')}</h2>
      {flag.summary === null ? null : <p>{flag.summary[language]}</p>}
      <p className="row">
        <Status icon={icon} tone={tone}>
          {t(`flag.state.${flag.state}`)}
        </Status>
        <span>{t('flag.contestUntil', { date: formatCivilDate(flag.contestUntil) })}</span>
      </p>
      <h3>{t('flag.history')}</h3>
      <ul>
        {flag.history.map((step) => (
          <li key={`${step.kind} ${step.at}`}>
            {t(`flag.step.${step.kind}`, { date: formatInstant(step.at, language) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
