import * as z from 'zod'
import { BatchId, type EnterpriseId } from '../kernel/ids.ts'
import { Words } from '../kernel/words.ts'
import { sumOfTallies, type Tally } from '../notices/tally.ts'
import { type CheckInDay, checkInDays } from './check-in.ts'
import { addFigures, CheckInFigures, cityOf, type FollowedCohort, nobody } from './cohort.ts'
import { stabilisationSentences } from './stabilisation-sentences.ts'

/** By the day of the check-in, as far as they are closed: `{ "1": {…}, "7": {…} }`. */
const Checkpoints = z.record(z.string(), CheckInFigures)
type Checkpoints = z.infer<typeof Checkpoints>

export const SmsFigures = z.object({ sent: z.int(), segments: z.int(), received: z.int() })
export const CaseFigures = z.object({ opened: z.int(), settled: z.int(), unresolved: z.int(), open: z.int() })

/** How many stayed, and the results of a batch's follow-up. */
export const RetentionReport = z.object({
  batchId: BatchId,
  people: z.int(),
  checkpoints: Checkpoints,
  /** Check-ins that could not be asked or closed, and why. */
  missed: z.array(z.object({ cohortId: z.string(), day: z.int(), why: z.string(), whyWords: Words })),
  byCity: z.array(z.object({ cityCode: z.string(), checkpoints: Checkpoints })),
  /** By the name that people were promised. */
  byEnterprise: z.array(z.object({ enterpriseId: z.string(), name: z.string(), checkpoints: Checkpoints })),
  cases: CaseFigures,
  sms: SmsFigures,
})
export type RetentionReport = z.infer<typeof RetentionReport>

export function smsFigures({ smsSent, smsSegments, smsReceived }: Tally): z.infer<typeof SmsFigures> {
  return { sent: smsSent, segments: smsSegments, received: smsReceived }
}

/** `open` is what these counts leave open: over all days it is what is open now. */
export function caseFigures({ casesOpened, casesSettled, casesUnresolved }: Tally): z.infer<typeof CaseFigures> {
  return {
    opened: casesOpened,
    settled: casesSettled,
    unresolved: casesUnresolved,
    open: casesOpened - casesSettled - casesUnresolved,
  }
}

export function retentionReport(
  batchId: BatchId,
  cohorts: readonly FollowedCohort[],
  tally: Tally = sumOfTallies([]),
): RetentionReport {
  const all: Checkpoints = {}
  const cities = new Map<string, Checkpoints>()
  const enterprises = new Map<string, Checkpoints>()
  const names = new Map<string, string>()
  const missed: RetentionReport['missed'] = []
  for (const cohort of cohorts) {
    for (const member of cohort.members) {
      names.set(member.enterpriseId, member.employer)
      group(cities, cityOf(cohort, member))
    }
    for (const day of checkInDays) {
      const checkpoint = cohort.checkpoints[day]
      if (checkpoint?.state === 'missed')
        missed.push({ cohortId: cohort.cohortId, day, why: checkpoint.why, whyWords: missedWords(checkpoint.why) })
      if (checkpoint?.state !== 'closed') continue
      const { state: _, byEnterprise, byCity, ...figures } = checkpoint
      add(all, day, figures)
      const ofCities = byCity ?? (cohort.cityCode === undefined ? {} : { [cohort.cityCode]: figures })
      for (const [city, share] of Object.entries(ofCities)) add(group(cities, city), day, share)
      for (const [enterpriseId, share] of Object.entries(byEnterprise) as [EnterpriseId, CheckInFigures][])
        add(group(enterprises, enterpriseId), day, share)
    }
  }
  return {
    batchId,
    people: cohorts.reduce((sum, { members }) => sum + members.length, 0),
    checkpoints: all,
    missed,
    byCity: [...cities].map(([cityCode, checkpoints]) => ({ cityCode, checkpoints })),
    byEnterprise: [...enterprises].map(([enterpriseId, checkpoints]) => ({
      enterpriseId,
      name: names.get(enterpriseId) ?? enterpriseId,
      checkpoints,
    })),
    cases: caseFigures(tally),
    sms: smsFigures(tally),
  }
}

function group(groups: Map<string, Checkpoints>, key: string): Checkpoints {
  const known = groups.get(key) ?? {}
  groups.set(key, known)
  return known
}

function add(checkpoints: Checkpoints, day: CheckInDay, figures: CheckInFigures): void {
  checkpoints[day] = addFigures(checkpoints[day] ?? nobody, figures)
}

function missedWords(why: string): Words {
  const { zh, en } = stabilisationSentences('missed-by-operator')
  return why === en ? { zh, en } : { zh: why, en: why }
}
