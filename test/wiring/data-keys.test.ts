import { randomBytes } from 'node:crypto'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import { type Instant, plus } from '../../domain/kernel/instant.ts'
import { PersonName, Phone } from '../../domain/kernel/personal.ts'
import type { Secret, Secrets } from '../../functions/gateways/secrets.ts'
import { vaultWith } from '../../functions/wiring/vault.ts'
import { openWorld, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

const li = derivedId('WorkerId', 'li')
const wang = derivedId('WorkerId', 'wang')
const phone = new Phone('15400000123')

async function sealed(of: string) {
  const keys = world.deps.vault.newKeys()
  const record = {
    workerId: of,
    sealedName: keys.seal(of, 'name', new PersonName('欧阳建华')),
    sealedPhone: keys.seal(of, 'phone', phone),
    sealedSecondPhone: null as string | null,
  }
  await keys.keep()
  return record
}
const fields = { sealedName: 'name', sealedPhone: 'phone', sealedSecondPhone: 'second-phone' } as const

/** A container of its own, with another secret of details. */
function containerWith(details: Secret<'details'>) {
  const read = async (name: string) => (name === 'details' ? details : world.deps.secrets.read('sealing'))
  const secrets = { read, readAgain: read } as unknown as Secrets
  return vaultWith({ ...world.deps, secrets })
}

test('a person’s fields open together, for them alone', async () => {
  const { vault } = world.deps
  const one = await sealed(li)
  const [opened] = await vault.openOf([one], fields, 'a test')
  expect(opened?.sealedName.reveal()).toBe('欧阳建华')
  expect(opened?.sealedPhone.reveal()).toBe('15400000123')
  expect(opened?.sealedSecondPhone).toBeNull()
  expect((await vault.open('phone', [one.sealedPhone], 'a test')).map(String)).toEqual(['154****0123'])
})

test('a text that was moved to another person’s record, or to another field of the same, is refused', async () => {
  const { vault } = world.deps
  const [one, other] = [await sealed(li), await sealed(wang)]
  const moved = { ...other, sealedPhone: one.sealedPhone }
  await expect(vault.openOf([moved], fields, 'a test')).rejects.toThrow(`stands in the record of ${wang}`)
  const renamed = { ...other, sealedPhone: one.sealedPhone.replace(li, wang) }
  const opened = await vault.openOf([renamed], fields, 'a test').catch(() => undefined)
  expect(opened?.[0]?.sealedPhone.reveal()).not.toBe('15400000123')
  const swapped = { ...one, sealedSecondPhone: one.sealedPhone }
  await expect(vault.openOf([swapped], fields, 'a test')).rejects.toThrow()
})

test('a key that is destroyed leaves nothing that can be read, and everybody else as they were', async () => {
  const { vault, personKeys } = world.deps
  const [one, other] = [await sealed(li), await sealed(wang)]
  const text = await vault.sealFor(li, 'text', '请让我哥打电话')
  await personKeys.destroy(li)
  const people = await vault.openOf([one, other], fields, 'a test')
  expect(people.map(({ sealedName }) => sealedName.reveal())).toEqual(['已删除', '欧阳建华'])
  expect(people.map(({ sealedPhone }) => String(sealedPhone))).toEqual(['已删除', '154****0123'])
  expect(await vault.open('text', [text], 'a test')).toEqual(['已删除'])
  expect(await personKeys.allOf(li)).toEqual([])
})

test('what a person says within a year is sealed with one key, later with a new one, and all of it opens', async () => {
  const { vault, personKeys } = world.deps
  const texts = [await vault.sealFor(wang, 'text', '一'), await vault.sealFor(wang, 'text', '二')]
  const before = (await personKeys.allOf(wang)).length
  await world.advance({ days: 366 })
  texts.push(await vault.sealFor(wang, 'text', '三'))
  expect(await personKeys.allOf(wang)).toHaveLength(before + 1)
  expect(await vault.open('text', texts, 'a test')).toEqual(['一', '二', '三'])
})

test('the table holds wrapped keys: without the secret they open nothing', async () => {
  const one = await sealed(li)
  const stranger = containerWith({ current: 'k1', keys: { k1: randomBytes(32).toString('base64') } })
  await expect(stranger.openOf([one], fields, 'a test')).rejects.toThrow()
  const { client, table } = world.deps.database
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table }))
  const keys = Items.filter((item) => item.__edb_e__ === 'person-key')
  expect(keys.length).toBeGreaterThan(1)
  for (const { wrapped, expiresAt } of keys) {
    expect(wrapped).toMatch(/^k1\.[\w-]{80}$/)
    expect(expiresAt).toBeGreaterThan(Date.parse('2028-03-02T01:00:00.000Z' as Instant) / 1000)
  }
})

