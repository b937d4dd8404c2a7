import type { Phone } from '../kernel/personal.ts'
import type { SurveyRow } from '../surveys/survey-row.ts'
import type { Worker } from '../surveys/worker.ts'

/** What the registry holds sealed of the person, opened. */
export interface StandingDetails {
  readonly township: string | null
  readonly village: string | null
  readonly secondPhone: Phone | null
}

type Wishes = Pick<Worker, 'skills' | 'minimumMonthlyWage' | 'destinations' | 'earliestDeparture' | 'unclear'>

/**
 * What is known of the person stands where they said nothing: who leaves a wish empty at
 * a desk has not given it up. What they say counts, also for a wish that had to be clarified.
 */
export function withStanding(row: SurveyRow, worker: Wishes, details: StandingDetails): SurveyRow {
  const { destinations, minimumMonthlyWage, earliestDeparture, skills } = row
  const said = new Set<string>([
    ...(destinations === 'any' ? [] : ['destinations']),
    ...(minimumMonthlyWage === null ? [] : ['minimumMonthlyWage']),
    ...(earliestDeparture === null ? [] : ['earliestDeparture']),
    'surveyDate',
  ])
  const unclear = (worker.unclear ?? []).filter((fact) => !said.has(fact)) as NonNullable<SurveyRow['unclear']>
  return {
    ...row,
    township: row.township ?? details.township,
    village: row.village ?? details.village,
    secondPhone: row.secondPhone ?? details.secondPhone,
    skills: skills.length > 0 ? skills : worker.skills,
    destinations: destinations === 'any' ? worker.destinations : destinations,
    minimumMonthlyWage: minimumMonthlyWage ?? worker.minimumMonthlyWage,
    earliestDeparture: earliestDeparture ?? worker.earliestDeparture,
    unclear: unclear.length > 0 ? unclear : null,
  }
}
