import type { ReportReaders } from '@namkhong/contracts/http/feedback-reports';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isTransient } from '../../api/errors.js';
import { useLanguage } from '../../i18n/use-language.js';
import { askDesk } from '../../sealing/ask-desk.js';
import { Button } from '../../ui/button.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { ReaderList } from './reader-list.js';
import { contentsOf, type ReportDraft } from './report-draft.js';
import { SealingFailure } from './sealing-failure.js';

type Sent = Awaited<ReturnType<typeof askDesk<'report'>>>;

/** Who will read it; then it is sealed to them and sent. */
export function SendReport(props: {
  readonly draft: ReportDraft;
  readonly readers: ReportReaders;
  readonly onBack: () => void;
  readonly onSent: (sent: Sent) => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { draft, readers } = props;
  useIllustrative(readers.illustrative);
  const send = useMutation({
    mutationFn: async (again: boolean) =>
      askDesk('report', {
        unitId: readers.unitId,
        officialCode: draft.officialCode.trim() === '' ? null : draft.officialCode.trim(),
        leads: draft.leads,
        types: [...draft.types],
        readers: readers.readers,
        contents: contentsOf(draft),
        identity: draft.identity.trim() === '' ? null : draft.identity.normalize('NFC'),
        again,
        language,
      }),
    // Without a network the form waits for the person, who may be watched, and never sends by itself.
    networkMode: 'always',
    onSuccess: props.onSent,
  });
  const again = send.isError && isTransient(send.error);
  return (
    <section className="card stack" aria-busy={send.isPending}>
      <h2>{t('report.readersTitle')}</h2>
      <p>{t('report.readersText')}</p>
      <ReaderList readers={readers.readers} />
      <p className="soft">{t('report.keptFor')}</p>
      <SealingFailure error={send.error} secretWrong={t('report.notOpened')} />
      {send.isPending ? <p role="status">{t('report.sending')}</p> : null}
      <p className="row">
        <Button look="primary" isDisabled={send.isPending} onPress={() => send.mutate(again)}>
          {t(again ? 'report.sendAgain' : 'report.send')}
        </Button>
        <Button isDisabled={send.isPending} onPress={props.onBack}>
          {t('report.back')}
        </Button>
      </p>
    </section>
  );
}
