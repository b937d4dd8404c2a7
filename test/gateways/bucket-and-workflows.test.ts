import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

describe('the bucket', () => {
  test('gives back what was written, and null where nothing was', async () => {
    const { bucket } = world.deps
    await bucket.writeJson('batches/a/list.json', [{ chunk: 0, name: '镇雄' }])
    expect(await bucket.readJson('batches/a/list.json')).toEqual([{ chunk: 0, name: '镇雄' }])
    expect(await bucket.read('batches/a/none.json')).toBeNull()
    expect(await bucket.has('batches/a/none.json')).toBe(false)
    await expect(bucket.readJson('batches/a/none.json')).rejects.toThrow('the bucket holds no batches/a/none.json')
  })

  test('erases, also what is not there', async () => {
    const { bucket } = world.deps
    await bucket.write('surveys/b/sheet', 'a,b', 'text/csv')
    await bucket.erase('surveys/b/sheet')
    await bucket.erase('surveys/b/sheet')
    expect(await bucket.has('surveys/b/sheet')).toBe(false)
  })

  test('lets a link upload its one object, for its time', async () => {
    const { bucket } = world.deps
    const link = await bucket.uploadLink('surveys/c/sheet', 3600)
    const put = (url: string) => fetch(url, { method: 'PUT', body: '姓名\n' })
    expect((await put(link.replace('surveys/c', 'surveys/d'))).status).toBe(403)
    expect((await put(link)).status).toBe(200)
    expect(Buffer.from((await bucket.read('surveys/c/sheet'))!).toString()).toBe('姓名\n')
  })
})

describe('workflows', () => {
  test('start once under a name, however often that is asked', async () => {
    const { workflows } = world.deps
    const before = world.work().stateTransitions
    const surveyId = 'svy_000000000000000000000000'
    for (const _ of [1, 2]) await workflows.start('surveys/import-survey', surveyId, { surveyId })
    await world.advance({ hours: 2 })
    const once = world.work().stateTransitions - before
    await workflows.start('surveys/import-survey', surveyId, { surveyId })
    await world.advance({ hours: 2 })
    expect(world.work().stateTransitions - before).toBe(once)
  })

  test('stop without a word where nothing runs, and a token that is no longer waited for is gone', async () => {
    const { workflows } = world.deps
    await workflows.stop('batches/run-transfer-batch', 'bat_000000000000000000000000', 'a test')
    expect(await workflows.succeed('a token of nobody', {})).toBe('gone')
    expect(await workflows.fail('a token of nobody', 'error', 'cause')).toBe('gone')
  })
})
