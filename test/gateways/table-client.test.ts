import { createServer } from 'node:http'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { tableClient } from '../../functions/gateways/table-client.ts'
import { type Listening, listen } from '../../local/http/listen.ts'

/** What the table answers to each try in turn: an error by its name, or `taken`. The last one stays. */
let answers: string[]
let tries: number
let server: Listening
beforeAll(async () => {
  server = await listen(
    createServer((request, response) => {
      const answer = answers[Math.min(tries, answers.length - 1)]
      tries += 1
      request.resume().on('end', () => {
        response.writeHead(answer === 'taken' ? 200 : 400, { 'content-type': 'application/x-amz-json-1.0' })
        response.end(answer === 'taken' ? '{}' : `{"__type":"com.amazonaws.dynamodb.v20120810#${answer}"}`)
      })
    }),
    0,
  )
})
afterAll(() => server.stop())
beforeEach(() => {
  tries = 0
})

function rollCall(...given: string[]): Promise<unknown> {
  answers = given
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const client = tableClient({ region: 'cn-northwest-1', endpoint: server.url, credentials })
  return client.send(
    new UpdateCommand({
      TableName: 'zhida',
      Key: { pk: 'trip', sk: 'trip' },
      UpdateExpression: 'SET progress = :boarding',
      ExpressionAttributeValues: { ':boarding': 'boarding' },
    }),
  )
}

test('a roll-call that meets a withdrawal from the same trip is taken at the next try', async () => {
  await rollCall('TransactionConflictException', 'TransactionConflictException', 'taken')
  expect(tries).toBe(3)
})

test('a conflict that stays is an error by its name, after some tries', async () => {
  await expect(rollCall('TransactionConflictException')).rejects.toMatchObject({ name: 'TransactionConflictException' })
  expect(tries).toBeGreaterThan(2)
})

test('a condition that does not hold is an answer, and asked once', async () => {
  await expect(rollCall('ConditionalCheckFailedException')).rejects.toMatchObject({
    name: 'ConditionalCheckFailedException',
  })
  expect(tries).toBe(1)
})
