import type { reportStatus } from '@namkhong/contracts/http/feedback-reports';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { formatCivilDate } from '../../format/format-date.js';
import { useLanguage } from '../../i18n/use-language.js';
import { askDesk } from '../../sealing/ask-desk.js';
import { Button } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import { PageTitle } from '../../ui/page-title.js';
import { TextArea } from '../../ui/text-area.js';
import { OpenedContents } from './opened-contents.js';
import { ReaderList } from './reader-list.js';
import { ReportParts } from './report-parts.js';
import { SealingFailure } from './sealing-failure.js';

type Status = z.output<typeof reportStatus>;
type Check = 3 | 6 | 12;

/** A report as whoever has its receipt sees it. */
export function ReportDialogue(props: {
  readonly status: Status;
  readonly onChange: (status: Status) => void;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { status } = props;
  const [text, setText] = useState('');
  const write = useMutation({
    mutationFn: (word: { readonly text: string; readonly check: Check | null }) =>
      askDesk('writeAsReporter', {
        status,
        contents: { text: word.text.normalize('NFC'), fields: {}, files: [] },
        check: word.check,
        language,
      }),
    networkMode: 'always',
    onSuccess: (next) => {
      setText('');
      props.onChange(next);
    },
  });
  const open = status.checks.filter(({ isAsked, answeredOn }) => isAsked && answeredOn === null);
  return (
    <div className="report stack">
      <PageTitle lead={t('report.statusOn', { date: formatCivilDate(status.receivedOn) })}>
        {t('report.statusTitle', { unit: status.unitName })}
      </PageTitle>
      <section className="card stack">
        <ReportParts parts={status.parts} />
        {status.identity === null ? null : (
          <p>
            {status.identity.disclosedOn === null
              ? t('report.identityClosed')
              : t('report.identityOpened', { date: formatCivilDate(status.identity.disclosedOn) })}
          </p>
        )}
      </section>
      {open.map(({ months }) => (
        <section key={months} className="card stack">
          <h2>{t('report.checkTitle', { months })}</h2>
          <p>{t('report.checkText')}</p>
          <p className="row">
            <Button
              isDisabled={write.isPending}
              onPress={() => write.mutate({ text: t('report.checkNoneWords'), check: months })}
            >
              {t('report.checkNone')}
            </Button>
            <Button
              isDisabled={write.isPending || text.trim() === ''}
              onPress={() => write.mutate({ text, check: months })}
            >
              {t('report.checkSome')}
            </Button>
          </p>
        </section>
      ))}
      <section className="card stack">
        <h2>{t('report.dialogue')}</h2>
        <ol className="dialogue">
          {status.parcels.map((parcel) => (
            <li key={parcel.head.parcelId} className="card">
              {parcel.direction === 'from-reporter' ? (
                <p className="soft">
                  {formatCivilDate(parcel.on)}: {t('report.youWrote')}
                </p>
              ) : (
                <Answer parcel={parcel} />
              )}
            </li>
          ))}
        </ol>
        <TextArea label={t('report.writeLabel')} value={text} onChange={setText} autoComplete="off" />
        <SealingFailure error={write.error} secretWrong={t('report.notOpened')} />
        {write.isSuccess ? (
          <Notice tone="good" announce>
            <p>{t('report.written')}</p>
          </Notice>
        ) : null}
        <p className="row">
          <Button
            look="primary"
            isDisabled={write.isPending || text.trim() === ''}
            onPress={() => write.mutate({ text, check: null })}
          >
            {t('report.write')}
          </Button>
          <Button onPress={props.onLeave}>{t('report.leave')}</Button>
        </p>
      </section>
      <section className="card stack">
        <h2>{t('report.readersTitle')}</h2>
        <ReaderList readers={status.readers} />
      </section>
    </div>
  );
}

function Answer({ parcel }: { readonly parcel: Status['parcels'][number] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const open = useMutation({
    mutationFn: () => askDesk('openAnswer', { parcel, language }),
    networkMode: 'always',
  });
  if (open.data !== undefined) {
    return (
      <OpenedContents
        title={t('report.theyWrote', { name: open.data.by })}
        on={parcel.on}
        contents={open.data.contents}
      />
    );
  }
  return (
    <>
      <Button isDisabled={open.isPending} onPress={() => open.mutate()}>
        {t('report.open', { date: formatCivilDate(parcel.on) })}
      </Button>
      <SealingFailure error={open.error} secretWrong={t('report.notOpened')} />
    </>
  );
}
