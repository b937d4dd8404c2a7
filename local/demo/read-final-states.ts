import { countFinalStates, type FinalStateCounts } from '../../domain/stabilisation/count-final-states.ts'
import type { RowFinalState } from '../../domain/stabilisation/row-final-state.ts'
import { everyPage } from './every-page.ts'
import type { DemoEnd } from './play-demo.ts'
import { prefectures } from './prefectures.ts'

/** Prefectures. */
const askedAtOnce = 4

/** What became of every row of the demo's surveys, as the prefectures' pages tell it. */
export async function readFinalStates({
  office,
  surveys,
}: Pick<DemoEnd, 'office' | 'surveys'>): Promise<{ rows: RowFinalState[]; counts: FinalStateCounts }> {
  const rows: RowFinalState[] = []
  const codes = [...prefectures.keys()]
  while (codes.length > 0) {
    const some = codes.splice(0, askedAtOnce)
    const pages = some.map((code) => everyPage<RowFinalState>(office, '/v1/reports/final-states', `&county=${code}`))
    rows.push(...(await Promise.all(pages)).flat())
  }
  return { rows, counts: countFinalStates(surveys, rows) }
}
