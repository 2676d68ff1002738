/** The font and the tokens a drawing on canvas needs, as the theme has them now. */
export interface ChartColours {
  readonly font: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly strongLine: string;
  readonly surface: string;
  readonly accent: string;
  readonly note: string;
  readonly bar: string;
  readonly alarm: string;
  /** Light to dark by day, dark to light by lamplight: more stands out more. */
  readonly scale: readonly [string, string, string, string, string];
}

/** Reads them from the document, since a canvas knows no custom properties. */
export function readChartColours(): ChartColours {
  const style = window.getComputedStyle(document.body);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    font: style.fontFamily,
    ink: token('ink'),
    soft: token('ink-soft'),
    line: token('line'),
    strongLine: token('line-strong'),
    surface: token('surface'),
    accent: token('accent'),
    note: token('note-edge'),
    bar: token('bar'),
    alarm: token('alarm'),
    scale: [token('scale-1'), token('scale-2'), token('scale-3'), token('scale-4'), token('scale-5')],
  };
}
