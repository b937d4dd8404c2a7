import { checkInDays } from '../../domain/stabilisation/check-in.ts'
import type { WorkflowName } from '../../workflows/catalog.ts'
import { type Door, journey, type RoomOnTheWay } from './journey.ts'
import * as words from './journey-words.ts'
import {
  type Block,
  type Card,
  chipHeight,
  chipWidth,
  column,
  ghostHeight,
  layOutRooms,
  lineHeight,
  widthOf,
} from './lay-out-rooms.ts'
import { look } from './look.ts'

const width = 1000
const left = 40
const lineX = 64
const namesX = 100
const doorsY = 112
const doorHeight = 72
const gap = 16
const lastDay = checkInDays.at(-1)

/** The journey of a worker as SVG, drawn from the catalogs and the definitions; it carries a light and a dark look. */
export function drawJourney(): string {
  const { rooms, doors } = journey()
  const doorRows = inRows(doors)
  const belowDoors = doorsY + doorRows.length * (doorHeight + gap)
  const roomsY = belowDoors + 86
  const blocks = layOutRooms(rooms, roomsY)
  const start = roomsY - 34
  const end = Math.max(...blocks.map(({ y, height }) => y + height)) + 36
  const height = end + 124
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">`,
    '<title id="title">The journey of a worker: rooms, workflows and what they wait for</title>',
    `<style>${look}</style>`,
    `<rect class="paper" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="16"/>`,
    text(left, 60, `From home door to day ${lastDay} <tspan class="soft">从家门到第 ${lastDay} 天</tspan>`, 'h1'),
    text(
      left,
      88,
      both(['The rooms, their workflows, and what these wait for', '各环节及其流程，以及流程在等待什么']),
      'soft',
    ),
    ...doorRows.flatMap((row, index) => drawDoors(row, doorsY + index * (doorHeight + gap))),
    text(left, belowDoors + 10, both(doorNote), 'small'),
    `<path class="line" d="M${lineX} ${start}V${end}"/>`,
    ...terminus(start, ['home door', '家门']),
    ...blocks.flatMap(drawBlock),
    ...drawRails(blocks),
    ...terminus(end, [`day ${lastDay}`, `第 ${lastDay} 天`]),
    ...legend(end + 56),
    '</svg>',
    '',
  ].join('\n')
}

const escaped = (content: string) => content.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const both = ([english, chinese]: words.Words) => `${escaped(english)} <tspan class="soft">${chinese}</tspan>`
const round = (number: number) => Math.round(number * 10) / 10

function text(x: number, y: number, content: string, style = '', anchor: 'start' | 'end' = 'start'): string {
  const attributes = [style && ` class="${style}"`, anchor === 'end' && ' text-anchor="end"'].filter(Boolean).join('')
  return `<text x="${round(x)}" y="${round(y)}"${attributes}>${content}</text>`
}

const doorNote: words.Words = [
  'Where no workflow runs: doors for who comes in from outside, and rooms of the staff alone.',
  '不含流程的入口：外部人员的门户，以及工作人员专用的环节。',
]

/** Who comes in by it: colleagues alone, where nobody comes from outside. */
const callersOf = ({ callers }: Door): words.Words[] => {
  const told = new Map(callers.map((caller) => [words.callers[caller][0], words.callers[caller]]))
  return told.size > 0 ? [...told.values()] : [['staff', '工作人员']]
}

interface WideDoor {
  readonly door: Door
  readonly wide: number
}

/** As many in a row as find place beside one another, each as wide as its words. */
function inRows(doors: readonly Door[]): WideDoor[][] {
  const rows: WideDoor[][] = []
  let used = Number.POSITIVE_INFINITY
  for (const door of doors) {
    const come = callersOf(door).map((caller) => caller.join(' '))
    const wide = Math.max(widthOf(words.rooms[door.name].join(' '), 17), widthOf(come.join(', '), 13)) + 84
    if (used + gap + wide > width - 2 * left) {
      rows.push([])
      used = -gap
    }
    rows.at(-1)?.push({ door, wide })
    used += gap + wide
  }
  return rows
}

function drawDoors(row: readonly WideDoor[], y: number): string[] {
  const spare = width - 2 * left - gap * (row.length - 1) - row.reduce((sum, { wide }) => sum + wide, 0)
  let x = left
  return row.flatMap(({ door, wide }) => {
    const each = wide + spare / row.length
    const drawn = [
      `<rect class="card" x="${round(x)}" y="${y}" width="${round(each)}" height="${doorHeight}" rx="10"/>`,
      `<path class="door" d="M${round(x + 18)} ${y + 58}V${y + 28}a13 13 0 0 1 26 0V${y + 58}Z"/>`,
      `<circle class="line-ink" cx="${round(x + 38)}" cy="${y + 42}" r="2.2"/>`,
      text(x + 60, y + 31, both(words.rooms[door.name]), 'h3'),
      text(x + 60, y + 55, callersOf(door).map(both).join(', '), 'small'),
    ]
    x += each + gap
    return drawn
  })
}

