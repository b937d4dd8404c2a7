import { isRefusal } from '../../domain/kernel/refusal.ts'
import { type MatchingGap, matchWorkers } from '../../domain/matching/match-workers.ts'
import { checkMatching } from '../matching/check-matching.ts'
import { type Companions, generatedInstance } from './generated-instance.ts'

/** What one match of a generated instance took, in a process of its own: `… WORKERS JOBS alone|groups|fours|twelves`. */
export interface MatchMeasurement {
  readonly seconds: number
  /** The most that the process ever held, instance included. */
  readonly megabytes: number
  readonly placed: number
  readonly gap: MatchingGap | null
  readonly problems: number
}

const [workers, jobs, how] = process.argv.slice(2)
/** Shapes of which a proof may not be found: nearly everybody in a group of four, half of the people in groups of twelve. */
const shapes: Readonly<Record<string, Companions>> = {
  fours: { oneTo: 4 / 0.95, sizes: [[4, 1]] },
  twelves: { oneTo: 24, sizes: [[12, 1]] },
}
const instance = generatedInstance(Number(workers), Number(jobs), 1, shapes[how ?? ''])
const groups = how !== 'alone'
const started = performance.now()
const matching = await matchWorkers(instance, { groups })
const seconds = (performance.now() - started) / 1000
const megabytes = Math.round(process.resourceUsage().maxRSS / 1000)
if (isRefusal(matching)) throw new Error(matching.detail)
const { gap } = matching
const { problems, placed } = checkMatching(instance, matching.assignments, { groups })
const measured: MatchMeasurement = { seconds, megabytes, placed, gap, problems: problems.length }
process.stdout.write(JSON.stringify(measured))
