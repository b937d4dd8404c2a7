import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Entity as ElectroEntity } from 'electrodb'
import { afterEach, expect, test, vi } from 'vitest'
import * as stores from '../../functions/wiring/stores.ts'
import type { Database } from '../../storage/database.ts'
import { Entity } from '../../storage/entity.ts'

interface Checks {
  _validateModel(model: { readonly model: { readonly entity: string } }): void
}

const folder = fileURLToPath(new URL('../../storage', import.meta.url))
const database: Database = { client: { send: () => undefined } as never, table: 'none' }

afterEach(() => vi.restoreAllMocks())

test('the model of each entity is one to ElectroDB', () => {
  const checked = new Set<string>()
  vi.spyOn(Entity.prototype as unknown as Checks, '_validateModel').mockImplementation((model) => {
    ;(ElectroEntity.prototype as unknown as Checks)._validateModel(model)
    checked.add(model.model.entity)
  })
  for (const make of Object.values(stores)) make(database)
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const written = sources.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/entity: '([^']+)'/g)].map(([, name]) => name),
  )
  expect(written.length).toBeGreaterThan(80)
  expect(written.filter((name) => name === undefined || !checked.has(name))).toEqual([])
})

test('a store that is made asks ElectroDB for no model', () => {
  const asked = vi.spyOn(ElectroEntity.prototype as unknown as Checks, '_validateModel')
  stores.workers(database)
  expect(asked).not.toHaveBeenCalled()
})

test('a model that is none is seen by that check', () => {
  const broken = { model: { entity: 'seat', version: '1', service: 'zhida' }, attributes: {}, indexes: { all: {} } }
  expect(() => new ElectroEntity(broken as never, database)).toThrow('is required')
  expect(() => (ElectroEntity.prototype as unknown as Checks)._validateModel(broken)).toThrow('is required')
})
