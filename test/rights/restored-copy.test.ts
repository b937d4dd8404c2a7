import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Instant } from '../../domain/kernel/instant.ts'
import { jumpingClock } from '../../local/clock/jumping-clock.ts'
import { ApiClient } from '../../local/partners/api-client.ts'
import { startPartners } from '../../local/partners/start-partners.ts'
import { startRuntime } from '../../local/runtime/start-runtime.ts'
import { surveyed } from '../notices/people.ts'
import type { World } from '../world.ts'

let data: string
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'zhida-restored-'))
})
afterEach(() => rm(data, { recursive: true, force: true }))

/** A start of the service on the folder, and its end. */
async function started<Answer>(use: (world: World) => Promise<Answer>): Promise<Answer> {
  const clock = jumpingClock({ start: '2026-03-02T01:00:00.000Z' as Instant, seed: 1 })
  const partners = await startPartners({ clock, seed: 1, people: false })
  const runtime = await startRuntime({ data, clock, seed: 1, partnersUrl: partners.url })
  await partners.meet(runtime)
  const client = new ApiClient(runtime)
  try {
    return await use({
      ...runtime,
      data,
      partners,
      call: (...request: Parameters<ApiClient['call']>) => client.call(...request),
    } as unknown as World)
  } finally {
    await runtime.stop()
    await partners.stop()
  }
}

/** The table’s files, as a copy of the disk has them. */
async function copyTable(from: string, to: string): Promise<void> {
  const files = (await readdir(from)).filter((file) => file.startsWith('dynamodb.sqlite'))
  expect(files).toContain('dynamodb.sqlite')
  await Promise.all(files.map((file) => copyFile(join(from, file), join(to, file))))
}

test('a start on a copy of the table from before an erasure erases again, before it serves anybody', async () => {
  const workerId = await started(async (world) => (await surveyed(world)).workerId)
  const copy = await mkdtemp(join(tmpdir(), 'zhida-copy-'))
  await copyTable(data, copy)
  await started(async (world) => {
    const token = await world.token({ role: 'county', counties: ['53'] })
    const body = { askedBy: 'person', reason: '本人到村委会提出' }
    expect(await world.call('POST', `/v1/workers/${workerId}/erasure`, { token, body })).toMatchObject({ status: 200 })
  })
  for (const file of (await readdir(data)).filter((one) => one.startsWith('dynamodb.sqlite')))
    await rm(join(data, file))
  await copyTable(copy, data)
  await rm(copy, { recursive: true })

  await started(async (world) => {
    const { workers, personKeys, vault } = world.deps
    const worker = await workers.get(workerId)
    expect(worker).toMatchObject({ erasedAt: expect.any(String), consent: { state: 'withdrawn' } })
    expect(await personKeys.allOf(workerId)).toEqual([])
    const [opened] = worker ? await vault.openOf([worker], { sealedName: 'name' }, 'a test') : []
    expect(opened?.sealedName.reveal()).toBe('已删除')
  })
})
