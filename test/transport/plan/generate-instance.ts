import type { TransportInstance } from '../../../domain/transport/plan/solve/transport-instance.ts'

/** A stream of numbers in [0, 1) from a seed (mulberry32), so that a seed always gives the same instance. */
function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Spot = readonly [id: string, latitude: number, longitude: number]

const stations: readonly Spot[] = [
  ['R-Kunming', 25.04, 102.71],
  ['R-Qujing', 25.49, 103.8],
  ['R-Dali', 25.61, 100.27],
  ['R-Chuxiong', 25.04, 101.53],
  ['R-Mengzi', 23.36, 103.38],
  ['R-Zhaotong', 27.34, 103.72],
  ['R-Lijiang', 26.87, 100.23],
  ['R-Puzhehei', 24.05, 104.19],
]
const airports: readonly Spot[] = [
  ['A-Kunming', 25.1, 102.93],
  ['A-Lijiang', 26.68, 100.25],
  ['A-Xishuangbanna', 21.97, 100.76],
  ['A-Zhaotong', 27.33, 103.75],
  ['A-Mangshi', 24.4, 98.53],
]
const cities: readonly Spot[] = [
  ['Shenzhen', 22.54, 114.06],
  ['Dongguan', 23.02, 113.75],
  ['Guangzhou', 23.13, 113.26],
  ['Foshan', 23.02, 113.12],
  ['Ningbo', 29.87, 121.54],
  ['Hangzhou', 30.27, 120.16],
  ['Suzhou', 31.3, 120.58],
  ['Shanghai', 31.23, 121.47],
  ['Xiamen', 24.48, 118.09],
  ['Nanning', 22.82, 108.32],
  ['Guiyang', 26.65, 106.63],
  ['Chongqing', 29.56, 106.55],
  ['Kunming', 25.04, 102.71],
]

const placeOf = ([id, latitude, longitude]: Spot) => ({ id, latitude, longitude })

function kilometres(a: Spot, b: Spot): number {
  const north = (b[1] - a[1]) * 111.2
  const east = (b[2] - a[2]) * 111.2 * Math.cos(((a[1] + b[1]) / 2) * (Math.PI / 180))
  return 1.3 * Math.hypot(north, east)
}

export interface InstanceShape {
  readonly passengers: number
  readonly counties?: number
  readonly cities?: number
  readonly days?: number
}

/** An instance with the geography, prices and habits of the published samples: Yunnan to the coast, groups of 1 to 65. */
export function generateInstance(seed: number, shape: InstanceShape): TransportInstance {
  const random = chance(seed)
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const { passengers } = shape
  const days = shape.days ?? (passengers <= 500 ? 4 : passengers <= 2000 ? 5 : 7)
  const counties = Array.from(
    { length: shape.counties ?? Math.min(129, Math.ceil(passengers / 25) + 4) },
    (_, index) => {
      const id = `C${String(index + 1).padStart(3, '0')}`
      return [id, 21.5 + random() * 6.5, 98.2 + random() * 7] as const
    },
  )
  const served = cities.slice(0, shape.cities ?? Math.min(cities.length, 4 + Math.floor(passengers / 500)))

  const groups: TransportInstance['groups'] = []
  for (let left = passengers; left > 0; ) {
    const size = Math.min(left, random() < 0.35 ? between(1, 6) : random() < 0.8 ? between(5, 25) : between(20, 65))
    const earliestDeparture = between(0, days - 3) * 1440 + pick([360, 360, 360, 600, 840])
    const latestDeparture = earliestDeparture + pick([360, 720, 720, 1440])
    const latestArrival = latestDeparture + pick([720, 1440, 1800, 2160, 2160, 2520, 2880, 3240])
    const [county, city] = [pick(counties)[0], pick(served)[0]]
    groups.push({ id: `G${groups.length + 1}`, county, city, size, earliestDeparture, latestDeparture, latestArrival })
    left -= size
  }

  const services: TransportInstance['services'] = []
  const run = (
    mode: TransportInstance['services'][number]['mode'],
    [from, to]: readonly [Spot, Spot],
    depart: number,
    minutes: number,
    terms: { seats: number; pricePerSeat?: number; fixedCost?: number },
  ) => {
    const arrive = depart + Math.round(minutes)
    const id = `S${services.length + 1}`
    services.push({
      id,
      mode,
      fromHub: from[0],
      toCity: to[0],
      depart,
      arrive,
      pricePerSeat: 0,
      fixedCost: 0,
      ...terms,
    })
  }
  for (let day = 0; day < days; day += 1) {
    const midnight = day * 1440
    for (const city of served) {
      for (const station of stations) {
        const km = kilometres(station, city)
        for (const slot of [600, 780, 1020])
          if (random() < 0.27)
            run('rail', [station, city], midnight + slot, km * 0.3845, {
              seats: between(10, 59),
              pricePerSeat: Math.round(20 + 0.404 * km),
            })
        if (passengers >= 2000 && ['R-Kunming', 'R-Qujing'].includes(station[0]))
          run('railSpecial', [station, city], midnight + 900, km * 0.6785, {
            seats: 1000,
            fixedCost: Math.round(30_600 + 65 * km),
          })
      }
      for (const airport of airports) {
        const km = kilometres(airport, city)
        for (const slot of [620, 1180])
          if (random() < 0.23)
            run('air', [airport, city], midnight + slot, 60 + km / 14.4, {
              seats: between(8, 30),
              pricePerSeat: Math.round(300 + 0.423 * km),
            })
        if (passengers >= 500)
          run('airCharter', [airport, city], midnight + 840, 60 + km / 14.4, {
            seats: 180,
            fixedCost: Math.round(45_000 + 47.7 * km),
          })
      }
    }
  }
  return {
    format: 'transport-1',
    rules: {
      speedKmh: 75,
      maxCoachKm: 1300,
      pickupMinutes: 20,
      restMinutesPer240Driving: 20,
      nightStopFrom: 120,
      nightStopTo: 300,
      slots: [360, 540, 720, 900, 1080, 1200],
      maxPickups: 3,
      maxHopKm: 150,
      detour: 1.35,
      transferMin: 60,
      transferMax: 720,
      stationsPerCounty: 3,
      airportsPerCounty: 2,
      maxFeederKm: 400,
      unsplittableBelow: 6,
      maxParts: 3,
    },
    coachTypes: [
      { seats: 19, fixedYuan: 500, yuanPerKm: 3.2 },
      { seats: 33, fixedYuan: 700, yuanPerKm: 4.6 },
      { seats: 49, fixedYuan: 900, yuanPerKm: 5.8 },
      { seats: 55, fixedYuan: 1000, yuanPerKm: 6.2 },
    ],
    counties: counties.map(placeOf),
    hubs: [
      ...stations.map((spot) => ({ ...placeOf(spot), kind: 'rail' as const })),
      ...airports.map((spot) => ({ ...placeOf(spot), kind: 'air' as const })),
    ],
    cities: cities.map(placeOf),
    services,
    groups,
  }
}
