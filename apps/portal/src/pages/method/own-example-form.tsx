import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDecimal } from '../../format/format-decimal.js';
import { useLanguage } from '../../i18n/use-language.js';
import { DataTable } from '../../ui/data-table.js';
import { Distribution } from '../../ui/distribution.js';
import { ScoreLine } from '../../ui/score-line.js';
import { TextField } from '../../ui/text-field.js';
import { workExample, type WorkedExample } from './own-example.js';

const levels = ['level1', 'level2', 'level3', 'level4', 'level5'] as const;
/** The counts of deputy-reporting for April 2023, a published series that the platform holds as well. */
const initial = ['23', '46', '153', '419', '528'];

/** Counts that the reader enters, and each step of the figures that follow from them. */
export function OwnExample() {
  const { t } = useTranslation();
  const [texts, setTexts] = useState<readonly string[]>(initial);
  const counts = texts.map(readCount);
  const sound = counts.filter((count) => count !== null);
  const example = sound.length === levels.length ? workExample(sound) : null;
  return (
    <section className="section" aria-labelledby="example">
      <h2 id="example">{t('method.example')}</h2>
      <p className="measure">{t('method.exampleText')}</p>
      <div className="form-grid">
        {levels.map((level, index) => (
          <TextField
            key={level}
            label={t(`method.${level}`)}
            inputMode="numeric"
            autoComplete="off"
            value={texts[index] ?? ''}
            onChange={(text) => setTexts(texts.with(index, text))}
            error={counts[index] === null ? t('method.countInvalid') : null}
          />
        ))}
      </div>
      <div aria-live="polite">
        {example === null ? <p>{t('method.none')}</p> : <Steps example={example} counts={sound} />}
      </div>
    </section>
  );
}

function Steps(props: { readonly example: WorkedExample; readonly counts: readonly number[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { example } = props;
  const say = (text: string | null) => (text === null ? '–' : formatDecimal(text, language));
  const range = (lower: string | null, upper: string | null) =>
    lower === null || upper === null ? '–' : `${say(lower)}–${say(upper)}`;
  const rows = [
    ['nStep', 'n = c₁ + c₂ + c₃ + c₄ + c₅', example.n],
    ['sStep', 'S = c₂ + 2c₃ + 3c₄ + 4c₅', example.codes],
    ['mStep', 'm = 25·S/n', say(example.score)],
    ['shareStep', '100·(c₄ + c₅)/n', say(example.share)],
    ['wilsonStep', 'Wilson', range(example.shareLower, example.shareUpper)],
    ['vStep', 'V = (nQ − S²)/(16·n²(n − 1))', say(example.variance)],
    ['phiStep', 'φ = (10·0,30 + n·min(1, V·n/(u(1 − u))))/(10 + n)', say(example.dispersion)],
    ['intervalStep', 'n(u − μ)² = q²φ·μ(1 − μ)', range(example.lower, example.upper)],
  ] as const;
  return (
    <>
      <div className="row">
        <Distribution histogram={props.counts} />
        <ScoreLine
          value={example.score}
          interval={
            example.lower === null || example.upper === null
              ? null
              : { lower: example.lower, upper: example.upper }
          }
        />
      </div>
      <DataTable
        caption={t('method.example')}
        hideCaption
        columns={[
          {
            key: 'step',
            label: t('method.step'),
            cell: ([step]: (typeof rows)[number]) => t(`method.${step}`),
          },
          { key: 'formula', label: t('method.formula'), cell: ([, formula]) => formula },
          { key: 'result', label: t('method.result'), numeric: true, cell: ([, , result]) => result },
        ]}
        rows={rows}
        rowKey={([step]) => step}
      />
      <p>{t(`method.${example.status}`)}</p>
      <p className="small soft">{t('method.daysNote')}</p>
    </>
  );
}

/** A whole number as people write it, `12.345` or `12,345` or `12 345`; an empty field is nobody. Null where it is none. */
function readCount(text: string): number | null {
  const plain = text.trim().replaceAll(/(?<=\d)[.,\s](?=\d{3}(\D|$))/g, '');
  if (plain === '') return 0;
  const count = /^\d{1,7}$/.test(plain) ? Number(plain) : NaN;
  return count <= 1_000_000 ? count : null;
}
