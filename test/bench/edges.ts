import { benchDoors } from './edges/doors.ts'
import { benchFinding } from './edges/finding.ts'
import type { Row } from './row.ts'

/** Where the service meets the outside, one section after another, each on a service and a data folder of its own. */
const sections: readonly (() => Promise<Row[]>)[] = [benchDoors, benchFinding]

export async function benchEdges(): Promise<Row[]> {
  const rows: Row[] = []
  for (const section of sections) rows.push(...(await section()))
  return rows
}
