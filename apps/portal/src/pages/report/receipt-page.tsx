import type { reportStatus } from '@namkhong/contracts/http/feedback-reports';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useLanguage } from '../../i18n/use-language.js';
import { askDesk, forgetSecrets } from '../../sealing/ask-desk.js';
import { Button } from '../../ui/button.js';
import { PageTitle } from '../../ui/page-title.js';
import { TextField } from '../../ui/text-field.js';
import './report.css';
import { ReportDialogue } from './report-dialogue.js';
import { SealingFailure } from './sealing-failure.js';

/** How far a report has come, and what was written back, for whoever has its receipt. */
export function ReceiptPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [text, setText] = useState('');
  const [status, setStatus] = useState<z.output<typeof reportStatus> | null>(null);
  const enter = useMutation({
    mutationFn: () => askDesk('enterReceipt', { text, language }),
    networkMode: 'always',
    onSuccess: (found) => {
      setText('');
      setStatus(found);
    },
  });
  if (status !== null) {
    const leave = () => {
      forgetSecrets();
      setStatus(null);
    };
    return <ReportDialogue status={status} onChange={setStatus} onLeave={leave} />;
  }
  return (
    <div className="report stack">
      <PageTitle lead={t('report.enterLead')}>{t('report.enterTitle')}</PageTitle>
      <form
        className="card stack"
        aria-label={t('report.enterTitle')}
        onSubmit={(event) => {
          event.preventDefault();
          enter.mutate();
        }}
      >
        <TextField
          label={t('report.enterLabel')}
          value={text}
          onChange={setText}
          inputMode="numeric"
          autoComplete="off"
        />
        <SealingFailure error={enter.error} secretWrong={t('report.enterWrong')} />
        {enter.isPending ? <p role="status">{t('report.entering')}</p> : null}
        <p>
          <Button type="submit" look="primary" isDisabled={enter.isPending}>
            {t('report.enter')}
          </Button>
        </p>
      </form>
    </div>
  );
}
