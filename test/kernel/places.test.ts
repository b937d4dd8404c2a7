import fc from 'fast-check'
import { expect, test } from 'vitest'
import { airportByIata, nearestAirports } from '../../domain/kernel/places/airports.ts'
import { cities, cityByCode, provinceOfCity } from '../../domain/kernel/places/cities.ts'
import { counties, countyByCode } from '../../domain/kernel/places/counties.ts'
import { greatCircleKm } from '../../domain/kernel/places/great-circle-km.ts'
import { provinceNamed } from '../../domain/kernel/places/provinces.ts'
import { nearestStations, stationByTelecode } from '../../domain/kernel/places/stations.ts'
import { sampleTownshipsOf } from '../../domain/kernel/places/townships.ts'

test('counties are found by code, as their names in pinyin are not unique', () => {
  expect(counties.size).toBe(129)
  expect(countyByCode('530125')).toMatchObject({ name: '宜良县', pinyin: 'Yiliang', prefecture: '昆明市' })
  expect(countyByCode('530628')).toMatchObject({ name: '彝良县', pinyin: 'Yiliang', prefecture: '昭通市' })
  expect(countyByCode('530100')).toBeUndefined()
})

test('every city lies in a province that a survey can name', () => {
  expect(provinceOfCity('441900')).toBe('广东省')
  expect(provinceOfCity('999999')).toBeUndefined()
  for (const city of cities) {
    expect(provinceNamed(city.province)).toBe(city.province)
    expect(provinceNamed(city.provinceEn)).toBe(city.province)
  }
})

test('a province is known by its full, short and English name', () => {
  for (const name of ['广西壮族自治区', '广西', 'Guangxi', 'guangxi', '广西自治区'])
    expect(provinceNamed(name)).toBe('广西壮族自治区')
  expect(provinceNamed('Guangdong Province')).toBe('广东省')
  expect(provinceNamed('上海')).toBe('上海市')
  expect(provinceNamed('沿海')).toBeUndefined()
})

test('distances are those that were checked when the places were compiled', () => {
  const kunming = cityByCode('530100')
  const km = (code: string) =>
    Math.round(greatCircleKm(kunming ?? { lat: 0, lon: 0 }, cityByCode(code) ?? { lat: 0, lon: 0 }))
  expect([km('440100'), km('310000'), km('440300'), km('330100'), km('110000'), km('500000')]).toEqual([
    1093, 1960, 1189, 1811, 2087, 624,
  ])
})

const point = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
})

test('a distance is the same both ways, nothing to itself, and never shortened by a detour', () => {
  fc.assert(
    fc.property(point, point, point, (a, b, c) => {
      expect(greatCircleKm(a, b)).toBeCloseTo(greatCircleKm(b, a), 6)
      expect(greatCircleKm(a, a)).toBe(0)
      // To a metre: the formula loses digits between places on opposite sides of the earth.
      expect(greatCircleKm(a, c)).toBeLessThanOrEqual(greatCircleKm(a, b) + greatCircleKm(b, c) + 1e-3)
    }),
  )
})

test('the nearest stations and airports come nearest first', () => {
  const zhaoyang = countyByCode('530602') ?? { lat: 0, lon: 0 }
  const stations = nearestStations(zhaoyang, 3)
  expect(stations[0]?.place.name).toMatch(/^昭通/)
  expect(stations.map(({ km }) => km)).toEqual(stations.map(({ km }) => km).toSorted((a, b) => a - b))
  expect(nearestAirports(zhaoyang, 1)[0]?.place.iata).toBe('ZAT')
  expect(stationByTelecode('KOM')?.name).toBe('昆明南')
  expect(airportByIata('KMG')?.city).toBe('昆明')
})

test('a township of the sample belongs to its county and has no point that could be taken for real', () => {
  expect(sampleTownshipsOf('530581').map(({ name }) => name)).toEqual(['固东镇', '猴桥镇'])
  expect(sampleTownshipsOf('530102')).toEqual([])
})
