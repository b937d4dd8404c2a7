import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import type { EnterpriseId } from '../../domain/kernel/ids.ts'
import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import type { LabourStation } from '../../domain/stations/labour-station.ts'
import type { PlanVisits, VisitCandidate } from '../../domain/stations/plan-visits.ts'
import type { Deps } from '../wiring/deps.ts'

/** Job orders that one plan looks at; the arrivals of each are read. */
const mostOrders = 2000
const pageSize = 200
/** Orders whose arrivals are read side by side. */
const atOnce = 25

type Needed = Pick<Deps, 'jobOrders' | 'places' | 'cases'>

/** Enterprises with plants in the cities of the groups, each in the city where most of our people arrived. */
export async function visitCandidates(
  { enterpriseIds }: Pick<PlanVisits, 'enterpriseIds'>,
  groups: readonly LabourStation[],
  deps: Needed,
): Promise<VisitCandidate[] | Refusal<'invalid-request'>> {
  const cities = new Set(groups.flatMap((group) => group.cities))
  const orders = await ordersIn(cities, enterpriseIds, deps)
  if (orders === null)
    return refuse('invalid-request', stabilisationSentences('plan-too-large', { most: mostOrders }), '#/enterpriseIds')
  const [arrived, openCases] = [await arrivedAt(orders, deps), await openCasesIn(cities, deps)]
  const ofEnterprise = Map.groupBy(orders, ({ enterpriseId }) => enterpriseId)
  return [...ofEnterprise].map(([enterpriseId, its]) => {
    const inCity = new Map<string, number>()
    for (const { id, cityCode } of its) inCity.set(cityCode, (inCity.get(cityCode) ?? 0) + (arrived.get(id) ?? 0))
    const [most = ['', 0]] = [...inCity].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    const people = [...inCity.values()].reduce((sum, count) => sum + count, 0)
    const because = { arrived: people, openCases: openCases.get(enterpriseId) ?? 0, lastVisitOn: null }
    return { enterpriseId, cityCode: most[0], because }
  })
}

/** Of these enterprises, in whatever city, or of all in the cities; null where they are too many to look at. */
async function ordersIn(
  cities: ReadonlySet<string>,
  enterpriseIds: readonly EnterpriseId[] | null,
  { jobOrders }: Needed,
): Promise<JobOrder[] | null> {
  const found: JobOrder[] = []
  for (const enterpriseId of enterpriseIds === null ? [undefined] : new Set(enterpriseIds)) {
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof jobOrders.list>> = await jobOrders.list(cursor, pageSize, enterpriseId)
      found.push(...page.items.filter(({ cityCode }) => enterpriseId !== undefined || cities.has(cityCode)))
      if (found.length > mostOrders) return null
      cursor = page.next
    } while (cursor !== null)
  }
  return found
}

async function arrivedAt(orders: readonly JobOrder[], { places }: Needed): Promise<ReadonlyMap<string, number>> {
  const arrived = new Map<string, number>()
  for (let start = 0; start < orders.length; start += atOnce) {
    const some = orders.slice(start, start + atOnce)
    const claims = await Promise.all(some.map(({ id }) => places.claimsOn(id)))
    for (const [at, { id }] of some.entries())
      arrived.set(
        id,
        (claims[at] ?? []).reduce((sum, { handedOver }) => sum + handedOver, 0),
      )
  }
  return arrived
}

async function openCasesIn(cities: ReadonlySet<string>, { cases }: Needed): Promise<ReadonlyMap<string, number>> {
  const open = new Map<string, number>()
  for (const city of cities) {
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof cases.ofPlace>> = await cases.ofPlace(city, 'open', cursor, pageSize)
      for (const { enterpriseId } of page.items)
        if (enterpriseId !== null) open.set(enterpriseId, (open.get(enterpriseId) ?? 0) + 1)
      cursor = page.next
    } while (cursor !== null)
  }
  return open
}
