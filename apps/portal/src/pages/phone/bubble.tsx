import type { SimulatedMessage } from '@namkhong/contracts/http/simulator';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../format/format-date.js';
import { useLanguage } from '../../i18n/use-language.js';
import type { IconName } from '../../ui/icon.js';
import { Status } from '../../ui/status.js';

const icons: Record<SimulatedMessage['receipt'], IconName> = {
  none: 'clock',
  delivered: 'check',
  failed: 'cross',
};

/** One message as it arrived, and what the exchange was told about it. */
export function Bubble({ message }: { readonly message: SimulatedMessage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <li className="bubble">
      <p className="small soft">
        <strong>{message.from}</strong> · {t('phone.to', { phone: message.maskedTo })}
        <br />
        <time dateTime={message.receivedAt}>{formatInstant(message.receivedAt, language)}</time>
      </p>
      <p className="bubble__text" lang="vi">
        {message.text}
      </p>
      <p className="small soft">
        {t('phone.parts', { parts: message.parts, encoding: message.encoding.toUpperCase() })} ·{' '}
        <Status icon={icons[message.receipt]} tone={message.receipt === 'delivered' ? 'good' : 'calm'}>
          {t(`phone.${message.receipt}`)}
        </Status>
      </p>
    </li>
  );
}
