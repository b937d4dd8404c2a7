import { type Flow, type FlowMode, planFlows } from './plan-flows.ts'
import { seatFill } from './seat-fill.ts'
import type { TransportInstance, TransportPlan } from './transport-instance.ts'

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
    const title = escaped(`${label}: ${from} → ${to}, ${passengers}`)
    return `<path d="M${x1.toFixed(1)} ${y1.toFixed(1)} Q${middle} ${x2.toFixed(1)} ${y2.toFixed(1)}" stroke="${colour}" stroke-width="${thick}"${dash ? ` stroke-dasharray="${dash}"` : ''}><title>${title}</title></path>`
  })
  const marks = places.map((place) => {
    const [x, y] = at.get(place.id) ?? [0, 0]
    const passengers = passengersAt.get(place.id) ?? 0
    const size = 3 + Math.min(9, Math.sqrt(passengers) / 3)
    const title = `<title>${escaped(`${place.id}: ${passengers}`)}</title>`
    if (place.kind === 'county')
      return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${(size * 0.7).toFixed(1)}" fill="#3c4b5c">${title}</circle>`
    if (place.kind === 'hub')
      return `<rect x="${(x - size).toFixed(1)}" y="${(y - size).toFixed(1)}" width="${(2 * size).toFixed(1)}" height="${(2 * size).toFixed(1)}" fill="${white}" stroke="${ink}" stroke-width="2">${title}</rect>`
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${size.toFixed(1)}" fill="#b3261e" stroke="${white}" stroke-width="1.5">${title}</circle>`
  })
  const names = namesOf(
    places.filter((place) => place.kind !== 'county').map((place) => ({ ...place, at: at.get(place.id) ?? [0, 0] })),
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="'Noto Sans CJK SC', 'Noto Sans', sans-serif" fill="${ink}">`,
    `<rect width="${width}" height="${height}" fill="#f6f8fa"/>`,
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

/** Names beside their marks, moved down where they would lie on one another. */
function namesOf(places: readonly { id: string; at: Point }[]): string[] {
  const taken: Point[] = []
  return places
    .toSorted((a, b) => a.at[1] - b.at[1])
    .map(({ id, at: [x, y] }) => {
      let line = y + 4
      while (taken.some(([otherX, otherY]) => Math.abs(otherX - x) < 90 && Math.abs(otherY - line) < 13)) line += 3
      taken.push([x, line])
      const end = x > width - 130
      return `<text x="${(end ? x - 12 : x + 12).toFixed(1)}" y="${line.toFixed(1)}" font-size="12" text-anchor="${end ? 'end' : 'start'}" stroke="#f6f8fa" stroke-width="3" paint-order="stroke">${escaped(id)}</text>`
    })
}

function heading(plan: TransportPlan & { costYuan: number }, instance: TransportInstance): string[] {
  const passengers = instance.groups.reduce((sum, group) => sum + group.size, 0)
  const coaches = plan.coaches.reduce((sum, coach) => sum + coach.count, 0)
  const each = passengers === 0 ? 0 : Math.round(plan.costYuan / passengers)
  const facts = [
    `${passengers.toLocaleString('en')} people in ${instance.groups.length} groups`,
    `${coaches} coaches, seat-fill ${Math.round(100 * seatFill(plan))}%`,
    `${plan.costYuan.toLocaleString('en')} yuan, ${each} a person`,
  ]
  return [
    `<text x="${margin.left}" y="46" font-size="26" font-weight="600">Transport plan 运输方案</text>`,
    `<text x="${margin.left}" y="74" font-size="16">${facts.map(escaped).join(' · ')}</text>`,
  ]
}

/** People by mode of their longest leg, with bars. */
function legend(plan: TransportPlan, instance: TransportInstance, flows: readonly Flow[]): string[] {
  const passengers = Math.max(
    1,
    instance.groups.reduce((sum, group) => sum + group.size, 0),
  )
  const top = height - margin.bottom + 34
  const riders = plan.rides.reduce((sum, ride) => sum + ride.passengers, 0)
  const modes = (Object.keys(looks) as FlowMode[]).filter((mode) => flows.some((flow) => flow.mode === mode))
  const entries = modes.map((mode, index) => {
    const people = flows.filter((flow) => flow.mode === mode).reduce((sum, flow) => sum + flow.passengers, 0)
    const x = margin.left + (index % 4) * 282
    const y = top + Math.floor(index / 4) * 46
    const { colour, dash, label } = looks[mode]
    return [
      `<line x1="${x}" y1="${y}" x2="${x + 30}" y2="${y}" stroke="${colour}" stroke-width="6"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`,
      `<text x="${x + 40}" y="${y + 5}" font-size="13">${escaped(label)}: ${people}</text>`,
      `<rect x="${x + 40}" y="${y + 12}" width="220" height="5" fill="#dfe5eb"/>`,
      `<rect x="${x + 40}" y="${y + 12}" width="${((220 * people) / passengers).toFixed(1)}" height="5" fill="${colour}"/>`,
    ].join('')
  })
  const fill = seatFill(plan)
  const note = `● county 县　□ station or airport 站　<tspan fill="#b3261e">●</tspan> city 市　— coach seats filled: ${riders} people, ${Math.round(100 * fill)}%`
  return [...entries, `<text x="${margin.left}" y="${height - 16}" font-size="12">${note}</text>`]
}
