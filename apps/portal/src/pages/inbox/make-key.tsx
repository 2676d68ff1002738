import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepReaderKey, readerKeyKey } from '../../api/reports.js';
import { useApi } from '../../api/use-api.js';
import { askDesk } from '../../sealing/ask-desk.js';
import { tellUnlocked } from '../../sealing/unlocked.js';
import { Button } from '../../ui/button.js';
import { TextField } from '../../ui/text-field.js';
import { SealingFailure } from '../report/sealing-failure.js';

/** Makes a reader's key on this device; it is kept only when its sheet was put away. */
export function MakeKey({ today }: { readonly today: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const client = useQueryClient();
  const [typed, setTyped] = useState({ name: '', post: '', passphrase: '', again: '' });
  const [isTried, setTried] = useState(false);
  const change = (part: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...part }));
  const { name, post, passphrase, again } = typed;
  const make = useMutation({
    mutationFn: () => askDesk('makeKey', { name: name.trim(), post: post.trim(), passphrase, today }),
  });
  const keep = useMutation({
    mutationFn: (request: object) => keepReaderKey(api, request),
    onSuccess: async () => {
      tellUnlocked(true);
      await client.invalidateQueries({ queryKey: [...readerKeyKey] });
    },
  });
  if (make.data !== undefined) {
    const { request, recoveryCode } = make.data;
    return (
      <section className="card stack">
        <h2>{t('inbox.sheetTitle')}</h2>
        <p>{t('inbox.sheetText')}</p>
        <p>{name}</p>
        <p className="report__receipt" data-testid="sheet">
          {recoveryCode}
        </p>
        <SealingFailure error={keep.error} secretWrong={t('inbox.passphraseWeak')} />
        <p className="row no-print">
          <Button onPress={() => window.print()}>{t('inbox.sheetPrint')}</Button>
          <Button look="primary" isDisabled={keep.isPending} onPress={() => keep.mutate(request)}>
            {t('inbox.sheetKept')}
          </Button>
        </p>
      </section>
    );
  }
  const isShort = (text: string) => (isTried && text.trim().length < 2 ? t('inbox.fieldMissing') : null);
  return (
    <form
      className="card stack"
      aria-label={t('inbox.makeTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (name.trim().length > 1 && post.trim().length > 1 && passphrase === again) make.mutate();
      }}
    >
      <h2>{t('inbox.makeTitle')}</h2>
      <p>{t('inbox.makeText')}</p>
      <TextField
        label={t('inbox.name')}
        value={name}
        maxLength={120}
        onChange={(text) => change({ name: text })}
        error={isShort(name)}
      />
      <TextField
        label={t('inbox.post')}
        value={post}
        maxLength={160}
        onChange={(text) => change({ post: text })}
        error={isShort(post)}
      />
      <TextField
        label={t('inbox.passphrase')}
        hint={t('inbox.passphraseHint')}
        type="password"
        autoComplete="off"
        value={passphrase}
        onChange={(text) => change({ passphrase: text })}
      />
      <TextField
        label={t('inbox.passphraseAgain')}
        type="password"
        autoComplete="off"
        value={again}
        onChange={(text) => change({ again: text })}
        error={isTried && passphrase !== again ? t('inbox.passphraseDiffers') : null}
      />
      <SealingFailure error={make.error} secretWrong={t('inbox.passphraseWeak')} />
      {make.isPending ? <p role="status">{t('inbox.making')}</p> : null}
      <p>
        <Button type="submit" look="primary" isDisabled={make.isPending}>
          {t('inbox.make')}
        </Button>
      </p>
    </form>
  );
}
