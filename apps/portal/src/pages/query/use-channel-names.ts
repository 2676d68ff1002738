import { useTranslation } from 'react-i18next';

/** Channels by name. Small ones are published together, `kiosk+sms`; one without a name shows its code. */
export function useChannelNames(): (channels: string) => string {
  const { t, i18n } = useTranslation();
  const nameOf = (channel: string) =>
    i18n.exists(`query.channels.${channel}`) ? t(`query.channels.${channel as 'web'}`) : channel;
  return (channels) => channels.split('+').map(nameOf).join(' + ');
}
