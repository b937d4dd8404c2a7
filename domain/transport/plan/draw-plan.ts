import { placeNames } from './place-names.ts'
import { type Flow, type FlowMode, planFlows } from './plan-flows.ts'
import { seatFill } from './seat-fill.ts'
import type { TransportInstance } from './solve/transport-instance.ts'
import type { TransportPlan } from './transport-plan.ts'

interface Look {
  readonly label: string
  readonly colour: string
  readonly dash?: string
}

const looks: Record<FlowMode, Look> = {
  coach: { label: 'Coach to the city 专车', colour: '#0b6e4f' },
  feeder: { label: 'Feeder coach 接驳车', colour: '#6aa84f' },
  rail: { label: 'Train, single seats 火车票', colour: '#1f5fa8' },
  railSpecial: { label: 'Special train 专列', colour: '#0b2f6b' },
  air: { label: 'Flight, single seats 机票', colour: '#d9822b' },
  airCharter: { label: 'Charter flight 包机', colour: '#a63d12' },
  alone: { label: 'Self-arranged 自行前往', colour: '#8a8a8a', dash: '3 4' },
}

const width = 1200
const height = 860
const margin = { left: 40, right: 60, top: 96, bottom: 150 }
const white = '#ffffff'
const ink = '#1d2733'
const paper = '#f6f8fa'

const people = (count: number) => `${count.toLocaleString('en')} people`

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

