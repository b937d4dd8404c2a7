import { type Relaxation, relax } from './generate-columns.ts'
import type { HireLimits, LoadMaster } from './restricted-master.ts'
import type { TransportProblem } from './transport-problem.ts'

export interface SettledHire {
  /** How many vehicles of a service are hired, for each service that has only one number left. */
  readonly settled: ReadonlyMap<number, number>
  readonly relaxation: Relaxation
}

interface Settling {
  readonly relaxation: Relaxation
  readonly bestYuan: number
  readonly until: number
  /** Called with every better bound for plans that cost less than `bestYuan`. */
  readonly onBound: (yuan: number) => void
}

const whole = 1e-6
/** After so many services in a row of which nothing can be proved, the gap is too wide to prove it of others. */
const patience = 12

/**
 * Proves how many vehicles of a service hired whole any plan hires that costs less than `bestYuan`: numbers with which the
 * relaxation costs as much are out of the question. The relaxation gains most by hiring vehicles in fractions, so that
 * few numbers stay in question.
 */
export function settleHire(
  problem: TransportProblem,
  master: LoadMaster,
  { relaxation, bestYuan, until, onBound }: Settling,
): SettledHire {
  let now = relaxation
  const impossible = (service: number, [fewest, most]: HireLimits) => {
    if (fewest > most) return false
    const before = master.hireLimits(service)
    master.limitHire(service, [fewest, most])
    const { bound } = relax(problem, master, { until, target: bestYuan })
    master.limitHire(service, before)
    return bound >= bestYuan
  }
  const tighten = (service: number) => {
    const [fewest, most] = master.hireLimits(service)
    const hired = now.hired.get(service) ?? 0
    const [below, above] = [Math.ceil(hired - whole) - 1, Math.floor(hired + whole) + 1]
    const limits: HireLimits = [
      impossible(service, [fewest, below]) ? below + 1 : fewest,
      impossible(service, [above, most]) ? above - 1 : most,
    ]
    if (limits[0] === fewest && limits[1] === most) return false
    master.limitHire(service, limits)
    if (hired > limits[0] - whole && hired < limits[1] + whole) return true
    const next = relax(problem, master, { until })
    if (next.bound >= now.bound) now = next
    onBound(now.bound)
    return true
  }
  const open = new Set([...relaxation.hired].sort((a, b) => b[1] - a[1]).map(([service]) => service))
  const settled = new Map<number, number>()
  for (let again = true; again; ) {
    again = false
    const before = now.bound
    let failures = 0
    for (const service of open) {
      if (performance.now() >= until) return { settled, relaxation: now }
      const hired = (now.hired.get(service) ?? 0) > whole
      if (!hired && failures === patience) continue
      if (!tighten(service)) {
        if (!hired) failures += 1
        continue
      }
      failures = 0
      const [fewest, most] = master.hireLimits(service)
      if (fewest < most) continue
      settled.set(service, fewest)
      open.delete(service)
    }
    again = now.bound > before * (1 + 1e-6)
  }
  return { settled, relaxation: now }
}
