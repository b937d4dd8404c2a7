import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Instant } from '../../domain/kernel/instant.ts'
import { openWorld, type World } from '../world.ts'
import { importRows } from './import-sheet.ts'
import { idBornOn, importDate, row } from './written-sheet.ts'

/** Of an accepted row, of two rejected ones, and of one whose registration broke once. */
const people = [
  { name: '欧阳海燕', nationalId: idBornOn('1990-05-17', 901), phone: '15487650001', secondPhone: '15487650002' },
  { name: '慕容志强', nationalId: idBornOn('1985-11-30', 902), phone: '15487650003', countyCode: '110101' },
  { name: '上官云', nationalId: `${idBornOn('1979-01-02', 903).slice(0, 17)}?`, phone: '15487650004' },
  { name: '诸葛明', nationalId: idBornOn('2001-07-08', 904), phone: '15487650005', companionGroup: '大坪一组' },
]
const plain = people.flatMap(({ name, nationalId, phone, secondPhone, companionGroup }) => {
  const born = nationalId.slice(6, 14)
  const birthDates = [born, `${born.slice(0, 4)}-${born.slice(4, 6)}-${born.slice(6)}`]
  return [name, nationalId, phone, secondPhone ?? phone, companionGroup ?? name, ...birthDates]
})
plain.push('以古镇', '大坪村')

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false, keep: true, start: `${importDate}T01:00:00.000Z` as Instant })
  const workers = vi.spyOn(world.deps.workers, 'register').mockRejectedValueOnce(new Error('throttled'))
  const survey = await importRows(world, ...people.map((person) => row(person)))
  expect(survey).toMatchObject({ state: 'imported', outcome: { accepted: 2, rejected: 2 } })
  expect(workers).toHaveBeenCalledTimes(2)
})
afterAll(() => world.close())

test('no name, national ID, birth date, phone, home or mark of companions stands in the clear in any item of the table', async () => {
  const { client, table } = world.deps.database
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table }))
  const text = JSON.stringify(Items)
  expect(Items.length).toBeGreaterThan(4)
  expect(plain.filter((detail) => text.includes(detail))).toEqual([])
})

test('nor in any file that is kept: bucket, journal of the state machines, log, the table’s own file', async () => {
  const entries = await readdir(world.data, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const kept = files.map((file) => file.slice(world.data.length)).join()
  for (const expected of [/s3.*parts/, /workflows\.sqlite/, /functions\.log/]) expect(kept).toMatch(expected)
  const found: string[] = []
  for (const file of files) {
    const bytes = await readFile(file)
    for (const detail of plain) if (bytes.includes(detail)) found.push(`${detail} in ${file}`)
  }
  expect(found).toEqual([])
})
