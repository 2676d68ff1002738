/** Where a figure, a mark, and its interval, a band, lie between 0 and 100; the numbers stand beside it in words. */
export function ScoreLine(props: {
  readonly value: string;
  readonly interval: { readonly lower: string; readonly upper: string } | null;
}) {
  const value = Number(props.value);
  const lower = Number(props.interval?.lower ?? value);
  const upper = Number(props.interval?.upper ?? value);
  return (
    <svg className="score-line" viewBox="-4 0 212 25" aria-hidden="true">
      <line className="score-line__axis" x1="2" x2="202" y1="10" y2="10" />
      {[0, 25, 50, 75, 100].map((tick) => (
        <line key={tick} className="score-line__axis" x1={2 + tick * 2} x2={2 + tick * 2} y1="6" y2="14" />
      ))}
      {[0, 50, 100].map((tick) => (
        <text key={tick} className="score-line__scale" x={2 + tick * 2} y="23" textAnchor="middle">
          {tick}
        </text>
      ))}
      <line className="score-line__interval" x1={2 + lower * 2} x2={2 + upper * 2} y1="10" y2="10" />
      <line className="score-line__value" x1={2 + value * 2} x2={2 + value * 2} y1="2" y2="18" />
    </svg>
  );
}
