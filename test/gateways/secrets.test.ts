import { randomBytes } from 'node:crypto'
import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
  SecretsManagerServiceException,
} from '@aws-sdk/client-secrets-manager'
import { mockClient } from 'aws-sdk-client-mock'
import 'aws-sdk-client-mock-vitest/extend'
import { beforeEach, describe, expect, test } from 'vitest'
import { Phone } from '../../domain/kernel/personal.ts'
import { type Secrets, secretsIn } from '../../functions/gateways/secrets.ts'
import type { DataKeyDeps } from '../../functions/wiring/data-keys.ts'
import { vaultWith } from '../../functions/wiring/vault.ts'

const key = () => randomBytes(32).toString('base64')
const lookup = key()
const k1 = key()
const phone = new Phone('15400000123')

function faulty() {
  const client = new SecretsManagerClient({ region: 'cn-northwest-1' })
  return { manager: mockClient(client), secrets: secretsIn(client, 'zhida/') }
}
let manager: ReturnType<typeof faulty>['manager']
let secrets: Secrets
beforeEach(() => {
  ;({ manager, secrets } = faulty())
})
const noDataKeys = {} as Pick<DataKeyDeps, 'personKeys' | 'clock'>
const vault = () => vaultWith({ secrets, logger: { info() {} }, ...noDataKeys })
const holds = (secret: object | string) => ({
  SecretString: typeof secret === 'string' ? secret : JSON.stringify(secret),
})
const refusedAs = (name: string, message: string) =>
  new SecretsManagerServiceException({ name, message, $fault: 'client', $metadata: {} })
const throttled = refusedAs('ThrottlingException', 'Rate exceeded')

describe('a secret that cannot be read', () => {
  test.each([
    [
      'the role lacks the right',
      refusedAs('AccessDeniedException', 'not authorized to perform secretsmanager:GetSecretValue'),
    ],
    ['nobody made it', new ResourceNotFoundException({ message: "can't find the specified secret", $metadata: {} })],
    ['too many read at once', throttled],
  ])('as %s, is named with the reason', async (_, error) => {
    manager.on(GetSecretValueCommand).rejects(error)
    const thrown = await secrets.read('webhooks').catch((reason: Error) => reason.message)
    expect(thrown).toContain('the secret zhida/webhooks cannot be read')
    expect(thrown).toContain(error.message)
  })

  test('is asked for again by the next call, and once read not any more', async () => {
    manager
      .on(GetSecretValueCommand)
      .rejectsOnce(throttled)
      .resolves(holds({ key: k1 }))
    await expect(secrets.read('links')).rejects.toThrow('cannot be read')
    expect(await secrets.read('links')).toEqual({ key: k1 })
    await secrets.read('links')
    expect(manager).toHaveReceivedCommandTimes(GetSecretValueCommand, 2)
  })
})

describe('a secret that cannot be used is named, with what makes one, and nothing of it is told', () => {
  const pasted = 'whsec_cGFzdGVkIGJ5IGhhbmQ'
  test.each([
    ['is no JSON, as somebody pasted it bare', pasted],
    ['is cut off', `{"secret":"${pasted}`],
    ['has another field', JSON.stringify({ key: pasted })],
    ['is empty', ''],
  ])('where it %s', async (_, text) => {
    manager.on(GetSecretValueCommand).resolves(holds(text))
    const thrown = await secrets.read('sms').catch((reason: Error) => reason)
    expect((thrown as Error).message).toContain(
      'the secret zhida/sms cannot be used; `npm run -s secrets -- new sms` makes one',
    )
    expect(JSON.stringify(thrown, Object.getOwnPropertyNames(thrown))).not.toContain('cGFzdGVk')
  })

  test('where it is binary, which we do not read', async () => {
    manager.on(GetSecretValueCommand).resolves({ SecretBinary: new Uint8Array(32) })
    await expect(secrets.read('links')).rejects.toThrow('the secret zhida/links cannot be used')
  })

  test.each([
    ['links', { key: '' }],
    ['webhooks', { key: randomBytes(16).toString('base64') }],
    ['sealing', { current: 'k1', keys: { k1 }, lookup: '' }],
    ['sealing', { current: 'k1', keys: { k1: 'bm90IDMyIGJ5dGVz' }, lookup }],
    ['carriers', { secret: 'whsec_' }],
  ] as const)('where a key of %s is empty or too short: anybody could guess what it makes', async (name, held) => {
    manager.on(GetSecretValueCommand).resolves(holds(held))
    await expect(secrets.read(name)).rejects.toThrow(`the secret zhida/${name} cannot be used`)
  })
})

describe('the sealing secret', () => {
  test('that lacks the key it names seals nothing, and says which', async () => {
    manager.on(GetSecretValueCommand).resolves(holds({ current: 'k2', keys: { k1 }, lookup }))
    await expect(vault().seal('phone', phone)).rejects.toThrow('the sealing secret holds no key named k2')
  })

  test('from which an old key was taken away does not open what that one sealed, and says which', async () => {
    manager
      .on(GetSecretValueCommand)
      .resolvesOnce(holds({ current: 'k0', keys: { k0: key() }, lookup }))
      .resolves(holds({ current: 'k1', keys: { k1 }, lookup }))
    const sealed = await vault().seal('phone', phone)
    await secrets.readAgain('sealing')
    await expect(vault().open('phone', [sealed], 'a test')).rejects.toThrow('holds no key named k0')
  })

  test('that cannot be looked at again for a new key goes on opening what it knows', async () => {
    manager
      .on(GetSecretValueCommand)
      .resolvesOnce(holds({ current: 'k1', keys: { k1 }, lookup }))
      .rejects(throttled)
    const sealed = await vault().seal('phone', phone)
    await expect(vault().open('phone', ['k2.AAAA'], 'a test')).rejects.toThrow('cannot be read')
    const [opened] = await vault().open('phone', [sealed], 'a test')
    expect(opened?.reveal()).toBe('15400000123')
  })
})
