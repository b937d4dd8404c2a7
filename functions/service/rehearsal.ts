import * as z from 'zod'
import type { ReportJobOrder } from '../../domain/enterprises/report-job-order.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, type Instant, plusDays } from '../../domain/kernel/instant.ts'
import { yuan } from '../../domain/kernel/money.ts'
import { type SurveyFactName, surveyFacts } from '../../domain/surveys/survey-facts.ts'

/** One run of the heartbeat, by the name of its execution. */
export const Rehearsal = z.object({ run: z.string().min(1).max(80) })
export type Rehearsal = z.infer<typeof Rehearsal>

/** Where it leaves its sheet. */
export const rehearsalPrefix = 'rehearsals/'

/** GB/T 2260 has no province 99, so that no batch, list or right of anybody holds this county. */
export const rehearsedCounty = '999999'

/** What of a run has an id, each the same whenever a step of it is tried again. */
export function idsOf({ run }: Rehearsal) {
  const of = ['rehearsal', run] as const
  return {
    surveyId: derivedId('SurveyId', ...of),
    agreementId: derivedId('AgreementId', ...of),
    jobOrderId: derivedId('JobOrderId', ...of),
    batchId: derivedId('BatchId', ...of),
    chunk: 0,
    round: 1,
    sheet: `${rehearsalPrefix}${run}.csv`,
  }
}

/** A person whom nobody is, as a village writes one down: no number that begins with 999 is anybody's, and 154 is no mobile's. */
export function rehearsedSheet(now: Instant): string {
  const cells: Partial<Record<SurveyFactName, string>> = {
    name: '演练',
    nationalId: '999001199005170012',
    phone: '15400000001',
    countyCode: '镇雄县',
    willing: '愿意',
    consent: '是',
    surveyDate: dateInShanghai(now),
    surveyor: '演练',
  }
  const heads = (Object.keys(cells) as SurveyFactName[]).map((fact) => surveyFacts[fact].heads[0])
  return `${heads.join(',')}\r\n${Object.values(cells).join(',')}\r\n`
}

/** One vacancy of the enterprise. */
export function rehearsedVacancy(rehearsal: Rehearsal, now: Instant): ReportJobOrder {
  return {
    agreementId: idsOf(rehearsal).agreementId,
    post: '演练岗位',
    headcount: 1,
    monthlyWage: yuan(6000),
    cityCode: '440100',
    site: '演练厂区',
    shift: 'day',
    hoursPerWeek: 40,
    board: { given: 'free' },
    lodging: { given: 'free' },
    startDate: plusDays(dateInShanghai(now), 30),
    requiredSkill: null,
    hazardous: false,
    remarks: '',
  }
}
