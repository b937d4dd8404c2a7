import { expect, test } from 'vitest'
import { toldTwice } from '../journeys/told-twice.ts'
import { drillRestore, isSettled } from './drill-restore.ts'

test('a table that is lost while offers go out comes back from an older copy, and the batch ends with nobody lost and nobody told twice', async () => {
  const { items, offers, texts, findings, people, survey, batch, placements } = await drillRestore({ workers: 60 })
  // The copy is older than offers that are on phones already.
  expect(texts.beforeLoss).toBeGreaterThan(0)
  expect(items.restored).toBeLessThan(items.atLoss)
  const toDo = findings.before.filter(({ as }) => as === 'to-do').map(({ about }) => about)
  expect(toDo).toContain('calls of zhida-matching-send-offers')
  expect(toDo).toContain('failed executions')
  expect(findings.mended.filter(({ as }) => as !== 'ok')).toEqual([])
  expect(findings.mended.find(({ about }) => about === 'failed executions')?.says).toContain('is redriven')
  expect(people.known).toBeGreaterThanOrEqual(30)
  expect(people.readable).toBe(people.known)
  // What failed went on after the restore, from the step that failed.
  expect(survey.atLoss.state).not.toBe('imported')
  expect(survey.mended).toMatchObject({ state: 'imported', outcome: { rows: 10 } })

  // What comes back is what was there; records of who looked, and claims of a call, carry the number of the call itself; and who is sealed
  // again has another key.
  const ownKey = / \$(?:audit|takenclaim|person-key)_/
  expect(items.missing.filter((key) => !ownKey.test(key))).toEqual([])
  const told = (one: readonly { offerId: string; workerId: string; jobOrderId: string }[]) =>
    one.map(({ offerId, workerId, jobOrderId }) => `${offerId} ${workerId} ${jobOrderId}`).toSorted()
  expect(told(offers.mended)).toEqual(told(offers.atLoss))

  expect(batch.progress.step).toBe('ended')
  expect(placements.filter(({ journey }) => journey.state !== 'released').length).toBeGreaterThan(0)
  expect(placements.filter(({ journey }) => !isSettled(journey.state))).toEqual([])
  expect(toldTwice(texts)).toEqual([])
})
