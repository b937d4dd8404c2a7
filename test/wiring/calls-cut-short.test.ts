import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { localStream, processOf } from '../../functions/wiring/process-of.ts'
import { openWorld, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

/** Every call that is under way was begun by a process that has died since. */
async function beginElsewhere(process: string): Promise<void> {
  const { client, table: TableName } = world.deps.database
  const { Items = [] } = await client.send(new ScanCommand({ TableName }))
  for (const { pk, sk, holder } of Items.filter(({ underWay }) => underWay === 'yes'))
    await client.send(
      new UpdateCommand({
        TableName,
        Key: { pk, sk },
        UpdateExpression: 'SET holder = :holder',
        ExpressionAttributeValues: { ':holder': `${process}${String(holder).split(' ').at(-1)}` },
      }),
    )
}

test.each([
  ['of this release', `${localStream}another `],
  ['of the release before, which named none', ''],
])(
  'after a crash the calls that a process %s cut short may be completed at once, and the answered ones are answered',
  async (which, process) => {
    const token = await world.token({ role: 'province' })
    const announce = (key: string, fileName = '摸底.csv') =>
      world.call('POST', '/v1/surveys', { token, key: `${key} ${which}`, body: { countyCode: '530627', fileName } })
    const answered = await announce('answered')
    // A process that dies keeps no answer and lets go of nothing.
    const { receivedRequests } = world.deps
    const lost = vi.spyOn(receivedRequests, 'answer').mockResolvedValueOnce()
    const before = await announce('cut short')
    lost.mockRestore()
    expect(await announce('cut short')).toMatchObject({ status: 409, body: { type: '/problems/in-progress' } })

    await beginElsewhere(process)
    expect(await announce('cut short', '别的.csv')).toMatchObject({
      status: 409,
      body: { type: '/problems/key-reused' },
    })
    const { surveyId } = before.body as { surveyId: string }
    expect(await announce('cut short')).toMatchObject({ status: 201, body: { surveyId } })
    expect(await announce('answered')).toEqual(answered)
  },
)

test('on AWS, where calls run beside each other, none has ended because another is not of its process', () => {
  expect(processOf({ logStreamName: '2026/11/28/[$LATEST]0b5c' })).toBeUndefined()
  expect(processOf({})).toBeUndefined()
  expect(processOf({ logStreamName: `${localStream}one` })).toBe(`${localStream}one`)
})
