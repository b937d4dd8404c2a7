import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bringUpToDate, dataFormat } from '../../../local/data-format/bring-up-to-date.ts'
import { keptFormat } from '../../../local/data-format/kept-format.ts'
import { SetupProblem } from '../../../local/setup-problem.ts'

let data: string
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'zhida-format-'))
})
afterEach(() => rm(data, { recursive: true }))

test('a new folder gets the format of today', async () => {
  await writeFile(join(data, 'lock'), '1')
  expect(await keptFormat(data)).toBeUndefined()
  await bringUpToDate(data)
  expect(await keptFormat(data)).toBe(dataFormat)
  expect((await readdir(data)).sort()).toEqual(['format', 'lock'])
})

test('a folder that holds something and no number is of format 1', async () => {
  await writeFile(join(data, 'partners.sqlite'), '')
  expect(await keptFormat(data)).toBe(1)
})

test('a folder of a later format is refused as it is', async () => {
  await writeFile(join(data, 'format'), '1000\n')
  await expect(bringUpToDate(data)).rejects.toThrow(
    new SetupProblem(
      `what ${data} keeps was written by a later version (format 1000; this one knows ${dataFormat}): run that version on it, or choose another folder with --data`,
    ),
  )
  expect(await readdir(data)).toEqual(['format'])
  expect(await readFile(join(data, 'format'), 'utf8')).toBe('1000\n')
})

test('a number that cannot be read is told of in one line', async () => {
  await writeFile(join(data, 'format'), '')
  await expect(bringUpToDate(data)).rejects.toThrow(
    new SetupProblem(`what ${data} keeps is damaged: put back a copy of it, or choose another folder with --data`),
  )
})
