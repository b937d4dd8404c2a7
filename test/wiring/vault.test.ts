import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { NationalId, PersonName, Phone } from '../../domain/kernel/personal.ts'
import type { Secret, SecretName } from '../../functions/gateways/secrets.ts'
import type { DataKeyDeps } from '../../functions/wiring/data-keys.ts'
import { vaultWith } from '../../functions/wiring/vault.ts'

const key = () => randomBytes(32).toString('base64')
const lookup = key()

/** These seal what is about nobody in particular. */
const noDataKeys = {} as Pick<DataKeyDeps, 'personKeys' | 'clock'>

/** Containers that read one sealing secret, each with what it read first in mind until it is asked to look again. */
function keeper(first: Secret<'sealing'>) {
  let kept = first
  const lines: unknown[][] = []
  return {
    lines,
    rotate(next: Secret<'sealing'>) {
      kept = next
    },
    container() {
      let known = kept
      const read = async <Name extends SecretName>() => known as Secret<Name>
      const readAgain = async <Name extends SecretName>() => {
        known = kept
        return known as Secret<Name>
      }
      const logger = { info: (...line: unknown[]) => void lines.push(line) }
      return vaultWith({ secrets: { read, readAgain }, logger, ...noDataKeys })
    },
  }
}
const oneKey = { current: 'k1', keys: { k1: key() }, lookup }
const phone = new Phone('15400000123')

test('what was sealed is opened as what it was, and no two seals are alike', async () => {
  const vault = keeper(oneKey).container()
  const sealed = await Promise.all([vault.seal('phone', phone), vault.seal('phone', phone)])
  expect(sealed[0]).not.toBe(sealed[1])
  expect(sealed.join()).not.toContain('15400000123')
  const opened = await vault.open('phone', sealed, 'a test')
  expect(opened.map((one) => one.reveal())).toEqual(['15400000123', '15400000123'])
  const [name] = await vault.open('name', [await vault.seal('name', new PersonName('欧阳建华'))], 'a test')
  expect(name?.reveal()).toBe('欧阳建华')
})

test('a sealed text opens as its own kind only, and not when a bit of it was changed', async () => {
  const vault = keeper(oneKey).container()
  const sealed = await vault.seal('phone', phone)
  await expect(vault.open('name', [sealed], 'a test')).rejects.toThrow()
  const at = sealed.length - 3
  const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`
  await expect(vault.open('phone', [changed], 'a test')).rejects.toThrow()
  await expect(vault.open('phone', [''], 'a test')).rejects.toThrow('no key named')
})

test('after a rotation the old stays readable, and a container from before reads the new', async () => {
  const secret = keeper(oneKey)
  const before = secret.container()
  const old = await before.seal('phone', phone)
  secret.rotate({ current: 'k2', keys: { ...oneKey.keys, k2: key() }, lookup })
  const after = secret.container()
  const fresh = await after.seal('phone', phone)
  expect(fresh).toMatch(/^k2\./)
  for (const vault of [before, after])
    expect((await vault.open('phone', [old, fresh], 'a test')).map(String)).toEqual(['154****0123', '154****0123'])
})

test('a look-up finds the same detail again, whatever key seals, and another kind of it is another', async () => {
  const secret = keeper(oneKey)
  const before = await secret.container().lookupHash('phone', phone)
  secret.rotate({ current: 'k2', keys: { ...oneKey.keys, k2: key() }, lookup })
  expect(await secret.container().lookupHash('phone', new Phone('15400000123'))).toBe(before)
  expect(await secret.container().lookupHash('phone', new Phone('15400000124'))).not.toBe(before)
  expect(await secret.container().lookupHash('name', phone)).not.toBe(before)
  const stranger = keeper({ ...oneKey, lookup: key() }).container()
  expect(await stranger.lookupHash('phone', phone)).not.toBe(before)
})

test('each opening is logged: of what, how many, why', async () => {
  const secret = keeper(oneKey)
  const vault = secret.container()
  await vault.open('phone', [await vault.seal('phone', phone)], 'li corrects row 7')
  expect(secret.lines).toEqual([['personal details opened', { kind: 'phone', count: 1, why: 'li corrects row 7' }]])
})

describe('a personal detail prints masked', () => {
  /** As a careless log line is written. The type checker objects to a detail in a template, so it is hidden from it. */
  const inTemplate = (...details: unknown[]) => details.map((detail) => `${detail as string}`).join(' ')
  const person = {
    name: new PersonName('欧阳建华'),
    nationalId: new NationalId('99900119900517001X'),
    phone,
  }
  const clear = /欧阳建华|99900119900517001X|15400000123/

  test.each([
    ['in a template', inTemplate(person.name, person.nationalId, person.phone)],
    ['joined to a text', `${String(person.name)}, ${person.nationalId.toString()}, ${[person.phone].join()}`],
    ['in JSON', JSON.stringify(person)],
    ['in a console', inspect(person, { depth: null, showHidden: true })],
    ['in an error', String(new Error(inTemplate(person.phone, person.name, person.nationalId)))],
    ['spread into an object', inspect(Object.assign({}, person.phone, person.name, person.nationalId))],
  ])('%s', (_, text) => {
    expect(text).not.toMatch(clear)
  })

  test('in the functions’ log, also with an error that carries it', async () => {
    const { Logger } = await import('@aws-lambda-powertools/logger')
    const lines: string[] = []
    const logger = new Logger({ serviceName: 'test' })
    const write = (line: string) => void lines.push(line)
    logger['console'] = { ...console, info: write, error: write } as Console
    logger.info('called', { person })
    logger.error('broke', new Error('not called', { cause: person }))
    logger.error('broke', Object.assign(new Error('not called'), person))
    expect(lines).toHaveLength(3)
    expect(lines.join()).not.toMatch(clear)
    expect(lines.join()).toContain('154****0123')
  })

  test('and is enough for two colleagues to agree of whom they speak', () => {
    expect(inTemplate(person.name, person.nationalId, person.phone)).toBe('欧*** 999***********001X 154****0123')
    expect(inTemplate(new PersonName('王'), new PersonName(''))).toBe('* *')
  })
})
