import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BuiltConsole, builtConsole } from './built-console.ts'

/** Bytes by gzip, for the page with the work list. */
const budget = 400_000

let folder: string
let built: BuiltConsole
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhida-console-'))
  built = await builtConsole(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('the first load with the work list stays within its budget, and draws no charts', () => {
  const names = built.firstLoad('worklist')
  expect(names.filter((name) => /^assets\/(?:index|worklist)-.*\.js$/.test(name))).toHaveLength(2)
  expect(built.bytesOf(names)).toBeLessThanOrEqual(budget)
  const drawing = [...built.chunks.values()].filter(({ text }) => text.includes('echarts'))
  expect(drawing.map(({ name }) => name)).toEqual([expect.stringMatching(/^assets\/draw-chart-/)])
  expect(names).not.toContain(drawing[0]?.name)
})

/** Names that are no addresses to go to: namespaces, where a library explains its messages, and a base for what has none. */
const isOnlyNamed = (address: string) =>
  /^https?:\/\/(?:www\.w3\.org|json-schema\.org|react\.dev|reactrouter\.com|github\.com|localhost|127\.0\.0\.1)$/.test(
    address,
  )

test('nothing is loaded from an address that is not ours', () => {
  const origins = [...built.chunks.values()].flatMap(({ name, text }) =>
    (text.match(/https?:\/\/[\w.-]+/g) ?? []).map((address) => ({ name, address })),
  )
  expect(origins.length).toBeGreaterThan(0)
  expect(origins.filter(({ address }) => !isOnlyNamed(address))).toEqual([])
  // Not by leaving out the scheme either.
  const page = built.chunks.get('index.html')?.text ?? ''
  expect(page).not.toMatch(/(?:src|href)="(?:\/\/|https?:)/)
})
