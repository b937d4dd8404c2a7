import { BatchExecuteStatementCommand } from '@aws-sdk/lib-dynamodb'
import type { Context } from 'aws-lambda'
import { expect, test } from 'vitest'
import { derivedId } from '../../../domain/kernel/ids.ts'
import { callAtWork } from '../../../local/lambda/call-at-work.ts'
import { surveyed } from '../../notices/people.ts'
import { openWorld } from '../../world.ts'
import { auditOfReads, countCalls } from './count-calls.ts'
import { addedSince, centsAPerson, totalsOf } from './journey-figures.ts'
import { watchJournal } from './watch-journal.ts'

test('calls, units, repeated and empty reads, states and tasks are counted as they happen, and no more after the end', async () => {
  const [journal, calls] = [watchJournal(), countCalls()]
  const world = await openWorld({ partners: false })
  try {
    const before = structuredClone(calls.counts())
    const { workerId } = await surveyed(world)
    const written = calls.counts().entities['worker']!
    expect(written.writes).toBeGreaterThan(before.entities['worker']?.writes ?? 0)
    // Its indexes are billed too, and a transaction twice.
    expect(written.writeUnits).toBeGreaterThan(written.writes)

    const reads = structuredClone(written)
    await world.deps.workers.get(workerId)
    await world.deps.workers.get(workerId)
    await world.deps.workers.getMany([workerId, derivedId('WorkerId', 'nobody')])
    const read = calls.counts().entities['worker']!
    expect(read.reads - reads.reads).toBe(4)
    expect(read.repeated - reads.repeated).toBe(2)
    expect(read.empty - reads.empty).toBe(1)
    expect(read.readUnits).toBeGreaterThan(reads.readUnits)
    // Nothing of it was read in a call of a function.
    expect(read.again).toBe(reads.again)
    await callAtWork.run({} as Context, async () => {
      for (const _ of ['once', 'twice']) await world.deps.workers.get(workerId)
    })
    expect((calls.counts().entities['worker']?.again ?? 0) - (reads.again ?? 0)).toBe(1)

    const day = { transitions: 0, calls: 0, ...journal.counts().transitions }
    await world.deps.workflows.start('stabilisation/begin-day', 'day-of-a-test', {})
    await world.advance({ minutes: 1 })
    const { transitions, tasks } = journal.counts()
    expect((transitions['begin-day'] ?? 0) - ((day as Record<string, number>)['begin-day'] ?? 0)).toBe(5)
    expect(tasks['stabilisation-man-stations']).toBeGreaterThan(0)
    expect(tasks['enterprises-sweep-agreements']).toBeGreaterThan(0)

    const counts = { ...calls.counts(), ...journal.counts() }
    const figures = {
      ...counts,
      workers: 1,
      handedOver: 2,
      cpu: {},
      tableSeconds: null,
      wallSeconds: 1,
      peakMemoryMb: 1,
    }
    const { writeUnits, transitions: states } = totalsOf(figures)
    const cents = centsAPerson(figures)
    expect(cents['writes']).toBeCloseTo((writeUnits * 0.625) / 1e4 / 2, 10)
    expect(cents['transitions']).toBeCloseTo((states * 25) / 1e4 / 2, 10)

    const record = { subject: workerId, at: world.clock.now(), requestId: 'r', actor: 'a', role: 'county', action: 'x' }
    await world.deps.audit.record(record)
    await world.deps.audit.record({ ...record, requestId: 's', opened: { list: workerId, people: 1, why: 'asked' } })
    const { audit, [auditOfReads]: reading } = calls.counts().entities
    expect([audit?.writes, reading?.writes]).toEqual([1, 1])
    const since = addedSince({ ...figures, entities: calls.counts().entities }, figures)
    expect(Object.keys(since).toSorted()).toEqual(['audit', auditOfReads])

    const { client, table } = world.deps.database
    const Statement = `INSERT INTO "${table}" VALUE {'pk': ?, 'sk': ?}`
    const Statements = ['one', 'other'].map((pk) => ({ Statement, Parameters: [pk, '$thing_1#of_test'] }))
    await client.send(new BatchExecuteStatementCommand({ Statements }))
    expect(calls.counts().entities['thing']).toMatchObject({ writes: 2, writeUnits: 2 })

    calls.stop()
    const last = structuredClone(calls.counts())
    await world.deps.workers.get(workerId)
    expect(calls.counts()).toEqual(last)
  } finally {
    calls.stop()
    journal.stop()
    await world.close()
  }
})
