import { counties } from '../../domain/kernel/places/counties.ts'
import { countFinalStates, type FinalStateCounts } from '../../domain/stabilisation/count-final-states.ts'
import type { RowFinalState } from '../../domain/stabilisation/row-final-state.ts'
import { everyPage } from './every-page.ts'
import type { DemoEnd } from './play-demo.ts'

/** What became of every row of the demo's surveys, as the counties' pages tell it. */
export async function readFinalStates({
  office,
  surveys,
}: Pick<DemoEnd, 'office' | 'surveys'>): Promise<{ rows: RowFinalState[]; counts: FinalStateCounts }> {
  const rows: RowFinalState[] = []
  for (const code of counties.keys())
    rows.push(...(await everyPage<RowFinalState>(office, '/v1/reports/final-states', `&county=${code}`)))
  return { rows, counts: countFinalStates(surveys, rows) }
}
