import { isRefusal } from '../../domain/kernel/refusal.ts'
import { matchWorkers } from '../../domain/matching/match-workers.ts'
import { checkMatching } from '../matching/check-matching.ts'
import { generatedInstance } from './generated-instance.ts'

/** What one match of a generated instance took, in a process of its own: `… WORKERS JOBS alone|groups`. */
export interface MatchMeasurement {
  readonly seconds: number
  /** The most that the process ever held, instance included. */
  readonly megabytes: number
  readonly placed: number
  readonly problems: number
}

const [workers, jobs, how] = process.argv.slice(2)
const instance = generatedInstance(Number(workers), Number(jobs))
const groups = how === 'groups'
const started = performance.now()
const matching = await matchWorkers(instance, { groups })
const seconds = (performance.now() - started) / 1000
const megabytes = Math.round(process.resourceUsage().maxRSS / 1000)
if (isRefusal(matching)) throw new Error(matching.detail)
const { problems, placed } = checkMatching(instance, matching.assignments, { groups })
const measured: MatchMeasurement = { seconds, megabytes, placed, problems: problems.length }
process.stdout.write(JSON.stringify(measured))
