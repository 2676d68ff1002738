import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cleanFile, LARGEST_FILES, type CleanedFile, type FileFault } from '../../attachments/clean-file.js';
import { Button } from '../../ui/button.js';
import { Choices } from '../../ui/choices.js';
import { Notice } from '../../ui/notice.js';

/** Files that were cleaned on this device; those that cannot be are sent only where somebody says so. */
export function AttachFiles(props: {
  readonly files: readonly CleanedFile[];
  readonly onChange: (files: CleanedFile[]) => void;
  readonly isAllowed: boolean;
  readonly onAllow: (isAllowed: boolean) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const [faults, setFaults] = useState<readonly { readonly name: string; readonly fault: FileFault }[]>([]);
  const [isCleaning, setIsCleaning] = useState(false);
  const take = async (list: FileList | null) => {
    setIsCleaning(true);
    const files = [...props.files];
    const found: { name: string; fault: FileFault }[] = [];
    for (const file of list ?? []) {
      const cleaned =
        file.size > LARGEST_FILES
          ? 'too-large'
          : await cleanFile(new Uint8Array(await file.arrayBuffer()), files.length + 1);
      const sum = files.reduce((size, each) => size + each.file.bytes.length, 0);
      if (typeof cleaned === 'string') found.push({ name: file.name, fault: cleaned });
      else if (sum + cleaned.file.bytes.length > LARGEST_FILES)
        found.push({ name: file.name, fault: 'too-large' });
      else files.push(cleaned);
    }
    setIsCleaning(false);
    setFaults(found);
    props.onChange(files);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{t('report.filesLabel')}</label>
      <span className="hint" id={`${id}-hint`}>
        {t('report.filesHint')}
      </span>
      <input
        id={id}
        type="file"
        multiple
        className="input"
        aria-describedby={`${id}-hint`}
        disabled={isCleaning}
        onChange={({ target }) => {
          void take(target.files).then(() => (target.value = ''));
        }}
      />
      {isCleaning ? <p role="status">{t('report.filesCleaning')}</p> : null}
      {faults.map(({ name, fault }) => (
        <Notice key={name} tone="attention" announce>
          <p>{t(`report.fault-${fault}`, { name })}</p>
        </Notice>
      ))}
      <ul className="report__files">
        {props.files.map(({ file, isClean }, index) => (
          <li key={`${file.name} ${index}`} className="row">
            <span>
              {t('report.fileWas', { name: file.name, size: Math.ceil(file.bytes.length / 1024) })}
              {isClean ? null : <strong> {t('report.fileUnclean')}</strong>}
            </span>
            <Button onPress={() => props.onChange(props.files.filter((_, place) => place !== index))}>
              {t('report.fileRemove', { name: file.name })}
            </Button>
          </li>
        ))}
      </ul>
      {props.files.every(({ isClean }) => isClean) ? null : (
        <>
          <p>{t('report.fileKept')}</p>
          <Choices
            label={t('report.filesLabel')}
            choices={[{ value: 'allow', label: t('report.fileAllow') }]}
            value={props.isAllowed ? ['allow'] : []}
            onChange={(chosen) => props.onAllow(chosen.length > 0)}
          />
        </>
      )}
    </div>
  );
}