test('when another key wraps, old ones are wrapped anew, no detail is touched, and then the old key may go', async () => {
  const { secrets, vault } = world.deps
  const one = await sealed(li)
  const { keys } = await secrets.read('details')
  const k2 = randomBytes(32).toString('base64')
  const both = containerWith({ current: 'k2', keys: { ...keys, k2 } })
  const alone = containerWith({ current: 'k2', keys: { k2 } })
  await expect(alone.openOf([one], fields, 'a test')).rejects.toThrow('the details secret holds no key named k1')
  expect(await both.wrapAgain(li)).toBeGreaterThan(0)
  expect(await both.wrapAgain(li)).toBe(0)
  const [opened] = await alone.openOf([one], fields, 'a test')
  expect(opened?.sealedPhone.reveal()).toBe('15400000123')
  await expect(vault.openOf([one], fields, 'a test')).rejects.toThrow('holds no key named k2')
})

test('a key that is wrapped anew ends when it did before, and one that was destroyed meanwhile stays destroyed', async () => {
  const { secrets, vault, personKeys, clock } = world.deps
  const zhao = derivedId('WorkerId', 'zhao')
  const keys = vault.newKeys(plus(clock.now(), { days: 30 }))
  const one = { workerId: zhao, sealedName: keys.seal(zhao, 'name', new PersonName('欧阳建华')) }
  await keys.keep()
  const k3 = randomBytes(32).toString('base64')
  const both = containerWith({ current: 'k3', keys: { ...(await secrets.read('details')).keys, k3 } })
  expect(await both.wrapAgain(zhao)).toBe(1)
  const names = (await personKeys.allOf(zhao)).map(({ of, keyId }) => ({ of, keyId }))
  expect(await personKeys.getMany(names, plus(clock.now(), { days: 29 }))).toHaveLength(1)
  expect(await personKeys.getMany(names, plus(clock.now(), { days: 31 }))).toEqual([])

  const k4 = randomBytes(32).toString('base64')
  const [known] = await personKeys.allOf(zhao)
  await personKeys.destroy(zhao)
  const asRead = { ...world.deps, personKeys: { ...personKeys, allOf: async () => [known!] } }
  const read = async () => ({ current: 'k4', keys: { k3, k4 } })
  await vaultWith({ ...asRead, secrets: { read, readAgain: read } as unknown as Secrets }).wrapAgain(zhao)
  expect(await personKeys.allOf(zhao)).toEqual([])
  expect((await both.openOf([one], { sealedName: 'name' }, 'a test'))[0]?.sealedName.reveal()).toBe('已删除')
})

test('what was sealed before people had keys is opened still', async () => {
  const { vault } = world.deps
  const old = {
    workerId: li,
    sealedName: await vault.seal('name', new PersonName('王')),
    sealedPhone: await vault.seal('phone', phone),
    sealedSecondPhone: await vault.seal('phone', phone),
  }
  const [opened] = await vault.openOf([old, await sealed(wang)], fields, 'a test')
  expect(opened?.sealedName.reveal()).toBe('王')
  expect(opened?.sealedSecondPhone?.reveal()).toBe('15400000123')
})
