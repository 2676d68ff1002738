import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { TextField } from '../../ui/text-field.js';

const tokenPattern = /^[A-Za-z0-9_-]{22}$/;

/** The code goes into the fragment of the address, which no server sees. */
export function RateCode() {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const token = code.trim();
    if (tokenPattern.test(token)) window.location.assign(`/rate#${token}`);
    else setWrong(true);
  };
  return (
    <section className="card" aria-labelledby="rate">
      <h2 id="rate">{t('home.rateTitle')}</h2>
      <form onSubmit={submit} className="stack">
        <TextField
          label={t('home.rateLabel')}
          hint={t('home.rateHint')}
          value={code}
          onChange={(value) => {
            setCode(value);
            setWrong(false);
          }}
          error={wrong ? t('home.rateInvalid') : null}
          autoComplete="off"
          autoCorrect="off"
          spellCheck="false"
        />
        <Button type="submit" look="primary">
          {t('home.rateButton')}
        </Button>
      </form>
    </section>
  );
}
