import type { Contents, SealedFile } from '@namkhong/sealing';
import { useTranslation } from 'react-i18next';
import { formatCivilDate } from '../../format/format-date.js';
import { Button } from '../../ui/button.js';

/** What was sealed, opened on this device. */
export function OpenedContents(props: {
  readonly title: string;
  readonly on: string;
  readonly contents: Contents;
}) {
  const { t } = useTranslation();
  const { text, files } = props.contents;
  return (
    <>
      <p className="small soft">
        {props.title}, {formatCivilDate(props.on)}
      </p>
      <p className="dialogue__text">{text}</p>
      {files.map((file) => (
        <Button key={file.name} onPress={() => save(file)}>
          {t('report.saveFile', { name: file.name, size: Math.ceil(file.bytes.length / 1024) })}
        </Button>
      ))}
    </>
  );
}

/** Saved and never shown: whatever it says it is, nothing in it runs here. */
function save({ name, bytes }: SealedFile): void {
  const address = URL.createObjectURL(
    new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replaceAll(/[^\w.-]/g, '_');
  link.click();
  URL.revokeObjectURL(address);
}
