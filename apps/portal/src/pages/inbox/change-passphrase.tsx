import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepReaderKey, readerKeyKey, readerKeyQuery } from '../../api/reports.js';
import { useApi } from '../../api/use-api.js';
import { askDesk } from '../../sealing/ask-desk.js';
import { Button } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import { TextField } from '../../ui/text-field.js';
import { SealingFailure } from '../report/sealing-failure.js';

/** Another passphrase for the key that is open, as after it was forgotten and the sheet opened it. */
export function ChangePassphrase() {
  const { t } = useTranslation();
  const api = useApi();
  const client = useQueryClient();
  const { data: own } = useQuery(readerKeyQuery(api));
  const [passphrase, setPassphrase] = useState('');
  const change = useMutation({
    mutationFn: async () => {
      if (!own) return;
      await keepReaderKey(api, await askDesk('relock', { own, passphrase }));
    },
    onSuccess: async () => {
      setPassphrase('');
      await client.invalidateQueries({ queryKey: [...readerKeyKey] });
    },
  });
  return (
    <details className="card">
      <summary>{t('inbox.changeTitle')}</summary>
      <form
        className="stack"
        aria-label={t('inbox.changeTitle')}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <TextField
          label={t('inbox.passphrase')}
          hint={t('inbox.passphraseHint')}
          type="password"
          autoComplete="off"
          value={passphrase}
          onChange={setPassphrase}
        />
        <SealingFailure error={change.error} secretWrong={t('inbox.passphraseWeak')} />
        {change.isSuccess ? (
          <Notice tone="good" announce>
            <p>{t('inbox.changed')}</p>
          </Notice>
        ) : null}
        <p>
          <Button type="submit" isDisabled={change.isPending}>
            {t('inbox.change')}
          </Button>
        </p>
      </form>
    </details>
  );
}
