import type { Personal } from '../../domain/kernel/personal.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { isOff } from '../../domain/matching/placement.ts'
import { type Case, caseInWords } from '../../domain/stabilisation/case.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { OpenedDetails } from '../wiring/opened-details.ts'
import { caseFor } from './case-for.ts'
import { type Routes, routes } from './catalog.ts'
import { journeyOf } from './journey-of.ts'
import { lateWithOf } from './late-with-of.ts'

/** A case with whom it is about; name and phone are masked, and what was typed is left out, unless the reader says why. */
async function getCase(
  { params, query, staff }: Call<Routes['get-case']>,
  deps: Pick<Deps, 'cases' | 'workers' | 'vault' | 'batches' | 'placements' | 'trips' | 'stations' | 'clock'>,
) {
  const { cases, workers, vault, clock } = deps
  const found = await caseFor(staff, params.caseId, { cases })
  if (isRefusal(found)) return found
  const { sealedText } = found
  const jobSearch = await searchOf(found, deps)
  const journeyHome = await journeyOf(found, deps)
  const late = (await lateWithOf([found], deps)).get(found.caseId)
  const one = {
    ...caseInWords(found, clock.now()),
    ...(late && { lateWith: late }),
    ...(jobSearch && { jobSearch }),
    ...(journeyHome && { journeyHome }),
  }
  const whole = query.details === 'full'
  const worker = await workers.get(one.workerId)
  const opened = (answer: object) =>
    whole ? new OpenedDetails(answer, { list: one.caseId, people: worker ? 1 : 0, why: query.why ?? '' }) : answer
  if (!worker) return opened({ ...one, worker: null })
  const why = `${staff.subject} reads case ${one.caseId}, ${whole ? query.why : 'masked'}`
  const [who] = await vault.openOf([worker], { sealedName: 'name', sealedPhone: 'phone' }, why)
  const [text] = whole && sealedText !== undefined ? await vault.open('text', [sealedText], why) : []
  const calls = await cases.furtherCalls(one.caseId)
  const sealedTexts = calls.map((call) => call.sealedText)
  const texts = whole && calls.length > 0 ? await vault.open('text', sealedTexts, why) : []
  const steps = await cases.steps(one.caseId)
  const sealedNotes = steps.flatMap((kept) => kept.sealedText ?? [])
  const notes = whole && sealedNotes.length > 0 ? await vault.open('text', sealedNotes, why) : []
  const noteOf = new Map(sealedNotes.map((sealed, index) => [sealed, notes[index]]))
  const shown = (detail: Personal | undefined) => (whole ? detail?.reveal() : detail?.masked) ?? ''
  return opened({
    ...one,
    ...(text === undefined ? {} : { text }),
    furtherCalls: calls.map(({ at }, index) => (whole ? { at, text: texts[index] } : { at })),
    steps: steps.map(({ step, sealedText: sealed }) => ({
      ...step,
      ...(whole && sealed !== undefined && { text: noteOf.get(sealed) }),
    })),
    worker: { name: shown(who?.sealedName), phone: shown(who?.sealedPhone) },
  })
}

/** How the last search for another job stands, and what the person said yes to. */
async function searchOf({ search, workerId }: Case, { batches, placements }: Pick<Deps, 'batches' | 'placements'>) {
  if (!search) return undefined
  const [batch, placement] = await Promise.all([
    batches.get(search.batchId),
    placements.get(search.batchId, 0, workerId),
  ])
  if (!batch) return undefined
  const isOn = placement !== null && !isOff(placement.journey)
  return {
    state: batch.state,
    ...(isOn && {
      job: {
        placementId: placement.placementId,
        employer: placement.promise.employer,
        post: placement.promise.post,
        cityCode: placement.cityCode,
        startDate: placement.startDate,
        journey: placement.journey.state,
      },
    }),
  }
}

export const handler = http(routes['get-case'], getCase)
