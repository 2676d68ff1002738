/** How soon a document must reach its addressee (NĐ 30/2020, phụ lục I). */
export const documentUrgencies = ['normal', 'khan', 'thuong-khan', 'hoa-toc'] as const;
export type DocumentUrgency = (typeof documentUrgencies)[number];

/** Levels of state secrets; `none` is an ordinary document. */
export const secrecyLevels = ['none', 'mat', 'toi-mat', 'tuyet-mat'] as const;
export type SecrecyLevel = (typeof secrecyLevels)[number];

export function isSecret(level: SecrecyLevel): boolean {
  return level !== 'none';
}

/**
 * In whose name one signs (NĐ 30/2020, phụ lục I): oneself, for a body that decides together (TM.), as acting head (Q.),
 * for the head (KT.), by the head's order (TL.), by the head's authority (TUQ.).
 */
export const signingCapacities = ['own', 'TM.', 'Q.', 'KT.', 'TL.', 'TUQ.'] as const;
export type SigningCapacity = (typeof signingCapacities)[number];
