import { isValidOn, type CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DirectoryReader, type Unit } from '../directory/directory.reader.js';

/** A service point with the unit it belongs to on a day. */
export interface PlacedServicePoint {
  readonly code: string;
  readonly name: string;
  readonly unit: Unit;
  readonly illustrative: boolean;
}

interface Row {
  readonly [column: string]: unknown;
  readonly code: string;
  readonly name: string;
  readonly units: readonly { unitId: string; validFrom: CivilDate | null; validTo: CivilDate | null }[];
  readonly validFrom: CivilDate | null;
  readonly validTo: CivilDate | null;
  readonly illustrative: boolean;
}

/** Where people are served, as directive announced it. */
@Injectable()
export class ServicePointsReader {
  constructor(private readonly directory: DirectoryReader) {}

  /** Undefined where there is no such place on the day, or it belongs to nobody. */
  async find(session: Session, code: string, day: CivilDate): Promise<PlacedServicePoint | undefined> {
    const rows = await session.query<Row>(
      `select code, name, units, valid_from::text as "validFrom", valid_to::text as "validTo", illustrative
       from directory_service_point where code = $1`,
      [code],
    );
    const point = rows.find((row) => isValidOn(row, day));
    const owner = point?.units.find((unit) => isValidOn(unit, day));
    const unit = owner && (await this.directory.unit(session, owner.unitId));
    return point && unit
      ? { code: point.code, name: point.name, unit, illustrative: point.illustrative || unit.illustrative }
      : undefined;
  }
}

/** The place as ratings name it: lower case letters, digits and hyphens. */
export function servicePointKey(code: string): string | null {
  const key = code
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return key === '' ? null : key;
}
