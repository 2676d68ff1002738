import type { AttackName } from './trial-attacks.js';
import type { TrialFigures } from './score-trial.js';

interface Gate {
  readonly attack: AttackName;
  readonly figure: keyof TrialFigures;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** What the rules must reach, pooled over seeds that nobody chose parameters by. */
const gates: readonly Gate[] = [
  { attack: 'A1_burst_few_devices', figure: 'precision', atLeast: 0.9 },
  { attack: 'A1_burst_few_devices', figure: 'recall', atLeast: 0.85 },
  { attack: 'A4_sabotage_brigade', figure: 'precision', atLeast: 0.9 },
  { attack: 'A4_sabotage_brigade', figure: 'recall', atLeast: 0.85 },
  { attack: 'A2_coerced_kiosk', figure: 'subjectRecall', atLeast: 0.85 },
  { attack: 'A3_slow_drip_relatives', figure: 'subjectRecall', atLeast: 0.9 },
  { attack: 'A0_none', figure: 'alertsPerTrial', atMost: 1 },
  ...(
    [
      'A0_none',
      'A1_burst_few_devices',
      'A2_coerced_kiosk',
      'A3_slow_drip_relatives',
      'A4_sabotage_brigade',
      'A5_distributed_human_like',
    ] as const
  ).flatMap((attack): readonly Gate[] => [
    { attack, figure: 'honest', atMost: 0.001 },
    { attack, figure: 'outreach', atMost: 0.02 },
  ]),
];

/** The gates that the figures miss, each in a sentence. A figure that does not exist misses its gate. */
export function missedGates(figures: ReadonlyMap<AttackName, TrialFigures>): readonly string[] {
  return gates.flatMap(({ attack, figure, atLeast = -Infinity, atMost = Infinity }) => {
    const of = figures.get(attack);
    const value = of === undefined ? null : of[figure];
    if (value !== null && value >= atLeast && value <= atMost) return [];
    const limit = atMost === Infinity ? `at least ${atLeast}` : `at most ${atMost}`;
    return [`${attack}: ${figure} is ${value ?? 'unknown'}, ${limit} is needed`];
  });
}
