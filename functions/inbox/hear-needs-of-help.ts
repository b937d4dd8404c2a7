import type { DisasterId, EventId, WorkerId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, dateInShanghai, type Instant, plus } from '../../domain/kernel/instant.ts'
import { helpOfferAfter } from '../../domain/relief/help-offer.ts'
import { isHelpFirst } from '../../domain/relief/is-help-first.ts'
import { helpTime } from '../../domain/relief/waits-of-relief.ts'
import { consents } from '../../domain/surveys/consents.ts'
import { type Notice, type SendNotice, sendEach } from '../notices/send-notices.ts'
import type { Deps } from '../wiring/deps.ts'

export interface WordOnHelp {
  readonly workerId: WorkerId
  /** The disaster that they were asked about; else those that go on in their county. */
  readonly disasterId?: DisasterId
  readonly answer: 'needs-help' | 'no-need'
  readonly at: Instant
  readonly eventId: EventId
}

/** Answers of colleagues and of the person that may come at one moment. */
const mostTries = 8

/**
 * Puts on record what people whose county was hit say in texts about help: who needs it stands on their county's list, with the case
 * that it opened; who needs none hears of jobs again. A word that came before the one that stands changes nothing, so the same text again
 * is heard once. Who is on no journey of ours has no case that acknowledges it, and is told here that somebody will call.
 */
export async function hearNeedsOfHelp(words: readonly WordOnHelp[], deps: Deps): Promise<void> {
  if (words.length === 0) return
  const today = dateInShanghai(deps.clock.now())
  const [workers, heard] = await Promise.all([
    deps.workers.getMany([...new Set(words.map(({ workerId }) => workerId))]),
    withWhatStands(words, today, deps),
  ])
  const known = new Map(workers.map((worker) => [worker.workerId, worker]))
  const notices: SendNotice[] = []
  for (const { word, disasters, caseId } of heard) {
    const { workerId, answer, at, eventId } = word
    const worker = known.get(workerId)
    if (!worker || !consents(worker)) continue
    const { countyCode } = worker
    let isRecorded = false
    for (const disaster of disasters.filter((one) => one.countyCode === countyCode)) {
      // Who needs help needs it after the last day, too.
      if (answer === 'no-need' && !isHelpFirst(disaster, today)) continue
      const facts = { disasterId: disaster.disasterId, workerId, countyCode, caseId, at, by: 'sms' }
      await record(answer, facts, deps)
      isRecorded = true
    }
    if (!isRecorded || answer === 'no-need' || caseId !== null) continue
    const variables = { deadline: plus(at, helpTime) }
    const notice: Notice = { worker, template: 'help-received', variables, atOnce: true }
    notices.push({ key: `help-heard-${eventId}`, notice })
  }
  await sendEach(notices, deps)
}

/** With each word the disasters that it may be about, and the case that the person has open. */
async function withWhatStands(words: readonly WordOnHelp[], today: CalendarDate, deps: Deps) {
  const known = await Promise.all(
    words.map(async ({ workerId, disasterId, answer }) => {
      const [disaster, caseId] = await Promise.all([
        disasterId ? deps.disasters.get(disasterId) : null,
        answer === 'needs-help' ? deps.cases.openOne(workerId, 'help') : null,
      ])
      return { disaster, caseId }
    }),
  )
  const ongoing = known.every(({ disaster }) => disaster) ? [] : await deps.disasters.on(today)
  return words.map((word, place) => {
    const { disaster, caseId } = known[place] ?? {}
    return { word, disasters: disaster ? [disaster] : ongoing, caseId: caseId ?? null }
  })
}

async function record(
  answer: WordOnHelp['answer'],
  facts: Parameters<typeof helpOfferAfter>[2],
  { helpOffers }: Pick<Deps, 'helpOffers'>,
): Promise<void> {
  const { disasterId, workerId, at } = facts
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const before = await helpOffers.get(disasterId, workerId)
    if (before && before.at >= at) return
    const needs = before?.answer === 'needs-help' ? before.needs : (['other'] as const)
    const said = { answer, needs: answer === 'needs-help' ? [...needs] : [], wantsWork: before?.wantsWork ?? false }
    if (await helpOffers.record(before, helpOfferAfter(before, said, facts))) return
  }
  throw new Error(`what ${workerId} said in ${disasterId} changed at every try to record it`)
}
