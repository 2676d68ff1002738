import type { Evidence } from '@namkhong/contracts/http/directive-assignments';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/text-field.js';
import { Notice } from '../ui/notice.js';

const most = 20;

/**
 * What shows that something was done: files, of which only the digest, name and size are sent and which stay where the unit
 * keeps them, or addresses of pages.
 */
export function EvidenceField(props: {
  readonly label: string;
  readonly value: readonly Evidence[];
  readonly onChange: (value: readonly Evidence[]) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const [url, setUrl] = useState('');
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const add = (found: readonly Evidence[]) => props.onChange([...props.value, ...found].slice(0, most));
  const take = async (files: readonly File[]) => {
    setUnreadable(null);
    const found: Evidence[] = [];
    for (const file of files) {
      try {
        found.push(await evidenceOf(file));
      } catch {
        setUnreadable(file.name);
      }
    }
    add(found);
  };
  return (
    <fieldset className="field">
      <legend className="field__label">{props.label}</legend>
      <p className="hint">{t('act.evidenceHint')}</p>
      {props.value.length === 0 ? null : (
        <ul>
          {props.value.map((item, index) => (
            <li key={index} className="row">
              <span className="wrap-anywhere">{item.kind === 'file' ? item.name : item.url}</span>
              <Button onPress={() => props.onChange(props.value.filter((_, other) => other !== index))}>
                {t('act.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <label htmlFor={id}>{t('act.addFiles')}</label>
      <input
        id={id}
        type="file"
        multiple
        onChange={({ target }) => {
          void take([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      {unreadable === null ? null : (
        <Notice tone="attention" announce>
          <p>{t('act.fileUnreadable', { name: unreadable })}</p>
        </Notice>
      )}
      <div className="row">
        <TextField label={t('act.link')} value={url} onChange={setUrl} inputMode="url" autoComplete="off" />
        <Button
          isDisabled={url.trim() === ''}
          onPress={() => {
            add([{ kind: 'link', url: url.trim() }]);
            setUrl('');
          }}
        >
          {t('act.addLink')}
        </Button>
      </div>
    </fieldset>
  );
}

async function evidenceOf(file: File): Promise<Evidence> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return {
    kind: 'file',
    sha256: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    mediaType: file.type === '' ? 'application/octet-stream' : file.type,
    name: file.name.normalize('NFC').slice(-200),
    bytes: file.size,
  };
}
