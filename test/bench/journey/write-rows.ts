import type { Row } from '../row.ts'
import { addedSince, type JourneyFigures } from './journey-figures.ts'

type Written = Pick<JourneyFigures, 'workers' | 'entities'>

/** Write units a row: of what the release before wrote too, and of what came with features since, each on a line of its own. */
export function writeRows(now: Written, before: Written): Row[] {
  const added = addedSince(now, before)
  const aRow = ({ workers }: Written, units: number) => (units / workers).toFixed(1)
  const told = (what: string, measured: string): Row => ({ what, target: '', measured, ok: true })
  const [all, then, since] = [unitsIn(now.entities), unitsIn(before.entities), unitsIn(added)]
  const name = `${now.workers} workers`
  return [
    told(`${name}: units a row, all`, `${aRow(now, all)} (before ${aRow(before, then)})`),
    told(`${name}: of it what was written before too`, `${aRow(now, all - since)} (before ${aRow(before, then)})`),
    told(`${name}: of it added by features since`, aRow(now, since)),
    ...Object.entries(added)
      .toSorted(([, one], [, other]) => other.writeUnits - one.writeUnits)
      .map(([entity, { writes, writeUnits }]) =>
        told(`  since: ${entity}`, `${aRow(now, writes)} writes and ${aRow(now, writeUnits)} units a row`),
      ),
  ]
}

function unitsIn(entities: JourneyFigures['entities']): number {
  return Object.values(entities).reduce((sum, { writeUnits }) => sum + writeUnits, 0)
}
