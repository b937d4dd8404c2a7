import { generateColumns, type Relaxation } from './generate-columns.ts'
import type { CharterBounds, RestrictedMaster } from './restricted-master.ts'
import type { TransportProblem } from './transport-problem.ts'

export interface TightenedCharters {
  /** How many vehicles of a service are hired, for each service that has only one number left. */
  readonly fixed: ReadonlyMap<number, number>
  readonly relaxation: Relaxation
}

interface Tightening {
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
 * Optimality-based bound tightening of the fixed charges: proves how many vehicles of a service hired whole any plan hires that
 * costs less than `bestYuan`, because with any other number the relaxation costs as much. The relaxation gains most by hiring
 * vehicles in fractions, so that few numbers stay in question.
 */
export function tightenCharters(
  problem: TransportProblem,
  master: RestrictedMaster,
  { relaxation, bestYuan, until, onBound }: Tightening,
): TightenedCharters {
  let now = relaxation
  const impossible = (service: number, [fewest, most]: CharterBounds) => {
    if (fewest > most) return false
    const before = master.charterBounds(service)
    master.boundCharters(service, [fewest, most])
    const { bound } = generateColumns(problem, master, { until, target: bestYuan })
    master.boundCharters(service, before)
    return bound >= bestYuan
  }
  const tighten = (service: number) => {
    const [fewest, most] = master.charterBounds(service)
    const hired = now.hired.get(service) ?? 0
    const [below, above] = [Math.ceil(hired - whole) - 1, Math.floor(hired + whole) + 1]
    const limits: CharterBounds = [
      impossible(service, [fewest, below]) ? below + 1 : fewest,
      impossible(service, [above, most]) ? above - 1 : most,
    ]
    if (limits[0] === fewest && limits[1] === most) return false
    master.boundCharters(service, limits)
    if (hired > limits[0] - whole && hired < limits[1] + whole) return true
    const next = generateColumns(problem, master, { until })
    if (next.bound >= now.bound) now = next
    onBound(now.bound)
    return true
  }
  const open = new Set([...relaxation.hired].sort((a, b) => b[1] - a[1]).map(([service]) => service))
  const fixed = new Map<number, number>()
  for (let again = true; again; ) {
    again = false
    const before = now.bound
    let failures = 0
    for (const service of open) {
      if (performance.now() >= until) return { fixed, relaxation: now }
      const hired = (now.hired.get(service) ?? 0) > whole
      if (!hired && failures === patience) continue
      if (!tighten(service)) {
        if (!hired) failures += 1
        continue
      }
      failures = 0
      const [fewest, most] = master.charterBounds(service)
      if (fewest < most) continue
      fixed.set(service, fewest)
      open.delete(service)
    }
    again = now.bound > before * (1 + 1e-6)
  }
  return { fixed, relaxation: now }
}
