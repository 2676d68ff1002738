import { hideComplementary } from '../index.js';
import type { GroupReader } from './group-reader.js';

export function checkSuppression(group: GroupReader): void {
  const floor = group.at('k_min').integer();
  const children = group
    .at('children')
    .entries()
    .map(([id, people]) => ({ id, people: people.integer() }));
  const hidden = hideComplementary(children, floor, floor);
  group.at('parent').isInteger(children.reduce((total, { people }) => total + people, 0n));
  group.at('primary').areTheTexts(hidden.primary);
  group.at('complementary').areTheTexts(hidden.complementary);
}
