import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { type ChangedPerson, countChanges } from '../../domain/surveys/survey-changes.ts'
import { surveySentences } from '../../domain/surveys/survey-sentences.ts'
import { surveyKeys } from '../../storage/surveys/surveys.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { surveyFor } from './survey-for.ts'

/** Parts of a sheet that are looked through: 10,000 rows. */
const mostParts = 50
/** People who are named; the figures count all. */
const mostNamed = 500

/** What the sheet says otherwise than the survey before: figures in all and by township, and who, masked. */
async function getSurveyChanges(
  { params, staff }: Call<Routes['get-survey-changes']>,
  { surveys, workers, bucket, vault }: Pick<Deps, 'surveys' | 'workers' | 'bucket' | 'vault'>,
) {
  const survey = await surveyFor(staff, params.surveyId, { surveys })
  if (isRefusal(survey)) return survey
  if (survey.state !== 'imported') return refuse('invalid-state', surveySentences('not-imported'))
  const changed: ChangedPerson[] = []
  for (let part = 1; part <= mostParts; part += 1) {
    const key = surveyKeys(survey.surveyId).changes(part)
    if (!(await bucket.has(key))) break
    changed.push(...(await bucket.readJson<ChangedPerson[]>(key)))
  }
  const changesOf = new Map(changed.map((one) => [one.workerId, one.changes]))
  const people = (await workers.getMany([...changesOf.keys()])).filter(
    ({ erasedAt, surveyId }) => erasedAt === undefined && surveyId === survey.surveyId,
  )
  const where = { sealedName: 'name', sealedTownship: 'township', sealedVillage: 'village' } as const
  const opened = await vault.openOf(people, where, `${staff.subject} reads what ${survey.surveyId} changed, masked`)
  const items = people.map(({ workerId }, index) => ({
    workerId,
    name: opened[index]?.sealedName?.masked ?? '',
    township: opened[index]?.sealedTownship ?? null,
    village: opened[index]?.sealedVillage ?? null,
    changes: changesOf.get(workerId) ?? [],
  }))
  const townships = [...Map.groupBy(items, ({ township }) => township)].map(([township, some]) => ({
    township,
    counts: countChanges(some),
  }))
  return { counts: countChanges(items), townships, items: items.slice(0, mostNamed) }
}

export const handler = http(routes['get-survey-changes'], getSurveyChanges)
