import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  CreateSecretCommand,
  GetSecretValueCommand,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type SecretName, secretSchemas } from '../../functions/gateways/secrets.ts'
import { newSecret, secretNames } from '../../functions/wiring/new-secret.ts'
import { initSecrets } from '../../infra/init-secrets.ts'
import { secrets } from '../../local/secrets/secrets.ts'
import { awsEndpointForTests } from '../local/http/aws-endpoint-for-tests.ts'

const prefix = 'zhida_trial/'

let folder: string
let client: SecretsManagerClient
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhida-init-secrets-'))
  await open()
})
afterEach(async () => {
  client.destroy()
  await rm(folder, { recursive: true })
})

async function open() {
  const served = await awsEndpointForTests({ json: { secretsmanager: await secrets({ data: folder }) } })
  client = new SecretsManagerClient(served.client)
}

/** As the stack makes them: chance that is no value of ours. */
async function deploy(names: readonly SecretName[] = secretNames) {
  for (const name of names)
    await client.send(new CreateSecretCommand({ Name: prefix + name, SecretString: `<;k${randomUUID()}` }))
}
const current = async (name: SecretName) =>
  (await client.send(new GetSecretValueCommand({ SecretId: prefix + name }))).SecretString ?? ''
const put = (name: SecretName, SecretString: string) =>
  client.send(new PutSecretValueCommand({ SecretId: prefix + name, SecretString }))

test('after the first deployment every secret gets a value that functions can use, and keeps it ever after', async () => {
  await deploy()
  expect([...new Set((await initSecrets(client, prefix)).values())]).toEqual(['made'])
  const first = await Promise.all(secretNames.map(current))
  for (const [index, name] of secretNames.entries())
    expect(secretSchemas[name].safeParse(JSON.parse(first[index]!)).success, name).toBe(true)

  client.destroy()
  await open()
  expect([...new Set((await initSecrets(client, prefix)).values())]).toEqual(['kept'])
  expect(await Promise.all(secretNames.map(current))).toEqual(first)
})

test('two people at once, and a third: one value counts, which all of them see', async () => {
  await deploy(['sealing'])
  const runs = await Promise.all(Array.from({ length: 5 }, () => initSecrets(client, prefix)))
  const sealing = runs.map((one) => one.get('sealing'))
  expect(sealing.filter((one) => one === 'made')).toHaveLength(1)
  for (const one of sealing) expect(['made', 'made-by-another', 'kept']).toContain(one)
  const now = await current('sealing')
  expect(secretSchemas.sealing.safeParse(JSON.parse(now)).success).toBe(true)
  await initSecrets(client, prefix)
  expect(await current('sealing')).toBe(now)
})

test('who comes between reading and putting is not overwritten', async () => {
  await deploy(['sealing'])
  const theirs = newSecret('sealing', () => Buffer.alloc(32, 7).toString('base64'))
  // After the secret was read, and before anything is put.
  let isFirst = true
  const send = client.send.bind(client)
  client.send = (async (command: PutSecretValueCommand) => {
    if (command instanceof PutSecretValueCommand && isFirst) {
      isFirst = false
      await put('sealing', theirs)
    }
    return send(command)
  }) as typeof client.send
  expect((await initSecrets(client, prefix)).get('sealing')).toBe('made-by-another')
  expect(await current('sealing')).toBe(theirs)
})

test('a run that broke off before its value counted is begun anew', async () => {
  await deploy(['sealing'])
  await client.send(
    new PutSecretValueCommand({
      SecretId: `${prefix}sealing`,
      SecretString: newSecret('sealing', () => Buffer.alloc(32, 1).toString('base64')),
      VersionStages: [`zhida-first-${randomUUID()}`],
    }),
  )
  expect((await initSecrets(client, prefix)).get('sealing')).toBe('made')
})

test.each([
  ['keys that were cut off', '{"current":"k1","keys":{"k1":"c2hvcnQ="},"lookup":""}'],
  ['an empty object', '{}'],
  ['a word of somebody’s', 'later'],
])('%s in the place of sealing are left to a person', async (_, text) => {
  await deploy(['sealing'])
  await put('sealing', text)
  expect((await initSecrets(client, prefix)).get('sealing')).toBe('unusable')
  expect(await current('sealing')).toBe(text)
})

test('a damaged value is not replaced even where it is the only version there ever was', async () => {
  const broken = '{"current":"k1","keys":{}}'
  await client.send(new CreateSecretCommand({ Name: `${prefix}details`, SecretString: broken }))
  expect((await initSecrets(client, prefix)).get('details')).toBe('unusable')
  expect(await current('details')).toBe(broken)
})

test('a secret without any value gets one, and one that no stack made is not made here', async () => {
  await client.send(new CreateSecretCommand({ Name: `${prefix}links` }))
  const standings = await initSecrets(client, prefix)
  expect(standings.get('links')).toBe('made')
  expect(standings.get('sealing')).toBe('not-there')
  expect(secretSchemas.links.safeParse(JSON.parse(await current('links'))).success).toBe(true)
})

test('nothing is left of the way there but the version of before', async () => {
  await deploy(['links'])
  await initSecrets(client, prefix)
  const { Versions = [] } = await client.send(new ListSecretVersionIdsCommand({ SecretId: `${prefix}links` }))
  expect(Versions.map(({ VersionStages = [] }) => VersionStages.join(' ')).sort()).toEqual([
    'AWSCURRENT',
    'AWSPREVIOUS',
  ])
})
