import type { InboxReport } from '@namkhong/contracts/http/feedback-reports';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCivilDate } from '../../format/format-date.js';
import { useLanguage } from '../../i18n/use-language.js';
import { askDesk } from '../../sealing/ask-desk.js';
import { useSession } from '../../session/session-context.js';
import { Button } from '../../ui/button.js';
import { Select } from '../../ui/select.js';
import { TextArea } from '../../ui/text-area.js';
import { OpenedContents } from '../report/opened-contents.js';
import { SealingFailure } from '../report/sealing-failure.js';
import { useReportAct } from './use-report-act.js';

type DialogueParcel = InboxReport['dialogue'][number];

/** What was said, opened with the reader's key on this device, and a word in return. */
export function DialogueSection({ report }: { readonly report: InboxReport }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const accessToken = useSession().session?.accessToken ?? '';
  const [text, setText] = useState('');
  const [to, setTo] = useState<'reporter' | 'readers'>('reporter');
  const write = useReportAct(
    report.reportId,
    () =>
      askDesk('writeAsReader', {
        report,
        contents: { text: text.normalize('NFC'), fields: {}, files: [] },
        to,
        signed: { accessToken, language },
      }),
    () => setText(''),
  );
  return (
    <section className="card stack" aria-labelledby="dialogue">
      <h2 id="dialogue">{t('report.dialogue')}</h2>
      <ol className="dialogue">
        {report.dialogue.map((parcel) => (
          <li key={parcel.head.parcelId} className="card">
            <Word report={report} parcel={parcel} />
          </li>
        ))}
      </ol>
      <TextArea label={t('inbox.write')} value={text} onChange={setText} autoComplete="off" />
      <Select
        label={t('inbox.whom')}
        choices={[
          { value: 'reporter', label: t('inbox.toReporterChoice') },
          { value: 'readers', label: t('inbox.toReadersChoice') },
        ]}
        value={to}
        onChange={setTo}
      />
      <SealingFailure error={write.error} secretWrong={t('report.notOpened')} />
      <p>
        <Button
          look="primary"
          isDisabled={write.isPending || text.trim() === ''}
          onPress={() => write.mutate(undefined)}
        >
          {t('inbox.send')}
        </Button>
      </p>
    </section>
  );
}

function Word({ report, parcel }: { readonly report: InboxReport; readonly parcel: DialogueParcel }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const accessToken = useSession().session?.accessToken ?? '';
  const { reportId } = report;
  const open = useMutation({
    mutationFn: () => askDesk('openParcel', { parcel, reportId, accessToken, language }),
  });
  const name = nameOf(report, parcel.keyId);
  const title = {
    'from-reporter': t('inbox.fromReporter'),
    'to-reporter': t('inbox.toReporter', { name }),
    'between-readers': t('inbox.betweenReaders', { name }),
  }[parcel.direction];
  if (open.data !== undefined) return <OpenedContents title={title} on={parcel.on} contents={open.data} />;
  return (
    <>
      <p className="small soft">{title}</p>
      <Button isDisabled={open.isPending} onPress={() => open.mutate()}>
        {t('report.open', { date: formatCivilDate(parcel.on) })}
      </Button>
      <SealingFailure error={open.error} secretWrong={t('report.notOpened')} />
    </>
  );
}

/** By whom something was written, as long as they read it, or once did. */
export function nameOf({ readers, former }: InboxReport, keyId: string | null): string {
  const reading = readers.find(({ statement }) => statement.keyId === keyId)?.statement.name;
  return reading ?? former.find((each) => each.keyId === keyId)?.name ?? '…';
}
