import type { QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { errorAt } from '../api/errors.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import type { Act, ActBody, ActValues } from './act.js';
import { bodyOf, missingFields } from './act-body.js';
import { ActFailure } from './act-failure.js';
import { ActField } from './act-field.js';
import { useAct } from './use-act.js';
import { useDraft } from './use-draft.js';
import './acts.css';

const anyValues = z.record(z.string(), z.unknown()) as unknown as z.ZodType<ActValues>;
const nothing: ActValues = {};

/**
 * What somebody may do here now, one button each; what an act asks for opens beneath. What was typed is kept until it was
 * sent, whatever happens in between. `scope` names the thing it is about.
 */
export function Acts(props: {
  readonly scope: string;
  readonly label: string;
  readonly acts: readonly Act[];
  readonly refresh: readonly QueryKey[];
  readonly onDone?: (act: string, answer: unknown) => void;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  if (props.acts.length === 0 && done === null) return null;
  const act = props.acts.find(({ name }) => name === open);
  return (
    <section className="acts no-print" aria-label={props.label}>
      <div className="row">
        {props.acts.map(({ name, title, primary }) => (
          <Button
            key={name}
            look={primary === true ? 'primary' : 'plain'}
            aria-expanded={name === open}
            onPress={() => {
              setOpen(name === open ? null : name);
              setDone(null);
            }}
          >
            {title}
          </Button>
        ))}
      </div>
      {done === null ? null : (
        <Notice icon="check" announce>
          <p>{t('act.done', { act: done })}</p>
        </Notice>
      )}
      {act === undefined ? null : (
        <ActForm
          key={act.name}
          scope={props.scope}
          act={act}
          refresh={props.refresh}
          onDone={(answer) => {
            // Whoever has opened another form since keeps it.
            setOpen((shown) => (shown === act.name ? null : shown));
            setDone(act.title);
            props.onDone?.(act.name, answer);
          }}
          onCancel={() => setOpen(null)}
        />
      )}
    </section>
  );
}

function ActForm(props: {
  readonly scope: string;
  readonly act: Act;
  readonly refresh: readonly QueryKey[];
  readonly onDone: (answer: unknown) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation();
  const { act } = props;
  const { draft, change, discard } = useDraft(`${props.scope}:${act.name}`, anyValues, nothing);
  const [asked, setAsked] = useState(false);
  const values = withDefaults(act, draft);
  const missing = new Set(missingFields(act.fields, values));
  const { mutate, error, isPending } = useAct((api, body: ActBody, key) => act.send(api, body, key), {
    refresh: props.refresh,
    onDone: (answer) => {
      discard();
      props.onDone(answer);
    },
  });
  return (
    <form
      className="card stack"
      aria-label={act.title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (missing.size === 0) mutate(bodyOf(act.fields, values));
      }}
    >
      {act.text === undefined ? null : <p>{act.text}</p>}
      {act.fields.map((field) => (
        <ActField
          key={field.name}
          field={field}
          value={values[field.name]}
          error={asked && missing.has(field.name) ? t('act.missing') : errorAt(error, field.name)}
          onChange={(value) => change({ [field.name]: value })}
        />
      ))}
      <ActFailure error={error} />
      <div className="row">
        <Button type="submit" look="primary" isDisabled={isPending}>
          {t(isPending ? 'act.sending' : 'act.confirm', { act: act.title })}
        </Button>
        <Button onPress={props.onCancel}>{t('act.cancel')}</Button>
      </div>
    </form>
  );
}

/** A choice nobody touched is the first one, as it is shown. */
function withDefaults({ fields }: Act, draft: ActValues): ActValues {
  const first = fields.flatMap((field) =>
    field.kind === 'choice' ? [[field.name, field.choices[0]?.value ?? ''] as const] : [],
  );
  return { ...Object.fromEntries(first), ...draft };
}
