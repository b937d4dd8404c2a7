import { counties } from '../../domain/kernel/places/counties.ts'
import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Words } from '../../domain/kernel/words.ts'
import { finalStateOf } from '../../domain/stabilisation/final-state-of.ts'
import { type FinalState, finalStateTerms } from '../../domain/stabilisation/final-states.ts'
import type { RowFinalState } from '../../domain/stabilisation/row-final-state.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { endedBatches } from './ended-batches.ts'
import { type EndDeps, factsOfPeople, whysOf } from './facts-of-people.ts'

/**
 * A page of the registry, of a county or of those of a prefecture that the reader looks after, so that no list is longer than a page.
 * People are looked at by their own keys; where these lead, and what batches did with people whom they offered nothing, is read once a page.
 */
async function listFinalStates({ query, staff }: Call<Routes['list-final-states']>, deps: EndDeps) {
  const { county, cursor = null, limit } = query
  const own = [...counties.keys()].filter((code) => code.startsWith(county) && inScope(staff, { counties: [code] }))
  if (own.length === 0) return noSuch('county that you look after')
  const { items, next } = await deps.workers.ofCounties(own, cursor, limit)
  const days = items.map(({ surveyDate }) => surveyDate)
  const people = (await factsOfPeople(items, endedBatches(days, deps), deps)).map((known) => ({
    known,
    state: finalStateOf({ row: 'accepted', person: known.facts }),
  }))
  const whys = await whysOf(people, deps)
  return { items: people.flatMap(({ state, known }, place) => rowsOf(state, known.worker, whys[place] ?? null)), next }
}

function rowsOf(state: FinalState | null, worker: Worker, why: Words | null): RowFinalState[] {
  const { workerId, surveyId, surveySheet, surveyRow, earlierRows = [] } = worker
  const words = state ? finalStateTerms[state] : open
  return [
    ...earlierRows.map((one) => ({
      ...one,
      workerId,
      state: 'surveyed-again' as const,
      words: finalStateTerms['surveyed-again'],
      why: null,
    })),
    { surveyId, sheet: surveySheet ?? 1, row: surveyRow, workerId, state, words, why },
  ]
}

const { zh, en } = stabilisationSentences('no-final-state')
const open: Words = { zh, en }

export const handler = http(routes['list-final-states'], listFinalStates)
