import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { Failure } from '../ui/states.js';

/** Stands where a page could not be shown, inside the frame; to try again is to load it again. */
export function PageFailure({ error }: ErrorComponentProps) {
  const router = useRouter();
  return <Failure error={error} retry={() => void router.invalidate()} />;
}