/** A picture of a plan as SVG: counties, hubs, cities, and how many people flow between them by which mode. */
export function drawPlan(plan: TransportPlan & { costYuan: number }, instance: TransportInstance): string {
  const flows = planFlows(plan, instance)
  const used = new Set(flows.flatMap((flow) => [flow.from, flow.to]))
  const kinds = { county: instance.counties, hub: instance.hubs, city: instance.cities }
  const places = Object.entries(kinds).flatMap(([kind, list]) =>
    list.filter((place) => used.has(place.id)).map((place) => ({ ...place, kind })),
  )
  const project = projection(places)
  const at = new Map(places.map((place) => [place.id, project(place)]))
  const passengersAt = new Map<string, number>()
  for (const { from, to, passengers } of flows)
    for (const id of [from, to]) passengersAt.set(id, (passengersAt.get(id) ?? 0) + passengers)

  const lines = flows.map(({ mode, from, to, passengers }) => {
    const [x1, y1] = at.get(from) ?? [0, 0]
    const [x2, y2] = at.get(to) ?? [0, 0]
    const bend = mode === 'feeder' ? 0 : mode === 'air' || mode === 'airCharter' ? 0.16 : mode === 'coach' ? 0.04 : 0.09
    const middle = `${((x1 + x2) / 2 + (y2 - y1) * bend).toFixed(1)} ${((y1 + y2) / 2 - Math.abs(x2 - x1) * bend).toFixed(1)}`
    const { colour, dash, label } = looks[mode]
    const thick = Math.min(12, 0.8 + Math.sqrt(passengers) / 2).toFixed(1)
    const title = escaped(`${label}: ${from} → ${to}, ${people(passengers)}`)
    return `<path d="M${x1.toFixed(1)} ${y1.toFixed(1)} Q${middle} ${x2.toFixed(1)} ${y2.toFixed(1)}" stroke="${colour}" stroke-width="${thick}"${dash ? ` stroke-dasharray="${dash}"` : ''}><title>${title}</title></path>`
  })
  const sizeOf = (id: string) => 3 + Math.min(9, Math.sqrt(passengersAt.get(id) ?? 0) / 3)
  const marks = places.map((place) => {
    const [x, y] = at.get(place.id) ?? [0, 0]
    const passengers = passengersAt.get(place.id) ?? 0
    const size = sizeOf(place.id)
    const title = `<title>${escaped(`${place.id}: ${people(passengers)}`)}</title>`
    if (place.kind === 'county')
      return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${(size * 0.7).toFixed(1)}" fill="#3c4b5c">${title}</circle>`
    if (place.kind === 'hub')
      return `<rect x="${(x - size).toFixed(1)}" y="${(y - size).toFixed(1)}" width="${(2 * size).toFixed(1)}" height="${(2 * size).toFixed(1)}" fill="${white}" stroke="${ink}" stroke-width="2">${title}</rect>`
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${size.toFixed(1)}" fill="#b3261e" stroke="${white}" stroke-width="1.5">${title}</circle>`
  })
  const named = places.map(({ id, kind }) => {
    const [x, y] = at.get(id) ?? [0, 0]
    const isCounty = kind === 'county'
    return { name: id, x, y, radius: sizeOf(id), fontSize: isCounty ? 9 : 12, optional: isCounty }
  })
  const names = placeNames(named, width).map(
    ({ name, left, baseline, fontSize, optional }) =>
      `<text x="${left.toFixed(1)}" y="${baseline.toFixed(1)}" font-size="${fontSize}"${optional ? ' fill="#5b6b7c"' : ''} stroke="${paper}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">${escaped(name)}</text>`,
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="'Noto Sans CJK SC', 'Noto Sans', sans-serif" fill="${ink}">`,
    `<rect width="${width}" height="${height}" fill="${paper}"/>`,
    ...heading(plan, instance),
    `<g fill="none" stroke-opacity="0.62" stroke-linecap="round">`,
    ...lines,
    '</g>',
    ...marks,
    ...names,
    ...legend(plan, instance, flows),
    '</svg>',
    '',
  ].join('\n')
}

type Point = [x: number, y: number]
interface Place {
  readonly latitude: number
  readonly longitude: number
}

/** Fits the places into the picture, true to shape at their middle latitude. */
function projection(places: readonly Place[]): (place: Place) => Point {
  const latitudes = places.map((place) => place.latitude)
  const longitudes = places.map((place) => place.longitude)
  const [south, north] = [Math.min(...latitudes, 90), Math.max(...latitudes, -90)]
  const [west, east] = [Math.min(...longitudes, 180), Math.max(...longitudes, -180)]
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const room = { x: width - margin.left - margin.right, y: height - margin.top - margin.bottom }
  const scale = Math.min(room.x / Math.max(0.1, (east - west) * squeeze), room.y / Math.max(0.1, north - south))
  const left = margin.left + (room.x - (east - west) * squeeze * scale) / 2
  const top = margin.top + (room.y - (north - south) * scale) / 2
  return ({ latitude, longitude }) => [left + (longitude - west) * squeeze * scale, top + (north - latitude) * scale]
}

function heading(plan: TransportPlan & { costYuan: number }, instance: TransportInstance): string[] {
  const passengers = instance.groups.reduce((sum, group) => sum + group.size, 0)
  const coaches = plan.coaches.reduce((sum, coach) => sum + coach.count, 0)
  const each = passengers === 0 ? 0 : Math.round(plan.costYuan / passengers)
  const facts = [
    `${people(passengers)} in ${instance.groups.length} groups`,
    `${coaches} coaches, seat-fill ${Math.round(100 * seatFill(plan))}%`,
    `${plan.costYuan.toLocaleString('en')} yuan, ${each.toLocaleString('en')} a person`,
  ]
  return [
    `<text x="${margin.left}" y="46" font-size="26" font-weight="600">Transport plan 运输方案</text>`,
    `<text x="${margin.left}" y="74" font-size="16">${facts.map(escaped).join(' · ')}</text>`,
  ]
}

/** A line of the legend whose bar is filled by its share, 0 to 1. */
interface Bar extends Look {
  readonly share: number
}

/** People by mode, how full the coaches are, and what the signs mean. */
function legend(plan: TransportPlan, instance: TransportInstance, flows: readonly Flow[]): string[] {
  const everybody = instance.groups.reduce((sum, group) => sum + group.size, 0)
  const riders = plan.rides.reduce((sum, ride) => sum + ride.passengers, 0)
  const seats = plan.coaches.reduce((sum, coach) => sum + coach.seats * coach.count, 0)
  const modes = (Object.keys(looks) as FlowMode[]).filter((mode) => flows.some((flow) => flow.mode === mode))
  const bars = modes.map((mode): Bar => {
    const count = flows.filter((flow) => flow.mode === mode).reduce((sum, flow) => sum + flow.passengers, 0)
    return { ...looks[mode], label: `${looks[mode].label}: ${people(count)}`, share: count / Math.max(1, everybody) }
  })
  const fill: Bar = {
    label: `Coach seats filled 上座率: ${riders.toLocaleString('en')} of ${seats.toLocaleString('en')}`,
    colour: ink,
    share: seatFill(plan),
  }
  const entries = [...bars, ...(seats > 0 ? [fill] : [])].map(({ label, colour, share, dash }, index) => {
    const x = margin.left + (index % 4) * 282
    const y = height - margin.bottom + 34 + Math.floor(index / 4) * 46
    const dashes = dash ? ` stroke-dasharray="${dash}"` : ''
    return [
      `<line x1="${x}" y1="${y}" x2="${x + 30}" y2="${y}" stroke="${colour}" stroke-width="6"${dashes}/>`,
      `<text x="${x + 40}" y="${y + 5}" font-size="13">${escaped(label)}</text>`,
      `<rect x="${x + 40}" y="${y + 12}" width="220" height="5" fill="#dfe5eb"/>`,
      `<rect x="${x + 40}" y="${y + 12}" width="${(220 * share).toFixed(1)}" height="5" fill="${colour}"/>`,
    ].join('')
  })
  const signs = '● county 县　□ station or airport 车站/机场　<tspan fill="#b3261e">●</tspan> city 市'
  const note = `${signs}　 a line is the wider, the more people it carries; a bar is the share of all people`
  return [...entries, `<text x="${margin.left}" y="${height - 16}" font-size="12">${note}</text>`]
}
