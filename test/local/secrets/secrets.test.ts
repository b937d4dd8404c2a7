import { mkdtemp, readdir, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  GetSecretValueCommand,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager'
import { expect, test } from 'vitest'
import { secrets } from '../../../local/secrets/secrets.ts'
import { awsEndpointForTests } from '../http/aws-endpoint-for-tests.ts'

async function manager(options: Parameters<typeof secrets>[0]) {
  const { client } = await awsEndpointForTests({ json: { secretsmanager: await secrets(options) } })
  const sdk = new SecretsManagerClient(client)
  const read = async (SecretId: string, VersionStage?: string) =>
    (await sdk.send(new GetSecretValueCommand({ SecretId, VersionStage }))).SecretString
  return { sdk, read }
}

test('what the first start generated is still there at the second', async () => {
  const data = await mkdtemp(join(tmpdir(), 'zhida-'))
  const first = await manager({ data, initial: { 'zhida/sealing-key': () => 'first' } })
  expect(await first.read('zhida/sealing-key')).toBe('first')
  const initial = { 'zhida/sealing-key': () => 'second', 'zhida/signing-key': () => 'added by an update' }
  const second = await manager({ data, initial })
  expect(await second.read('zhida/sealing-key')).toBe('first')
  expect(await second.read('zhida/signing-key')).toBe('added by an update')
})

test('only its owner can read the file', async () => {
  const data = await mkdtemp(join(tmpdir(), 'zhida-'))
  await manager({ data, initial: { key: () => 'value' } })
  expect(await readdir(data)).toEqual(['secrets.json'])
  expect((await stat(join(data, 'secrets.json'))).mode & 0o777).toBe(0o600)
})

test('a rotated secret has a current and a previous value, by name and by ARN, also after a restart', async () => {
  const data = await mkdtemp(join(tmpdir(), 'zhida-'))
  const { sdk } = await manager({ data })
  const { ARN = '' } = await sdk.send(new CreateSecretCommand({ Name: 'ent_1/webhook', SecretString: 'old' }))
  await sdk.send(new PutSecretValueCommand({ SecretId: ARN, SecretString: 'new' }))
  const { read } = await manager({ data })
  expect(await read('ent_1/webhook')).toBe('new')
  expect(await read(ARN, 'AWSPREVIOUS')).toBe('old')
})

test('what does not exist, exists already or is not served is refused by its name', async () => {
  const { sdk, read } = await manager({ initial: { key: () => 'value' } })
  await expect(read('other')).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  const create = new CreateSecretCommand({ Name: 'key', SecretString: 'again' })
  await expect(sdk.send(create)).rejects.toMatchObject({ name: 'ResourceExistsException' })
  const remove = new DeleteSecretCommand({ SecretId: 'key' })
  await expect(sdk.send(remove)).rejects.toMatchObject({ name: 'UnknownOperationException' })
  expect(await read('key')).toBe('value')
})

test('a stage is taken only from the version that has it, so that of two who move what is current one is refused', async () => {
  const data = await mkdtemp(join(tmpdir(), 'zhida-'))
  const { sdk, read } = await manager({ data, initial: { key: () => 'first' } })
  const SecretId = 'key'
  const { VersionId: first } = await sdk.send(new GetSecretValueCommand({ SecretId }))
  const stage = async (SecretString: string, label: string) =>
    (await sdk.send(new PutSecretValueCommand({ SecretId, SecretString, VersionStages: [label] }))).VersionId
  const [one, other] = [await stage('one', 'a'), await stage('other', 'b')]
  expect(await read('key')).toBe('first')
  const move = (MoveToVersionId: string | undefined, RemoveFromVersionId: string | undefined) =>
    sdk.send(
      new UpdateSecretVersionStageCommand({
        SecretId,
        VersionStage: 'AWSCURRENT',
        MoveToVersionId,
        RemoveFromVersionId,
      }),
    )
  const refused = { name: 'InvalidParameterException' }
  await expect(move(one, undefined)).rejects.toMatchObject(refused)
  await move(one, first)
  await expect(move(other, first)).rejects.toMatchObject(refused)
  await expect(move(undefined, one)).rejects.toMatchObject(refused)
  await expect(move('none-such', one)).rejects.toMatchObject(refused)
  const again = await manager({ data })
  expect([await again.read('key'), await again.read('key', 'AWSPREVIOUS')]).toEqual(['one', 'first'])
  expect(await again.read('key', 'b')).toBe('other')
  const { Versions = [] } = await again.sdk.send(new ListSecretVersionIdsCommand({ SecretId }))
  expect(Versions.map(({ VersionStages = [] }) => VersionStages.toSorted().join(' ')).sort()).toEqual([
    'AWSCURRENT a',
    'AWSPREVIOUS',
    'b',
  ])
})
