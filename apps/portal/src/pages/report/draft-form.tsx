import type { ReportTypeWords } from '@namkhong/contracts/http/feedback-reports';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.js';
import { Button } from '../../ui/button.js';
import { Choices } from '../../ui/choices.js';
import { TextArea } from '../../ui/text-area.js';
import { TextField } from '../../ui/text-field.js';
import { AttachFiles } from './attach-files.js';
import { ChooseUnit } from './choose-unit.js';
import { KindWords } from './kind-words.js';
import { findDraftFaults, mostTypes, type DraftFault, type ReportDraft } from './report-draft.js';

/** What it is, where, what happened, and perhaps who tells it. */
export function DraftForm(props: {
  readonly draft: ReportDraft;
  readonly words: readonly ReportTypeWords[];
  readonly onChange: (part: Partial<ReportDraft>) => void;
  readonly onReady: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { draft, words, onChange } = props;
  const [isTried, setTried] = useState(false);
  const faults = isTried ? findDraftFaults(draft) : [];
  const errorOf = (fault: DraftFault) => (faults.includes(fault) ? t(`report.${fault}`) : null);
  return (
    <form
      className="stack"
      aria-label={t('report.title')}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (findDraftFaults(draft).length === 0) props.onReady();
      }}
    >
      <section className="card stack">
        <h2>{t('report.kindTitle')}</h2>
        {words.map((each) => (
          <KindWords key={each.type} words={each} />
        ))}
        <Choices
          label={t('report.kindHint')}
          choices={words.map(({ type, name }) => ({ value: type, label: name[language] }))}
          value={draft.types}
          onChange={(types) => onChange({ types: types.slice(0, mostTypes) })}
          error={errorOf('kindMissing')}
        />
      </section>
      <section className="card stack">
        <h2>{t('report.unitTitle')}</h2>
        <ChooseUnit
          unit={draft.unit}
          onChoose={(unit) => onChange({ unit })}
          error={errorOf('unitMissing')}
        />
        <TextField
          label={t('report.officialLabel')}
          hint={t('report.officialHint')}
          value={draft.officialCode}
          autoComplete="off"
          maxLength={35}
          onChange={(officialCode) => onChange({ officialCode })}
        />
        <Choices
          label={t('report.unitTitle')}
          choices={[{ value: 'leads', label: t('report.leads') }]}
          value={draft.leads ? ['leads'] : []}
          onChange={(chosen) => onChange({ leads: chosen.length > 0 })}
        />
      </section>
      <section className="card stack">
        <h2>{t('report.wordsTitle')}</h2>
        <TextArea
          label={t('report.wordsLabel')}
          hint={t('report.wordsHint')}
          value={draft.text}
          autoComplete="off"
          maxLength={100_000}
          onChange={(text) => onChange({ text })}
          error={errorOf('wordsMissing')}
        />
        <AttachFiles
          files={draft.files}
          onChange={(files) => onChange({ files })}
          isAllowed={draft.mayKeepAuthors}
          onAllow={(mayKeepAuthors) => onChange({ mayKeepAuthors })}
        />
      </section>
      <section className="card stack">
        <h2>{t('report.identityTitle')}</h2>
        <p>{t('report.identityText')}</p>
        <TextArea
          label={t('report.identityLabel')}
          value={draft.identity}
          autoComplete="off"
          onChange={(identity) => onChange({ identity })}
          error={errorOf('identityTooLong')}
        />
      </section>
      <p>
        <Button type="submit" look="primary">
          {t('report.showReaders')}
        </Button>
      </p>
    </form>
  );
}
