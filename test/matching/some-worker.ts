import { derivedId } from '../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import type { Worker } from '../../domain/surveys/worker.ts'

/** Somebody who would take any job anywhere at once; sealed texts that no vault opens. */
export function someWorker(name: string, birthDate = '1990-05-17', facts: Partial<Worker> = {}): Worker {
  const surveyId = derivedId('SurveyId', 'some survey')
  const surveyDate = '2027-02-10' as CalendarDate
  return {
    workerId: derivedId('WorkerId', name),
    sealedName: `k1.name-of-${name}`,
    sealedNationalId: `k1.id-of-${name}`,
    sealedPhone: `k1.phone-of-${name}`,
    sealedSecondPhone: null,
    phoneHash: derivedId('EventId', name),
    birthDate: birthDate as CalendarDate,
    countyCode: '530627',
    township: null,
    village: null,
    skills: [],
    minimumMonthlyWage: null,
    destinations: 'any',
    earliestDeparture: null,
    liftedOutOfPoverty: false,
    employmentDifficulty: false,
    companionGroup: null,
    willing: 'willing',
    consent: { state: 'given', on: surveyDate, surveyId },
    surveyId,
    surveyRow: 2,
    surveyDate,
    engagedIn: null,
    ...facts,
  }
}
