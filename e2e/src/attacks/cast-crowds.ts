import { dossiersResponse } from '@namkhong/contracts/http/feedback';
import { watermark } from '@namkhong/contracts/http/scoring';
import { addDays } from '@namkhong/domain';
import { eventually } from '@namkhong/nk';
import type { Cast } from '../loop/cast.js';
import { demand } from '../loop/demand.js';
import { honest, type Crowd, type Scenario } from './scenarios.js';
import { sendRating } from './send-rating.js';

/** The commune and the official that a scenario is played upon. */
export interface Stage {
  readonly scenario: Scenario;
  readonly unitId: string;
  readonly unitCode: string;
  readonly officialCode: string;
}

/** What somebody holds who has answered. */
export interface Held {
  readonly stage: Stage;
  readonly crowd: 'honest' | 'attack';
  readonly receipt: string;
}

/** How long before they are used the ballots of an attack were issued. */
const BALLOT_AGE_DAYS = 4;
/** Beyond what other journeys use for their dossiers. */
const FIRST_NUMBER = 4_000;
const criteria = ['access', 'procedure', 'official', 'result', 'feedback-handling'];
const atOnce = 12;

/** One day of every scenario: dossiers are closed, honest people and attackers answer, and everything is folded. */
export async function castDay(
  { origin, operator, today }: Cast & { readonly today: string },
  stages: readonly Stage[],
  day: number,
): Promise<Held[]> {
  const before = await operator.call('/api/scoring/v1/watermark', watermark);
  const networks = new Networks();
  const held: Held[] = [];
  for (const stage of stages) {
    const { scenario } = stage;
    const served = await close(operator, stage, today, scenario.closedADay);
    held.push(...(await answer(origin, stage, { crowd: honest, kind: 'honest', day }, served, networks)));
    const attack = scenario.attack;
    const size = attack === null ? 0 : sizeOf(attack, day);
    if (attack === null || size === 0) continue;
    const taken = await close(operator, stage, addDays(today, -BALLOT_AGE_DAYS), size);
    held.push(...(await answer(origin, stage, { crowd: attack, kind: 'attack', day }, taken, networks)));
  }
  await eventually('every rating in the cells', async () => {
    const mark = await operator.call('/api/scoring/v1/watermark', watermark);
    return mark.ratings >= before.ratings + held.length ? mark : undefined;
  });
  return held;
}

async function close(
  operator: Cast['operator'],
  { unitCode, officialCode }: Stage,
  closedOn: string,
  count: number,
): Promise<string[]> {
  const date = closedOn.slice(2).replaceAll('-', '');
  const dossiers = Array.from({ length: count }, (_, nth) => ({
    // Each commune has an agency code of its own in the dossiers' grammar.
    dossierCode: `${unitCode.slice(-3)}.00.96.H12-${date}-${String(FIRST_NUMBER + nth).padStart(4, '0')}`,
    ...{
      unitCode,
      officialCode,
      procedureGroup: 'civil-status',
      outcome: 'approved',
      closedOn,
      onTime: true,
    },
  }));
  const { ballots } = await operator.call('/api/feedback/v1/dossiers', dossiersResponse, {
    json: { dossiers },
  });
  demand('a ballot for each dossier', ballots.length, (found) => found === count);
  return ballots.map(({ token }) => token);
}

async function answer(
  origin: string,
  stage: Stage,
  { crowd, kind, day }: { readonly crowd: Crowd; readonly kind: Held['crowd']; readonly day: number },
  tokens: readonly string[],
  networks: Networks,
): Promise<Held[]> {
  const held: Held[] = [];
  const people = Array.from({ length: sizeOf(crowd, day) }, (_, nth) => nth);
  for (let start = 0; start < people.length; start += atOnce) {
    const some = people.slice(start, start + atOnce).map(async (nth) => {
      const level = crowd.levels[nth % crowd.levels.length] ?? 0;
      const sent = await sendRating(origin, {
        token: tokens[nth] ?? '',
        levels: Object.fromEntries(criteria.map((code) => [code, level])),
        channel: crowd.channel,
        secondsTaken: crowd.secondsTaken,
        device: `${stage.unitCode} ${crowd.device(nth, day)}`,
        address: networks.of(`${stage.unitCode} ${crowd.network(nth, day)}`),
      });
      if ('refused' in sent) throw new Error(`a rating was refused: ${sent.refused}`);
      return { stage, crowd: kind, receipt: sent.receipt };
    });
    held.push(...(await Promise.all(some)));
  }
  return held;
}

export function sizeOf({ first, later }: Crowd, day: number): number {
  return day === 0 ? first : later;
}

/** Gives each network an address of this machine. */
class Networks {
  private readonly known = new Map<string, string>();

  of(name: string): string {
    const nth = this.known.size + 1;
    const address = this.known.get(name) ?? `127.8.${nth >> 8}.${nth & 255}`;
    this.known.set(name, address);
    return address;
  }
}
