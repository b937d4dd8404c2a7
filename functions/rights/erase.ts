import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { Erasure } from '../../domain/rights/erasure.ts'
import { isOpen } from '../../domain/stabilisation/case.ts'
import { evidencePrefix } from '../../storage/stabilisation/evidence.ts'
import { withdrawWorker } from '../arrival/withdraw-worker.ts'
import { settle } from '../stabilisation/settle.ts'
import { withdrawConsent } from '../stabilisation/withdraw-consent.ts'
import { eraseClaim } from '../subsidies/erase-claim.ts'
import type { Deps } from '../wiring/deps.ts'
import { gatherPerson } from './gather-person.ts'

const note = 'The person was erased.'

/**
 * Erases a person: ends what they said yes to by the same verbs as their own withdrawal, destroys their keys, and takes out what a
 * release before sealed without one. Ids stay, so that counts add up. Repeating it completes what broke halfway, and does to a
 * table of before what was done to the one of today.
 */
export async function erase({ workerId, at }: Pick<Erasure, 'workerId' | 'at'>, deps: Deps): Promise<void> {
  const before = await gatherPerson(workerId, deps)
  if (!before.worker) {
    await deps.personKeys.destroy(workerId)
    return
  }
  await withdrawConsent(workerId, at, deps)
  for (const page of new Map(
    [...before.links, ...before.placements, ...before.returnJourneys].map((one) => [one.batchId, one]),
  ).values())
    await withdrawWorker({ batchId: page.batchId, chunk: page.chunk, workerId }, deps)
  for (const { one } of before.cases) {
    const known = isOpen(one) && (await deps.cases.awaited(one.caseId))
    if (known) await settle(known, { outcome: 'no-contact', note }, workerId, deps)
  }

  const {
    worker,
    surveyRows,
    signUps,
    links,
    checkIns,
    cases,
    messages,
    question,
    firstAnswers,
    claims,
    helpOffers,
    festivalServices,
    evidence,
    certificates,
  } = await gatherPerson(workerId, deps)
  await deps.personKeys.destroy(workerId)
  const inPlace = `~1.${workerId}.erased.`
  for (const { row } of surveyRows) await deps.surveyRows.eraseCells(row, inPlace)
  for (const { one } of cases) await deps.cases.eraseTexts(one, inPlace)
  await deps.checkIns.eraseWages(checkIns)
  await eraseFiles(workerId, deps)
  await deps.evidence.erase(evidence)
  for (const claim of claims) await eraseClaim(claim, at, deps)
  await deps.messages.erasePhones(
    messages.flatMap(({ messageId, sealedPhone }) => (sealedPhone === undefined ? [] : messageId)),
    inPlace,
  )
  if (question) await deps.questions.erase(question)
  await deps.links.erase(links)
  await deps.signUps.erase(signUps)
  await deps.helpOffers.erase(helpOffers)
  await deps.festivalServices.erase(festivalServices)
  await deps.skillCertificates.erase(certificates)
  await deps.receivedRequests.eraseAnswers(firstAnswers, at)
  // Last: from now on nothing finds the way to the rest.
  if (worker) await deps.workers.erase(worker, at, inPlace)
}

/** All that lie below the person, also where none is on record. */
async function eraseFiles(workerId: WorkerId, { bucket }: Pick<Deps, 'bucket'>): Promise<void> {
  const { keys } = await bucket.list(evidencePrefix(workerId), { after: null, limit: 1000 })
  for (const key of keys) await bucket.erase(key)
}
