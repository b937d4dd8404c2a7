import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import {
  isErasedOf,
  type NotOnSheetCounts,
  type NotOnSheetWhy,
  whyNotOnSheet,
} from '../../domain/surveys/not-on-sheet.ts'
import type { ImportedSurvey } from '../../domain/surveys/survey-after.ts'
import { surveySentences } from '../../domain/surveys/survey-sentences.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { Page } from '../../storage/database.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { OpenedDetails } from '../wiring/opened-details.ts'
import { unknownCursor } from '../wiring/page-query.ts'
import { type Routes, routes } from './catalog.ts'
import { surveyFor } from './survey-for.ts'

type Needed = Pick<Deps, 'surveys' | 'workers' | 'vault'>

interface Placed {
  readonly worker: Worker
  readonly township: string | null
  readonly village: string | null
  readonly because: NotOnSheetWhy | null
}

/** People whom the registry has in the villages of a sheet and who do not stand on it, by village, and why; names whole for a reason. */
async function listNotOnSheet({ params, query, staff }: Call<Routes['list-not-on-sheet']>, deps: Needed) {
  const survey = await surveyFor(staff, params.surveyId, deps)
  if (isRefusal(survey)) return survey
  if (survey.state !== 'imported') return refuse('invalid-state', surveySentences('not-imported'))
  const why = `${staff.subject} lists who is not on ${survey.surveyId}, ${query.details === 'full' ? query.why : 'masked'}`
  const { people, erased } = await ofCounty(survey, why, deps)
  const placeOf = ({ township, village }: Placed) => `${township ?? ''}\n${village ?? ''}`
  const asked = new Set(people.filter(({ worker }) => worker.surveyId === survey.surveyId).map(placeOf))
  const missing = people
    .filter((one) => one.because !== null && asked.has(placeOf(one)))
    .toSorted(
      (one, other) => inOrder(placeOf(one), placeOf(other)) || inOrder(one.worker.workerId, other.worker.workerId),
    )
  const of = (because: NotOnSheetWhy) => missing.filter((one) => one.because === because).length
  const counts: NotOnSheetCounts = {
    'not-met': of('not-met'),
    'at-work': of('at-work'),
    'said-no': of('said-no'),
    'took-back': of('took-back'),
    erased,
  }
  const listed = query.because === undefined ? missing : missing.filter(({ because }) => because === query.because)
  const after = query.cursor === undefined ? -1 : listed.findIndex(({ worker }) => worker.workerId === query.cursor)
  if (query.cursor !== undefined && after < 0) return unknownCursor()
  const page = listed.slice(after + 1, after + 1 + query.limit)
  const items = await shown(page, query.details === 'full', why, deps)
  const next = after + 1 + query.limit < listed.length ? (page.at(-1)?.worker.workerId ?? null) : null
  // Who stands in a row that is not taken yet is not known, and may be one of them.
  const answer = { counts, toCorrect: survey.outcome.rejected, items, next }
  if (query.details !== 'full') return answer
  return new OpenedDetails(answer, { list: survey.surveyId, people: items.length, why: query.why ?? '' })
}

async function ofCounty({ surveyId, countyCode, importedAt }: ImportedSurvey, why: string, { workers, vault }: Needed) {
  const sheet = { surveyId, importedOn: dateInShanghai(importedAt) }
  const people: Placed[] = []
  let erased = 0
  let cursor: string | null = null
  do {
    const page: Page<Worker> = await workers.ofCounty(countyCode, cursor, 500)
    erased += page.items.filter((worker) => isErasedOf(worker, importedAt)).length
    const some = page.items
      .map((worker) => ({ worker, because: whyNotOnSheet(worker, sheet) }))
      .filter(({ worker, because }) => because !== null || worker.surveyId === surveyId)
    const where = { sealedTownship: 'township', sealedVillage: 'village' } as const
    const places =
      some.length > 0
        ? await vault.openOf(
            some.map(({ worker }) => worker),
            where,
            why,
          )
        : []
    people.push(
      ...some.map((one, at) => ({
        ...one,
        township: places[at]?.sealedTownship ?? one.worker.unsealed?.township ?? null,
        village: places[at]?.sealedVillage ?? one.worker.unsealed?.village ?? null,
      })),
    )
    cursor = page.next
  } while (cursor !== null)
  return { people, erased }
}

async function shown(page: readonly Placed[], isWhole: boolean, why: string, { vault }: Needed) {
  const who = { sealedName: 'name', sealedPhone: 'phone' } as const
  const opened =
    page.length > 0
      ? await vault.openOf(
          page.map(({ worker }) => worker),
          who,
          why,
        )
      : []
  return page.map(({ worker, township, village, because }, at) => {
    const { workerId, willing, destinations, minimumMonthlyWage, surveyDate: lastAskedOn } = worker
    const name = opened[at]?.sealedName
    return {
      workerId,
      name: (isWhole ? name?.reveal() : name?.masked) ?? '',
      phone: opened[at]?.sealedPhone?.masked ?? '',
      township,
      village,
      willing,
      destinations,
      minimumMonthlyWage,
      lastAskedOn,
      because: because as NotOnSheetWhy,
    }
  })
}

function inOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

export const handler = http(routes['list-not-on-sheet'], listNotOnSheet)
