import { inYuan, type Money } from '../../domain/kernel/money.ts'
import type { ReliefProgress } from '../../domain/relief/relief-progress.ts'
import type { FinalStateCounts } from '../../domain/stabilisation/count-final-states.ts'
import { FinalState } from '../../domain/stabilisation/final-states.ts'
import type { RowFinalState } from '../../domain/stabilisation/row-final-state.ts'
import type { SubsidyStanding } from '../../domain/subsidies/evaluate-policy.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import type { Flood } from './flood.ts'
import type { DemoEnd } from './play-demo.ts'
import { lastDayOfPolicies, seasonPolicies } from './season-policies.ts'
import type { SeasonResult, SeasonSubsidy } from './season-result.ts'

/** Of a demo with a season: what went wrong, and what became of everybody. */
export async function readSeason(
  { office, partners, flood }: Pick<DemoEnd, 'office' | 'partners' | 'flood'>,
  { rows, counts }: { readonly rows: readonly RowFinalState[]; readonly counts: FinalStateCounts },
): Promise<SeasonResult | undefined> {
  const season = partners.season()
  if (!season) return undefined
  const { coach = null, firm } = season.events
  return {
    ...season.drawn(),
    coachLost: coach && { ...coach, inItsPlace: await replaced(office, coach.tripId) },
    firmWentBack: firm
      ? {
          enterpriseId: firm.enterpriseId,
          jobOrderId: firm.jobOrderId,
          confirmed: firm.confirmed,
          wants: firm.wants,
          turnedAway: { people: firm.turnedAway.length, of: firm.expected },
          answered: firm.answered ?? null,
        }
      : null,
    flood: flood ? await withPaused(office, flood) : null,
    finalStates: Object.fromEntries(
      FinalState.options.flatMap((state) => (counts.states[state] > 0 ? [[state, counts.states[state]]] : [])),
    ),
    why: whysOf(rows),
    subsidies: await readSubsidies(office, rows),
  }
}

function whysOf(rows: readonly RowFinalState[]): SeasonResult['why'] {
  return Object.fromEntries(
    FinalState.options.flatMap((one) => {
      const said = rows.flatMap(({ state, why }) => (state === one && why ? [why.en] : []))
      return said.length > 0 ? [[one, tallied(said)]] : []
    }),
  )
}

function tallied(reasons: readonly string[]): Record<string, number> {
  const groups = Object.entries(Object.groupBy(reasons, (one) => one))
  return Object.fromEntries(groups.map(([one, same = []]) => [one, same.length] as const).toSorted(byName))
}
const byName = ([one]: readonly [string, number], [other]: readonly [string, number]) => (one < other ? -1 : 1)

async function withPaused(office: DemoEnd['office'], hit: Flood) {
  const { toSettle: _, ...flood } = hit
  const { progress } = await office.get<{ progress: ReliefProgress }>(`/v1/disasters/${flood.disasterId}`)
  return { ...flood, paused: progress.paused }
}

async function replaced(office: DemoEnd['office'], tripId: string): Promise<number> {
  const { loss } = await office.get<Trip>(`/v1/trips/${tripId}`)
  return loss?.replaced?.tripIds.length ?? 0
}

/** Who came to a job may have something to claim. */
const came: ReadonlySet<FinalState> = new Set(['stayed', 'stayed-silent', 'stayed-not-asked', 'left-early'])

async function readSubsidies(office: DemoEnd['office'], rows: readonly RowFinalState[]): Promise<SeasonSubsidy[]> {
  const on = lastDayOfPolicies
  const standings: SubsidyStanding[] = []
  for (const { workerId, state } of rows) {
    if (!state || !came.has(state)) continue
    const answer = await office.get<{ standings: SubsidyStanding[] }>(`/v1/workers/${workerId}/subsidies?on=${on}`)
    standings.push(...answer.standings)
  }
  return seasonPolicies.map(({ policyId, name }) => {
    const ofPolicy = standings.filter((one) => one.policyId === policyId)
    const eligible = ofPolicy.filter(({ standing }) => standing === 'eligible')
    const open = ofPolicy.filter(({ standing }) => standing === 'unknown' || standing === 'not-yet')
    return {
      policyId,
      name,
      eligible: eligible.length,
      claimableYuan: sumOf(eligible, ({ least }) => least),
      atMostYuan: sumOf(eligible, ({ most }) => most),
      open: open.length,
      openAtMostYuan: sumOf(open, ({ most }) => most),
      not: ofPolicy.length - eligible.length - open.length,
    }
  })
}

function sumOf(
  standings: readonly SubsidyStanding[],
  of: (amount: SubsidyStanding['amount'] & object) => Money,
): number {
  return standings.reduce((sum, { amount }) => sum + (amount ? inYuan(of(amount)) : 0), 0)
}
