import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findDynoxide } from '../../../local/dynamodb/find-dynoxide.ts'

/** A folder of the PATH, with the binary under both of its names. */
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhida-path-'))
  for (const name of ['dynoxide', 'dynoxide.exe']) {
    await writeFile(join(folder, name), '')
    await chmod(join(folder, name), 0o755)
  }
})
afterAll(() => rm(folder, { recursive: true }))

test('the package that npm installed for this machine comes before what is on the PATH', () => {
  const { platform, arch } = process
  expect(findDynoxide({ PATH: folder })).toContain(join('@dynoxide', `${platform}-${arch}`))
})

test('where npm has no package for the machine, the one on the PATH is taken, by its name there', () => {
  const named = (platform: string) => basename(findDynoxide({ PATH: folder }, { platform, arch: 'riscv64' }) ?? '')
  expect([named('win32'), named('linux')]).toEqual(['dynoxide.exe', 'dynoxide'])
})

test('a binary that is named goes before all, and without any there is none', () => {
  const machine = { platform: 'freebsd', arch: 'x64' }
  expect(findDynoxide({ PATH: folder, DYNOXIDE_BIN: '/opt/dynoxide' }, machine)).toBe('/opt/dynoxide')
  expect(findDynoxide({ PATH: '' }, machine)).toBeUndefined()
})
