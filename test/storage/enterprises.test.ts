import { GetCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { beforeEach, expect, test } from 'vitest'
import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { firstSecretVersion, rotateSecret, type SecretVersions } from '../../domain/enterprises/secret-versions.ts'
import { EnterpriseId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { enterprisesIn } from '../../storage/enterprises/enterprises.ts'
import { cancelled, faultyTable, refusedAs } from './faulty-table.ts'

const at = '2026-03-02T01:00:00.000Z' as Instant
const huasheng: Enterprise = {
  id: EnterpriseId.parse('ent_000000000000000000000001'),
  name: '东莞市华晟电子科技有限公司',
  socialCreditCode: '91110000101623741K',
  webhookUrl: 'https://hr.huasheng.example.cn/zhida',
  standing: { state: 'active' },
  secretVersions: firstSecretVersion,
  registeredAt: at,
}
let table: ReturnType<typeof faultyTable>
beforeEach(() => {
  table = faultyTable()
})
const enterprises = () => enterprisesIn(table.database)

test('two clicks at one moment: the one that collides is registered, not told that something broke', async () => {
  table.dynamo
    .on(TransactWriteCommand)
    .rejectsOnce(cancelled('TransactionConflict', 'None'))
    .rejectsOnce(cancelled('None', 'ThrottlingError'))
    .resolves({})
  expect(await enterprises().register(huasheng)).toEqual(huasheng)
  expect(table.dynamo).toHaveReceivedCommandTimes(TransactWriteCommand, 3)
  expect(table.dynamo).not.toHaveReceivedCommand(GetCommand)
})

test('a licence that is held answers its holder, read as it is at this moment', async () => {
  const holder = { ...huasheng, id: EnterpriseId.parse('ent_000000000000000000000002') }
  table.dynamo.on(TransactWriteCommand).rejects(cancelled('ConditionalCheckFailed', 'None'))
  table.dynamo
    .on(GetCommand)
    .resolvesOnce({ Item: { __edb_e__: 'licence', __edb_v__: '1', socialCreditCode: 'x', enterpriseId: holder.id } })
    .resolves({ Item: { __edb_e__: 'enterprise', __edb_v__: '1', enterpriseId: holder.id, enterprise: holder } })
  expect(await enterprises().register(huasheng)).toEqual(holder)
  for (const call of table.dynamo.commandCalls(GetCommand)) expect(call.args[0].input.ConsistentRead).toBe(true)
})

test('a secret whose rotation the table throttled is not taken for rotated', async () => {
  table.dynamo.on(GetCommand).resolves({
    Item: { __edb_e__: 'enterprise', __edb_v__: '1', enterpriseId: huasheng.id, enterprise: huasheng, revision: 1 },
  })
  table.dynamo.on(UpdateCommand).rejects(refusedAs('ThrottlingException'))
  const rotate = (seen: SecretVersions) => rotateSecret(seen, at)
  await expect(enterprises().changeSecrets(huasheng.id, huasheng.secretVersions, rotate)).rejects.toThrow(
    'Rate exceeded',
  )
  expect(table.dynamo).toHaveReceivedCommandTimes(UpdateCommand, 1)
})
