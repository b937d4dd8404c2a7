import type { RoomOnTheWay, Wait, WorkflowOnTheWay } from './journey.ts'

/** A room with the cards of its workflows; all lengths in pixels. */
export interface Block {
  readonly room: RoomOnTheWay
  readonly y: number
  readonly height: number
  readonly cards: readonly Card[]
}
export interface Card {
  readonly workflow: WorkflowOnTheWay
  readonly y: number
  readonly height: number
  readonly chips: readonly Chip[]
}
export interface Chip {
  readonly wait: Wait
  readonly label: string
  readonly x: number
  readonly y: number
  readonly width: number
}

export const column = { x: 330, width: 590 }
export const chipHeight = 26
export const lineHeight = 22
export const ghostHeight = 48
const titleHeight = 40
const betweenCards = 12
const betweenRooms = 28

/** One below the other from `top` on, each as high as its names or its cards need. */
export function layOutRooms(rooms: readonly RoomOnTheWay[], top: number): Block[] {
  let y = top
  return rooms.map((room) => {
    const block = layOutRoom(room, y)
    y += block.height + betweenRooms
    return block
  })
}

function layOutRoom(room: RoomOnTheWay, y: number): Block {
  let next = y
  const cards = room.workflows.map((workflow) => {
    const card = layOutCard(workflow, next)
    next += card.height + betweenCards
    return card
  })
  const names = 36 + lineHeight * (1 + room.parts.length + (room.roles.length > 0 ? 1 : 0))
  return { room, y, height: Math.max(next - betweenCards - y, names, ghostHeight), cards }
}

function layOutCard(workflow: WorkflowOnTheWay, y: number): Card {
  const chips: Chip[] = []
  const left = column.x + 14
  let x = left
  let row = y + titleHeight
  for (const wait of workflow.waits) {
    const label = [...wait.words, timeOf(wait.seconds)].filter(Boolean).join(' ')
    const width = chipWidth(label)
    if (x + width > column.x + column.width - 14) {
      x = left
      row += chipHeight + 8
    }
    chips.push({ wait, label, x, y: row, width })
    x += width + 8
  }
  const height = chips.length > 0 ? row + chipHeight + 12 - y : titleHeight + 4
  return { workflow, y, height, chips }
}

const hour = 3600
const day = 24 * hour

function timeOf(seconds: readonly number[]): string {
  return seconds.map((one) => (one > 3 * day ? `${one / day} d` : `${one / hour} h`)).join(' + ')
}

export function chipWidth(label: string): number {
  return widthOf(label, 14) + 36
}

/** A guess on the wide side, as fonts differ: a Chinese character is as wide as it is high. */
export function widthOf(content: string, size: number): number {
  const chinese = content.match(/[\u2e80-\uffff]/g)?.length ?? 0
  return (chinese + (content.length - chinese) * 0.5) * size
}
