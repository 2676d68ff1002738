import type { OwnReaderKey } from '@namkhong/contracts/http/feedback-reports';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askDesk } from '../../sealing/ask-desk.js';
import { tellUnlocked } from '../../sealing/unlocked.js';
import { Button } from '../../ui/button.js';
import { TextField } from '../../ui/text-field.js';
import { SealingFailure } from '../report/sealing-failure.js';

/** Opens the reader's keys in the other thread, by passphrase or by the sheet. */
export function UnlockKey({ own }: { readonly own: OwnReaderKey }) {
  const { t } = useTranslation();
  const [secret, setSecret] = useState('');
  const unlock = useMutation({
    mutationFn: () => askDesk('unlock', { own, secret }),
    onSuccess: () => tellUnlocked(true),
  });
  return (
    <form
      className="card stack"
      aria-label={t('inbox.unlockTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        unlock.mutate();
      }}
    >
      <h2>{t('inbox.unlockTitle')}</h2>
      <TextField
        label={t('inbox.unlockLabel')}
        type="password"
        autoComplete="off"
        value={secret}
        onChange={setSecret}
      />
      <SealingFailure error={unlock.error} secretWrong={t('inbox.unlockWrong')} />
      {unlock.isPending ? <p role="status">{t('inbox.unlocking')}</p> : null}
      <p>
        <Button type="submit" look="primary" isDisabled={unlock.isPending}>
          {t('inbox.unlock')}
        </Button>
      </p>
    </form>
  );
}
