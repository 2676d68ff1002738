import { useTranslation } from 'react-i18next';
import { Sample } from './sample.js';

const names = [
  'ink',
  'ink-soft',
  'accent',
  'accent-strong',
  'scale-1',
  'scale-2',
  'scale-3',
  'scale-4',
  'scale-5',
];

export function Colours() {
  const { t } = useTranslation();
  return (
    <Sample title={t('design.colours')}>
      <ul className="colours">
        {names.map((name) => (
          <li key={name} className="small">
            <span className={`colours__patch colours__patch--${name}`} />
            {name}
          </li>
        ))}
      </ul>
    </Sample>
  );
}
