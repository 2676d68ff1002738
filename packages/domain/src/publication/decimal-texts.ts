/** A value as it is written: whole numbers of any size as decimal texts, all else as it is. */
export type DecimalTexts<Value> = Value extends bigint
  ? string
  : Value extends readonly (infer Item)[]
    ? readonly DecimalTexts<Item>[]
    : Value extends object
      ? { readonly [Key in keyof Value]: DecimalTexts<Value[Key]> }
      : Value;

/** Plain data only: objects, lists, texts, numbers, booleans and null around the whole numbers. */
export function decimalTexts<Value>(value: Value): DecimalTexts<Value> {
  return write(value) as DecimalTexts<Value>;
}

function write(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map(write);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, write(item)]));
}
