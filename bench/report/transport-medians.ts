import { median } from '../stats/median.ts';

/** The measurements of a comparison of transports. */
export interface TransportMeasurements {
  readonly measurements: readonly {
    readonly row: string;
    readonly load: string;
    readonly subject: string;
    readonly round: number;
    readonly figures: Readonly<Record<string, number | undefined>>;
  }[];
}

/** Which measurements belong together: those of all rounds. */
export interface MeasurementKey {
  readonly row: string;
  readonly load: string;
  readonly subject: string;
}

/** The median of the rounds; undefined when it was not measured. */
export function medianOf(
  { measurements }: TransportMeasurements,
  key: MeasurementKey,
  figure: string,
): number | undefined {
  const values = measurements
    .filter(({ row, load, subject }) => row === key.row && load === key.load && subject === key.subject)
    .flatMap(({ figures }) => figures[figure] ?? []);
  return median(values);
}
