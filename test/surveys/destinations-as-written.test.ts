import { expect, test } from 'vitest'
import table from '../../domain/kernel/places/divisions.json' with { type: 'json' }
import { shortName } from '../../domain/kernel/places/short-name.ts'
import { readDestinations } from '../../domain/surveys/read-destinations.ts'

const cities = table.filter(({ name, province }) => name !== province)

test('every city and prefecture is a wish by its full and its short name, alone and after its province', () => {
  expect(cities.length).toBeGreaterThan(360)
  // Of these names the province is the one that is meant.
  const provinces = new Set(['吉林', '海南'])
  for (const { name, province } of cities) {
    for (const word of [name, shortName(name)].filter((one) => !provinces.has(one)))
      expect([word, readDestinations(word)]).toEqual([word, [name]])
    expect(readDestinations(`${province}${name}`)).toEqual([name])
    expect(readDestinations(`${province}-${shortName(name)}`)).toEqual([name])
  }
})

test('a part of a city is never read as its province, nor as two places', () => {
  for (const { name, province, parts } of table)
    for (const part of parts.split(' ').filter((one) => one !== '')) {
      const read = readDestinations(`${province}${name}${part}`)
      expect([part, read]).toEqual([part, [/[县市旗]$/.test(part) && name !== province ? part : name]])
    }
})

test.each(['不限，新疆除外', '除广东外', '广东、不去新疆', '除新疆外都可以', '不限（除新疆）', '非洲', '广东除外'])(
  '%s is no wish that anybody guesses',
  (written) => expect(readDestinations(written.normalize('NFKC'))).toBeUndefined(),
)
