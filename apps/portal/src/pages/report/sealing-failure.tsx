import { SealingError } from '@namkhong/sealing';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.js';
import { Failure } from '../../ui/states.js';

/** Why something could not be sealed, sent or opened. */
export function SealingFailure(props: {
  readonly error: Error | null;
  /** For a secret that is wrong, in the words of whoever typed it. */
  readonly secretWrong: string;
}) {
  const { t } = useTranslation();
  const { error } = props;
  if (error === null) return null;
  if (!(error instanceof SealingError)) return <Failure error={error} />;
  const words = {
    'secret-wrong': props.secretWrong,
    'signature-wrong': t('report.signatureWrong'),
    'too-large': t('report.tooLarge'),
  }[error.code as string];
  return (
    <Notice tone="attention" announce>
      <p>{words ?? t('report.notOpened')}</p>
    </Notice>
  );
}
