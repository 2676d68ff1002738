import { unit } from '@namkhong/contracts/http/directive';
import { page } from '@namkhong/contracts/http/page';
import type { Cast } from '../loop/cast.js';

/** The id of the unit with this code, found by its name as anybody would. */
export async function findUnit(
  { citizen }: Pick<Cast, 'citizen'>,
  name: string,
  code: string,
): Promise<string> {
  const path = `/api/directive/v1/units?limit=200&q=${encodeURIComponent(name)}`;
  const { items } = await citizen.call(path, page(unit));
  const found = items.find((candidate) => candidate.code === code);
  if (!found) throw new Error(`there is no unit ${code}`);
  return found.unitId;
}
