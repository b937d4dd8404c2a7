import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BuiltConsole, builtConsole, builtWithMap } from './built-console.ts'

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

const square = {
  type: 'Polygon',
  coordinates: [
    [
      [98, 24],
      [106, 24],
      [106, 29],
      [98, 29],
      [98, 24],
    ],
  ],
}

test('a province’s map is a file of its own that no page loads at once, and its number goes with it', async () => {
  const own = await mkdtemp(join(tmpdir(), 'zhida-map-'))
  try {
    const map = join(own, 'province-map.geojson')
    await writeFile(map, JSON.stringify({ ...square, 审图号: 'GS(2024)0650号' }))
    const withMap = await builtWithMap(join(own, 'built'), map)
    const { chunks } = withMap
    expect(chunks.get('province-map.txt')?.text).toBe('GS(2024)0650号\n')
    const holding = [...chunks.values()].filter(
      ({ name, text }) => /[.]js$/.test(name) && text.includes('GS(2024)0650号'),
    )
    expect(holding).toHaveLength(1)
    expect(withMap.firstLoad('worklist')).not.toContain(holding[0]?.name)
    expect(built.chunks.has('province-map.txt')).toBe(false)

    await writeFile(map, JSON.stringify(square))
    await expect(builtWithMap(join(own, 'built'), map)).rejects.toThrow(
      /没有审图号的地图不能使用。[\s\S]*A map without one is not drawn/,
    )
  } finally {
    await rm(own, { recursive: true, force: true })
  }
})
