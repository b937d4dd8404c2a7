import type { CalendarDate } from '../kernel/instant.ts'
import { type DayOfUpload, readDate } from './read-date.ts'
import { cellText, type SheetCell } from './sheet-cell.ts'

const atOnce =
  /^(?:时间)?(?:(?:随时|马上|立即|立刻|即日|即时|现在|目前|任何时[间候]|任意时间|什么时候)(?:均可以?|都可以?|都行|都能|可以?|起|就|能)?(?:走|去|出发|外出|出行|动身|上岗|到岗)?|尽快|越快越好|均可|都可以|都行|不限|无要求|没有?要求|(?:服从|听从?)(?:统一)?安排)$/
/** The earliest day is what is asked: from then on. */
const fromThenOn = /(?:以后|之后|后|起|开始)?(?:随时)?(?:都?可以?|能)?(?:走|去|出发|外出|出行|动身|上岗|到岗|上班)?$/

/** Reads when somebody can leave: a date, the first of two, or `随时`, at once: null. */
export function readDeparture(cell: SheetCell, sheet: DayOfUpload = {}): CalendarDate | null | undefined {
  const text = cellText(cell)
  const close = text.replace(/\s/g, '')
  if (atOnce.test(close)) return null
  const date = readDate(cell, sheet, false)
  if (date !== undefined || typeof cell !== 'string') return date
  const [first = '', last, ...more] = text.split(/[至到~～]|(?<=[日号])[-—–]+/)
  if (last !== undefined)
    return more.length === 0 && /^[\d年月日号./\s-]+$/.test(last) ? readDate(first, sheet, false) : undefined
  return /[日号\d]/.test(close) ? readDate(text.replace(fromThenOn, ''), sheet, false) : undefined
}
