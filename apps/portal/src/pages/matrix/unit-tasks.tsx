import type { Matrix } from '@namkhong/contracts/http/directive-matrix';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { assignmentsQuery } from '../../api/directive.js';
import { useApi } from '../../api/use-api.js';
import { Button } from '../../ui/button.js';
import { LoadedPages } from '../../ui/loaded-pages.js';
import { AssignmentTable } from '../assignments/assignment-table.js';

/** What one row stands for: the unit's tasks of this directive, each leading to its page. */
export function UnitTasks(props: {
  readonly directiveId: string;
  readonly unit: Pick<Matrix['items'][number], 'unitId' | 'name'>;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { unitId, name } = props.unit;
  const tasks = useInfiniteQuery(assignmentsQuery(useApi(), { unitId, directiveId: props.directiveId }));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="card" aria-labelledby="unit-tasks">
      <div className="row row--between">
        <h2 id="unit-tasks" ref={heading} tabIndex={-1}>
          {t('matrix.tasksOf', { unit: name })}
        </h2>
        <Button onPress={props.onClose}>{t('matrix.close')}</Button>
      </div>
      <LoadedPages query={tasks} empty={null}>
        {(items) => <AssignmentTable assignments={items} />}
      </LoadedPages>
    </section>
  );
}
