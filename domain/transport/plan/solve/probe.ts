import { constructLoads } from './construct-loads.ts'
import { generateColumns } from './generate-columns.ts'
import type { PlanSearch } from './plan-search.ts'
import { RestrictedMaster } from './restricted-master.ts'
import { tightenCharters } from './tighten-charters.ts'
import { mostStayYuan } from './transport-problem.ts'

/** A fraction of a hired vehicle from which on the greedy plan gets a whole one. */
const shares = [0.2, 0.5, 0.8]
/** Where the best plan is farther from the bound than this share, little can be proved about the hire of vehicles. */
export const nearGap = 0.03
/** So few departures that it costs nothing to try all the same. */
const few = 200

/**
 * Probing (Savelsbergh 1994): proves a bound for a search, fixes how many vehicles are hired whole where that can be proved, and
 * splits the search into the components that this leaves. Gives the searches that are not split further.
 */
export async function probe(search: PlanSearch, until: number, onNews: () => void): Promise<PlanSearch[]> {
  const { problem } = search
  const master = await RestrictedMaster.open(problem)
  try {
    master.add([...search.incumbent.loads, ...search.columns])
    const relaxation = generateColumns(problem, master, { until })
    const stay = mostStayYuan(problem)
    const onBound = (yuan: number) => {
      search.prove(yuan - stay)
      onNews()
    }
    onBound(relaxation.bound)
    const first = search.relaxation === null
    if (first && [...relaxation.hired.values()].some((count) => count > 0))
      for (const share of shares) {
        const hired = [...relaxation.hired].map(([service, count]) => [service, Math.floor(count + 1 - share)] as const)
        search.offer(constructLoads(problem, new Map(hired)))
      }
    onNews()
    search.relaxation = relaxation
    search.columns = master.loads
    if (problem.departures.length > few && search.gapYuan > nearGap * search.boundYuan) return [search]
    const bestYuan = search.incumbent.yuan + stay
    const tightened = tightenCharters(problem, master, { relaxation, bestYuan, until, onBound })
    search.relaxation = tightened.relaxation
    if (tightened.fixed.size === 0) return [search]
    const ends: PlanSearch[] = []
    for (const part of search.split(tightened.fixed)) ends.push(...(await probe(part, until, onNews)))
    return ends
  } finally {
    master.dispose()
  }
}
