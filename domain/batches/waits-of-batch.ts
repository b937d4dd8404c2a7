import type { BatchId } from '../kernel/ids.ts'
import { atShanghai, dateInShanghai, plus } from '../kernel/instant.ts'
import { countyByCode } from '../kernel/places/counties.ts'
import { countyScope, type Waiting } from '../kernel/waiting.ts'
import { warningRulesOn } from '../kernel/warning-rules.ts'
import type { Words } from '../kernel/words.ts'
import { waitWords } from './batch-in-words.ts'
import { batchSentences } from './batch-sentences.ts'
import type { BatchWarnings } from './batch-warnings.ts'
import type { Stall } from './stall.ts'
import { batchStepTerms } from './step-terms.ts'
import type { BatchProgress, TransferBatch } from './transfer-batch.ts'

/** The province's word on planned trips, while a batch waits for it. */
export function waitingForApproval(batchId: BatchId, progress: BatchProgress, isDecided = false): Waiting[] {
  const { step, since, until } = progress
  const wait = waitWords(progress)
  if (step !== 'waiting for approval' || isDecided) return []
  return [approvalOf(batchId, { since, until, ...(wait && { note: wait }) })]
}

/** The entry that a batch has, or had: for taking it off the list. */
export function approvalOf(batchId: BatchId, of: Pick<Waiting, 'since' | 'until' | 'note'>): Waiting {
  return { kind: 'approval', id: batchId, subject: { batchId }, scopes: ['province'], ...of }
}

/** Steps that may last for weeks: people are on the road, or the batch has just begun. */
const unhurried: readonly BatchProgress['step'][] = ['freezing candidates', 'travelling', 'ended']

/** A step that takes longer than it should, written ahead; failures that wait for an operator have an entry of their own before. */
export function waitingOnLateStep(batchId: BatchId, { step, since, until, waitsFor }: BatchProgress): Waiting[] {
  if (unhurried.includes(step) || (waitsFor !== null && until === null)) return []
  const { atWork, beyondEnd } = warningRulesOn(dateInShanghai(since)).stepHours
  const lateFrom = until === null ? plus(since, { hours: atWork }) : plus(until, { hours: beyondEnd })
  return [entryOfLateStep(batchId, { since: lateFrom, note: batchStepTerms[step] })]
}

export function entryOfLateStep(batchId: BatchId, of: Pick<Waiting, 'since' | 'note'>): Waiting {
  return { kind: 'batch-late', id: batchId, subject: { batchId }, scopes: ['province'], until: null, ...of }
}

/**
 * What of a batch is warned of, each once: for the province, and a county that stays silent for its own list too. A batch may end for
 * nobody’s answer: that stays to be looked into until its people would have left.
 */
export function waitingOnWarnings(
  { batchId, travelWindow, state }: Pick<TransferBatch, 'batchId' | 'travelWindow' | 'state'>,
  { silentCounties = [], emptySeats, leftOut }: BatchWarnings,
): Waiting[] {
  const until = atShanghai(travelWindow.from, '00:00')
  const ofProvince = { id: batchId, subject: { batchId }, scopes: ['province'] as const }
  const drawn: Waiting[] = leftOut
    ? [
        {
          kind: 'candidates-drawn',
          ...ofProvince,
          since: leftOut.since,
          until,
          note: batchSentences('candidates-drawn', {
            people: leftOut.people,
            candidates: leftOut.candidates,
            others: leftOut.people - leftOut.candidates,
          }),
        },
      ]
    : []
  const silent = silentCounties.map(
    ({ countyCode, since, ...counts }): Waiting => ({
      kind: 'county-silent',
      id: `${batchId}-${countyCode}`,
      subject: { batchId, countyCode },
      scopes: ['province', countyScope(countyCode)],
      since,
      until,
      note: batchSentences('county-silent', { county: placeOfCounty(countyCode), ...counts }),
    }),
  )
  if (!emptySeats || state !== 'running') return [...drawn, ...silent]
  const { since, until: leaves, ...counts } = emptySeats
  const note = batchSentences('empty-seats', counts)
  return [...drawn, ...silent, { kind: 'vehicles-underfilled', ...ofProvince, since, until: leaves, note }]
}

function placeOfCounty(code: string): Words {
  const county = countyByCode(code)
  return { zh: county?.name ?? code, en: county?.pinyin ?? code }
}

/** A step that waits for an operator. */
export function waitingOnStall(stall: Stall): Waiting[] {
  return stall.state === 'open' ? [entryOfStall(stall)] : []
}

export function entryOfStall({ batchId, stallId, step, since, until }: Stall): Waiting {
  return { kind: 'stall', id: stallId, subject: { batchId, stallId }, scopes: ['province'], since, until, note: step }
}
