import type { CriteriaSetView } from '@namkhong/contracts/http/scoring';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndexQuery } from '../../api/scoring.js';
import { useLanguage } from '../../i18n/use-language.js';
import { Button } from '../../ui/button.js';
import { Choices } from '../../ui/choices.js';
import { Select } from '../../ui/select.js';
import { TextField } from '../../ui/text-field.js';
import { mayDo } from '../work/sections.js';
import { useCaller } from '../work/caller-context.js';
import {
  initialDraft,
  offered,
  toQuery,
  withDimensions,
  type DraftFaults,
  type QueryDraft,
} from './query-draft.js';

export function QueryForm(props: {
  readonly sets: readonly CriteriaSetView[];
  readonly running: boolean;
  readonly onRun: (query: IndexQuery) => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const codes = newestTitles(props.sets);
  const [draft, setDraft] = useState(() => initialDraft(codes[0]?.setCode ?? '', new Date()));
  const [faults, setFaults] = useState<DraftFaults | null>(null);
  const { grants } = useCaller();
  const { measures, dimensions, grains } = offered(draft, mayDo('official-figures.query', grants));
  const change = (part: Partial<QueryDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setFaults(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const made = toQuery(draft);
    if ('query' in made) props.onRun(made.query);
    else setFaults(made.faults);
  };
  const monthError = faults?.months ? t('query.monthInvalid') : null;
  return (
    <form className="card" onSubmit={submit} noValidate>
      <div className="form-grid">
        <Select
          label={t('query.set')}
          choices={codes.map(({ setCode, title }) => ({ value: setCode, label: title[language] }))}
          value={draft.setCode}
          onChange={(setCode) => change({ setCode })}
        />
        <Select
          label={t('query.grain')}
          choices={grains.map((value) => ({ value, label: t(`query.${value}`) }))}
          value={draft.grain}
          onChange={(grain) => change({ grain })}
        />
        <TextField
          label={t('query.from')}
          hint={t('query.monthHint')}
          value={draft.from}
          onChange={(from) => change({ from })}
          error={monthError}
        />
        <TextField
          label={t('query.to')}
          hint={t('query.monthHint')}
          value={draft.to}
          onChange={(to) => change({ to })}
          error={monthError}
        />
        <Choices
          label={t('query.measures')}
          choices={measures.map((value) => ({ value, label: t(`query.${value}`) }))}
          value={draft.measures}
          onChange={(value) => change({ measures: value })}
          error={faults?.measures ? t('query.measureMissing') : null}
        />
        <Choices
          label={t('query.dimensions')}
          choices={dimensions.map((value) => ({ value, label: t(`query.${value}`) }))}
          value={draft.dimensions}
          onChange={(value) => change(withDimensions(draft, value))}
        />
      </div>
      {draft.dimensions.includes('official') ? <p className="small soft">{t('query.officialHint')}</p> : null}
      <p className="form-action">
        <Button type="submit" look="primary" isDisabled={props.running}>
          {t(props.running ? 'query.running' : 'query.run')}
        </Button>
      </p>
    </form>
  );
}

/** One entry per set, with the title of its newest version. */
function newestTitles(sets: readonly CriteriaSetView[]): readonly CriteriaSetView[] {
  const newest = new Map<string, CriteriaSetView>();
  for (const set of sets) {
    if (set.version >= (newest.get(set.setCode)?.version ?? 0)) newest.set(set.setCode, set);
  }
  return [...newest.values()];
}
