import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fetchFile } from '../../api/fetch-json.js';
import type { IndexQuery } from '../../api/scoring.js';
import { useSession } from '../../session/session-context.js';
import { Button } from '../../ui/button.js';
import { Failure } from '../../ui/states.js';
import { downloadBlob } from './download-text.js';

const formats = ['xlsx', 'parquet'] as const;

/** The same question asked again for a file that carries its dictionary and sources. */
export function FileDownloads({ query }: { readonly query: IndexQuery }) {
  const { t } = useTranslation();
  const { session } = useSession();
  const { mutate, error, isPending, variables } = useMutation({
    mutationFn: async (format: (typeof formats)[number]) => {
      const path = `/api/scoring/v1/query?format=${format}`;
      downloadBlob(
        await fetchFile(path, query, session?.accessToken ?? null),
        `nam-khong-${query.setCode}.${format}`,
      );
    },
  });
  return (
    <>
      {formats.map((format) => (
        <Button key={format} isDisabled={isPending} onPress={() => mutate(format)}>
          {t(`query.download-${format}`)}
        </Button>
      ))}
      {error === null || variables === undefined ? null : (
        <Failure error={error} retry={() => mutate(variables)} />
      )}
    </>
  );
}