function terminus(y: number, label: words.Words): string[] {
  return [
    `<rect class="stop" x="${lineX - 13}" y="${y - 7}" width="26" height="14" rx="5"/>`,
    text(namesX, y + 5, both(label)),
  ]
}

function drawBlock({ room, y, cards }: Block): string[] {
  const [english, chinese] = words.rooms[room.name]
  const below = (line: number) => y + 51 + lineHeight * line
  const roles = room.roles.map((role) => both(words.roles[role])).join(' · ')
  return [
    `<circle class="stop" cx="${lineX}" cy="${y + 22}" r="11"/>`,
    text(namesX, y + 29, escaped(english), 'h2'),
    text(namesX, below(0), chinese, 'soft'),
    ...room.parts.map((part, index) => text(namesX, below(index + 1), `└ ${both(words.parts[part])}`, 'small')),
    ...(roles ? [text(namesX, below(room.parts.length + 1), roles, 'tiny')] : []),
    ...(cards.length > 0 ? cards.flatMap(drawCard) : drawGhost(room, y)),
  ]
}

const short = (name: WorkflowName) => name.slice(name.lastIndexOf('/') + 1)

/** In the place of cards, where a room only works in other rooms' workflows. */
function drawGhost({ worksIn }: RoomOnTheWay, y: number): string[] {
  const sentence = `works in ${worksIn.map(short).join(' and ')}`
  return [
    `<rect class="ghost" x="${column.x}" y="${y}" width="${column.width}" height="${ghostHeight}" rx="10"/>`,
    text(column.x + 16, y + 29, both([sentence, '在这些流程中执行']), 'soft'),
  ]
}

function drawCard({ workflow, y, height, chips }: Card): string[] {
  const { x, width: cardWidth } = column
  const partners = workflow.partners.map((one) => both(words.partners[one])).join(' · ')
  return [
    `<rect class="card" x="${x}" y="${y}" width="${cardWidth}" height="${height}" rx="10"/>`,
    text(x + 16, y + 27, both([short(workflow.name), words.workflowWords[workflow.name]]), 'h3'),
    ...(partners ? [text(x + cardWidth - 16, y + 26, `→ ${partners}`, 'tiny', 'end')] : []),
    ...chips.flatMap(({ wait, label, x: chipX, y: chipY, width: wide }) =>
      drawChip(wait.for, label, chipX, chipY, wide),
    ),
  ]
}

function drawChip(awaited: words.Awaited, label: string, x: number, y: number, wide: number): string[] {
  return [
    `<rect class="${awaited}" x="${round(x)}" y="${y}" width="${round(wide)}" height="${chipHeight}" rx="13"/>`,
    `<circle class="${awaited}-ink" cx="${round(x + 14)}" cy="${y + 13}" r="4.5"/>`,
    text(x + 25, y + 18, escaped(label)),
  ]
}

/** From each workflow that starts others a rail to them, beside the cards. */
function drawRails(blocks: readonly Block[]): string[] {
  const cards = blocks.flatMap((block) => block.cards)
  const right = column.x + column.width
  const starters = cards.filter(({ workflow }) => workflow.starts.length > 0)
  return starters.flatMap(({ workflow, y }, index) => {
    const x = right + 24 + 20 * index
    const from = y + 34
    const to = cards
      .filter((card) => workflow.starts.includes(card.workflow.name))
      .map((card) => card.y + 14 + 11 * index)
    const ends = [from, ...to]
    return [
      `<path class="rail" d="M${right} ${from}H${x}M${x} ${Math.min(...ends)}V${Math.max(...ends)}"/>`,
      `<circle class="rail-ink" cx="${right}" cy="${from}" r="4.5"/>`,
      ...to.map((one) => `<path class="rail" d="M${x} ${one}H${right + 9}"/>`),
      ...to.map((one) => `<path class="rail-ink" d="M${right + 1} ${one}l10 -5v10z"/>`),
    ]
  })
}

function legend(y: number): string[] {
  let x = left
  const chips = (Object.keys(words.awaited) as words.Awaited[]).flatMap((one) => {
    const label = words.awaited[one].join(' ')
    const chip = drawChip(one, label, x, y - 18, chipWidth(label))
    x += chipWidth(label) + 8
    return chip
  })
  const note =
    'Colours: whom or what a workflow waits for, and how long at most. → whom it writes to. ◂ starts a workflow.'
  return [...chips, text(left, y + 34, both([note, '色块：等待谁、最长多久；→ 告知谁；◂ 启动流程。']), 'tiny')]
}
