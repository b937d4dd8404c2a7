import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { jumpingClock } from '../../../local/clock/jumping-clock.ts'
import { openWorld, start } from './harness.ts'
import { ended, office, parentAndChild, pass, redrive, reopened, survey } from './office-that-breaks.ts'

const folder = mkdtempSync(join(tmpdir(), 'zhida-redrive-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a redrive that is cut off at any moment goes on after it, and does nothing twice that had ended', async () => {
  const undisturbed: string[] = []
  for (let dieAt = 0; ; dieAt++) {
    const journal = join(folder, `${dieAt}.sqlite`)
    const { calls, broken, lambdas } = office()
    const first = openWorld({ journal, lambdas, clock: jumpingClock({ start, seed: 1 }), onBroken: () => {} })
    broken.add('tell')
    const execution = await first.start(await first.create(survey({ ToleratedFailureCount: 2 })), {}, 'once')
    await ended(first, execution)
    broken.clear()
    const before = calls.length
    const { runtime } = first.engine
    const commit = runtime.journal.commit.bind(runtime.journal)
    let commits = 0
    let died = false
    runtime.journal.commit = (write) => {
      if (dieAt > 0 && ++commits === dieAt) {
        died = true
        throw new Error('the power went')
      }
      commit(write)
    }
    // Whoever asked while it died hears nothing, and asks again with the same token.
    void redrive(first, execution, { clientToken: 'once' }).catch(() => {})
    await first.clock.until(
      () => died || ((commits > 0 || dieAt === 0) && !runtime.byArn.has(execution) && calls.length > before),
    )
    first.engine.close()
    const world = reopened(journal, first.clock, lambdas)
    await world.clock.idle()
    if ((await world.describe(execution)).status === 'FAILED') await redrive(world, execution, { clientToken: 'once' })
    expect(await ended(world, execution)).toMatchObject({
      status: 'SUCCEEDED',
      output: '[1,2,3,4,5,6]',
      redriveCount: 1,
    })
    const told = calls.slice(before)
    if (dieAt === 0) undisturbed.push(...told)
    expect(new Set(told)).toEqual(new Set(undisturbed))
    // Only what was under way, two children at most, is done again.
    expect(told.length).toBeLessThanOrEqual(undisturbed.length + 2)
    expect(told.filter((call) => call.startsWith('hold')).length).toBeLessThanOrEqual(8)
    world.engine.close()
    if (dieAt > 0 && !died) {
      expect(dieAt).toBeGreaterThan(5)
      break
    }
  }
})

test('a parent that joined a child hears of its end after the power went, and takes it along when it is stopped', async () => {
  for (const isStopped of [false, true]) {
    const journal = join(folder, `joined-${isStopped}.sqlite`)
    const { broken, lambdas } = office()
    const first = openWorld({ journal, lambdas, clock: jumpingClock({ start, seed: 1 }) })
    broken.add('confirm')
    const { execution, inner } = await parentAndChild(first)
    await ended(first, execution)
    broken.clear()
    await redrive(first, inner)
    await redrive(first, execution)
    await pass(first, 10_000)
    first.engine.close()
    const world = reopened(journal, first.clock, lambdas)
    await pass(world, 10_000)
    if (isStopped) await world.call('StopExecution', { executionArn: execution })
    const status = isStopped ? 'ABORTED' : 'SUCCEEDED'
    expect(await ended(world, execution)).toMatchObject({ status })
    expect(await world.describe(inner)).toMatchObject({ status })
    world.engine.close()
  }
})
