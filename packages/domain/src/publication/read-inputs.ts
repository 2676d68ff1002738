import type { DecimalTexts } from './decimal-texts.js';
import type { BlockInputs, SubjectInputs, VersionInputs } from './subject-inputs.js';

/** Inputs as a manifest writes them. */
export type WrittenInputs = DecimalTexts<SubjectInputs>;

/** Back from the written form. Throws SyntaxError where a text is no whole number. */
export function readInputs(written: WrittenInputs): SubjectInputs {
  const { closed, invited, onTime } = written.service;
  return {
    kind: written.kind,
    subjectId: written.subjectId,
    unitId: written.unitId,
    level: written.level,
    versions: written.versions.map(readVersion),
    strata: written.strata.map((stratum) => ({ ...stratum, histograms: stratum.histograms.map(BigInt) })),
    service: { closed: BigInt(closed), invited: BigInt(invited), onTime: BigInt(onTime) },
    distinctRaters: written.distinctRaters,
    setAside: {
      told: written.setAside.told,
      byRule: written.setAside.byRule.map(({ rule, count }) => ({ rule, count: BigInt(count) })),
      versions: written.setAside.versions.map(({ setVersion, rated, histograms }) => ({
        setVersion,
        rated: BigInt(rated),
        histograms: histograms.map(BigInt),
      })),
    },
    droppedChannels: [...written.droppedChannels],
    blocks: written.blocks.map(readBlock),
  };
}

function readVersion({
  setVersion,
  rated,
  histograms,
  crosses,
  days,
}: DecimalTexts<VersionInputs>): VersionInputs {
  return {
    setVersion,
    rated: BigInt(rated),
    histograms: histograms.map(BigInt),
    crosses: crosses.map(BigInt),
    days: days.map(({ day, n, sum, sumOfSquares }) => ({
      day,
      n: BigInt(n),
      sum: BigInt(sum),
      sumOfSquares: BigInt(sumOfSquares),
    })),
  };
}

function readBlock({ content, snapshots, ...rest }: DecimalTexts<BlockInputs>): BlockInputs {
  return {
    ...rest,
    content: {
      rated: BigInt(content.rated),
      histograms: content.histograms.map(BigInt),
      crosses: content.crosses.map(BigInt),
      days: content.days.map(BigInt),
    },
    snapshots: snapshots.map(BigInt),
  };
}
