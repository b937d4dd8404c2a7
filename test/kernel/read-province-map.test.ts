import { describe, expect, test } from 'vitest'
import { readProvinceMap } from '../../domain/kernel/places/read-province-map.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'

const ring = [
  [97.5, 24.5],
  [106.2, 24.5],
  [106.2, 29.2],
  [97.5, 24.5],
]
const polygon = { type: 'Polygon', coordinates: [ring] }
const bytes = (content: unknown) =>
  new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content))
const read = (content: unknown) => readProvinceMap(bytes(content))
const refusalOf = (content: unknown) => {
  const told = read(content)
  if (!isRefusal(told)) throw new Error('it was taken')
  return told
}
const collection = (...shapes: unknown[]) => ({
  type: 'FeatureCollection',
  审图号: 'GS(2024)0650号',
  features: shapes.map((geometry) => ({ type: 'Feature', properties: { name: '云南省' }, geometry })),
})

describe('a map with its approval number', () => {
  test('is read to its lines, of areas and of lines alike; heights and properties are left', () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [100, 25, 1890],
        [101, 26, 2000],
      ],
    }
    const many = { type: 'MultiPolygon', coordinates: [[ring], [ring, ring]] }
    expect(read(collection(polygon, line, many, null))).toEqual({
      number: 'GS(2024)0650号',
      lines: [
        ring,
        [
          [100, 25],
          [101, 26],
        ],
        ring,
        ring,
        ring,
      ],
    })
    expect(read({ ...polygon, 审图号: '云S(2023)12号' })).toEqual({ number: '云S(2023)12号', lines: [ring] })
  })

  test.each(['GS（2019）1822号', 'GS京(2022)1061号', '川S(2021)00030号', 'GS(2020)4619-2号', ' GS (2024) 0650 号 '])(
    'of the form %s is a number',
    (number) => expect(read({ ...polygon, 审图号: number })).toMatchObject({ lines: [ring] }),
  )

  test('may begin with a byte order mark', () => {
    expect(readProvinceMap(bytes(`\uFEFF${JSON.stringify(collection(polygon))}`))).toMatchObject({ lines: [ring] })
  })
})

describe('what is not drawn says why, in both languages', () => {
  test.each([
    ['no number', { ...collection(polygon), 审图号: undefined }, '没有审图号'],
    ['an empty number', { ...collection(polygon), 审图号: '  ' }, '没有审图号'],
    ['a number of another kind', { ...collection(polygon), 审图号: '第12号' }, '第12号'],
    ['no JSON', 'PK\u0003\u0004', '不是 JSON'],
    ['a list', [1, 2], '没有审图号'],
    ['a topology', { 审图号: 'GS(2024)0650号', type: 'Topology', objects: {} }, 'Topology'],
    ['points', collection({ type: 'Point', coordinates: [100, 25] }), 'Point'],
    ['metres', collection({ type: 'LineString', coordinates: [[11131949, 2875744]] }), '[11131949,2875744]'],
    ['latitude first', collection({ type: 'LineString', coordinates: [[25.1, 102.9]] }), '[25.1,102.9]'],
    ['a hole in a line', collection(polygon, { type: 'LineString', coordinates: [[100, 25], null] }), '第2个'],
    ['text for a number', collection({ type: 'LineString', coordinates: [['100', '25']] }), '["100","25"]'],
    ['coordinates too shallow', collection({ type: 'Polygon', coordinates: ring }), '97.5'],
    ['nothing', collection(), '没有可画'],
    ['a line without points', collection({ type: 'LineString', coordinates: [] }), '没有可画'],
  ])('%s', (_, content, said) => {
    const { words, refused } = refusalOf(content)
    expect(refused).toBe('invalid-request')
    expect(words.zh).toContain(said)
    expect(words.en).toMatch(/[a-z]+ [a-z]+ [a-z]+/)
  })

  test('too many bytes, and too many points', () => {
    expect(refusalOf(`"${'x'.repeat(5_000_000)}"`)).toMatchObject({ refused: 'too-large' })
    const fine = Array.from({ length: 100_001 }, (_, n) => [100 + n / 100_000, 25])
    const { refused, words } = refusalOf(collection({ type: 'LineString', coordinates: fine }))
    expect(refused).toBe('too-large')
    expect(words.zh).toContain('100001')
  })
})
