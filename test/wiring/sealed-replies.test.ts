import { IdempotencyConfig } from '@aws-lambda-powertools/idempotency'
import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterEach, expect, test, vi } from 'vitest'
import { SealedReplies } from '../../functions/wiring/sealed-replies.ts'
import type { Vault } from '../../functions/wiring/vault.ts'
import { faultyTable } from '../storage/faulty-table.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

async function keyTakenIn(functionName: string): Promise<string | undefined> {
  vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', functionName)
  const { dynamo, database } = faultyTable()
  dynamo.on(PutItemCommand).resolves({})
  const vault = { seal: async () => 'k1.sealed' } as unknown as Vault
  const replies = new SealedReplies({ database, vault })
  replies.configure({ config: new IdempotencyConfig({ eventKeyJmesPath: 'key' }) })
  await replies.saveInProgress({ key: 'li@zhaotong surveys/create-survey 1' }, 29_000)
  return dynamo.commandCalls(PutItemCommand)[0]?.args[0].input.Item?.['sk']?.S
}

test('a route that moves to another function still knows the keys that were used before', async () => {
  const alone = await keyTakenIn('zhida-surveys-create-survey')
  expect(alone).toMatch(/^#./)
  expect(await keyTakenIn('zhida-surveys-writing')).toBe(alone)
})
