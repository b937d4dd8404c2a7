import { atShanghai, type CalendarDate, epochOf, instantOf, plusDays } from '../../domain/kernel/instant.ts'
import { inYuan } from '../../domain/kernel/money.ts'
import { chosen } from './chance-of.ts'
import type { JobOrderDraft } from './enterprises.ts'
import type { PlantGate } from './plant-gate.ts'
import { patience, type Simulation } from './simulation.ts'
import type { ReceivedSms } from './sms-provider.ts'

const hour = 3_600_000
const name = '李建国'

/** A firm without a server as it stands in the ledger, by its name: whoever speaks for it has a phone and nothing else. */
interface FirmRecord {
  readonly phone: string
  readonly orders: readonly JobOrderDraft[]
  readonly enterpriseId?: string
  readonly reports: boolean
  /** Why the service would not take what was typed. */
  readonly refusals: readonly string[]
}

interface Behind {
  readonly firm: string
  /** The path of the page that a text led to. */
  readonly page: string
}

/** Who speaks for firms without a server: opens the links of their texts and fills in the forms. */
export function simulatedContacts(simulation: Simulation, gate: PlantGate) {
  const firms = simulation.collection<FirmRecord>('firms without a server')

  function update(firm: string, change: Partial<FirmRecord>): void {
    const record = firms.get(firm)
    if (record) firms.set(firm, { ...record, ...change })
  }
  /** The page, or nothing where its link has ended. */
  async function open(page: string): Promise<string | undefined> {
    const { status, body } = await simulation.api.call('GET', page, { language: 'zh' })
    return status === 200 ? String(body) : undefined
  }
  /** Sends a form; a browser is sent on where it was taken. */
  async function fillIn(page: string, form: string, fields: Record<string, string>): Promise<boolean> {
    return (await simulation.api.sendForm(`${page}/${form}`, { ...fields, name })).status === 303
  }

  const sign = simulation.does<Behind>('sign behind a link', async ({ page }) => {
    await fillIn(page, 'agreement', { do: 'sign', role: '厂长' })
  })
  const report = simulation.does<Behind & { readonly index: number }>(
    'report behind a link',
    async ({ firm, page, index }) => {
      const { orders = [], refusals = [] } = firms.get(firm) ?? {}
      const order = orders[index]
      const opened = await open(`${page}?order=new`)
      const form = /name="form" value="([^"]+)"/.exec(opened ?? '')?.[1]
      if (!order || form === undefined) return
      const isTaken = await fillIn(page, 'job-orders', { ...fieldsOf(order), order: 'new', form })
      return isTaken ? undefined : () => update(firm, { refusals: [...refusals, `${order.post}: refused on the page`] })
    },
  )
  const answer = simulation.does<Behind & { readonly reminded: boolean }>(
    'answer a headcount behind a link',
    async ({ firm, page, reminded }) => {
      const text = (await open(page)) ?? ''
      const asked = Number(/<dt>询问人数<\/dt><dd>(\d+)人/.exec(text)?.[1] ?? 0)
      const start = /<dt>到岗日期<\/dt><dd>([\d-]{10})</.exec(text)?.[1] as CalendarDate | undefined
      if (!text.includes('<form') || !start) return
      const fields = reminded ? { answer: 'full' } : fieldsOfAnswer(firm, asked, start)
      if (fields) await fillIn(page, 'headcount', fields)
    },
  )
  const count = simulation.does<Behind & { readonly tries: number }>(
    'count at the gate behind a link',
    async ({ firm, page, tries }) => {
      const text = (await open(page)) ?? ''
      const awaited = [...new Set([...text.matchAll(/name="(plc_\w+)"/g)].map(([, id = '']) => id))]
      if (awaited.length === 0) return
      const came = new Set(gate.cameAmong(awaited))
      if (came.size === 0) {
        const again = simulation.clock.epochMilliseconds() + 2 * hour
        return () => tries < 20 && count.at(again, { firm, page, tries: tries + 1 })
      }
      const marks = awaited.map((id) => [id, came.has(id) ? 'arrived' : 'absent'])
      await fillIn(page, 'arrivals', { do: 'some', ...Object.fromEntries(marks) })
    },
  )

  /** Goes through the posts of the page, and ticks nearly all who stand there. */
  const propose = simulation.does<Behind>('propose people behind a link', async ({ firm, page }) => {
    const text = (await open(page)) ?? ''
    const posts = [...text.matchAll(/\?order=(job_\w+)/g)].map(([, id = '']) => id)
    const [first = '', last = ''] = /([\d-]{10})至([\d-]{10})/.exec(text)?.slice(1) ?? []
    const shown = posts.length > 0 ? posts : [/name="order" value="(job_\w+)"/.exec(text)?.[1] ?? '']
    for (const order of shown) {
      const there = posts.length > 0 ? ((await open(`${page}?order=${order}`)) ?? '') : text
      const people = [...there.matchAll(/name="p-(plc_\w+)"/g)].map(([, id = '']) => id)
      const ticked = people.filter((id) => simulation.chance('is proposed', page, id) < 0.92)
      const isHomeward = text.includes('返乡')
      const day = isHomeward ? first : last
      const marks = Object.fromEntries(ticked.map((id) => [`p-${id}`, 'on']))
      if (ticked.length > 0) await fillIn(page, 'returns', { order, from: '0', day, name: '陈秀英', ...marks })
    }
    return () => update(firm, {})
  })

  function fieldsOfAnswer(firm: string, asked: number, start: CalendarDate): Record<string, string> | undefined {
    return chosen(simulation.chance('headcount behind a link', firm, asked, start), [
      [{ answer: 'full' }, 66],
      [{ answer: 'partial', confirmed: String(Math.max(1, Math.floor(asked * 0.7))) }, 12],
      [{ answer: 'other-date', confirmed: String(asked), startDate: plusDays(start, 2) }, 6],
      [{ answer: 'declined', why: '订单减少，暂不需要' }, 5],
      [undefined, 11],
    ] as readonly (readonly [Record<string, string> | undefined, number])[])
  }

  return {
    /** Opens one, or finds the one that was opened under this name before. */
    open(firm: string, orders: readonly JobOrderDraft[]): FirmRecord {
      const phone = `1880000${String(firms.size + 1).padStart(4, '0')}`
      const record = firms.get(firm) ?? { phone, orders, reports: false, refusals: [] }
      firms.set(firm, record)
      return record
    },
    refusals: (firm: string) => firms.get(firm)?.refusals ?? [],
    introduce: (firm: string, enterpriseId: string) => update(firm, { enterpriseId }),
    /** A text came to a contact's phone. */
    hear({ phone, template, text, outId }: ReceivedSms): void {
      const [firm, record] = [...firms].find(([, one]) => one.phone === phone) ?? []
      const page = /\/e\/[\w-]+/.exec(text)?.[0]
      if (firm === undefined || !record || page === undefined) return
      const after = (mean: number) => patience(simulation.chance('behind a link after', outId), mean)
      if (template === 'firm-agreement') sign.later(after(3 * hour), { firm, page })
      else if (template === 'firm-job-orders' && !record.reports) {
        update(firm, { reports: true })
        for (const index of record.orders.keys()) report.later(after(hour) + index * (hour / 6), { firm, page, index })
      } else if (template === 'firm-headcount') answer.later(after(5 * hour), { firm, page, reminded: false })
      else if (template === 'firm-headcount-reminder') answer.later(after(hour), { firm, page, reminded: true })
      else if (template === 'firm-returns') propose.later(after(8 * hour), { firm, page })
      else if (template === 'firm-arrivals' && gate.countsForItself(record.enterpriseId ?? '')) {
        const soon = (2 + simulation.chance('counts behind a link', outId)) * hour
        count.at(arrivalIn(text, simulation.clock.epochMilliseconds()) + soon, { firm, page, tries: 1 })
      }
    },
  }
}

/** 3月10日14:54 of a text, as the next such moment. */
function arrivalIn(text: string, now: number): number {
  const [, month = '1', day = '1', time = '12:00'] = /，(\d+)月(\d+)日(\d\d:\d\d)预计/.exec(text) ?? []
  const rest = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const year = Number(instantOf(now).slice(0, 4))
  const inYear = (one: number) => epochOf(atShanghai(`${one}-${rest}` as CalendarDate, time))
  return inYear(year) < now ? inYear(year + 1) : inYear(year)
}

function fieldsOf(order: JobOrderDraft): Record<string, string> {
  const { board, lodging, baseWage, overtimePay } = order
  const cost = (given: typeof board) => (given.given === 'paid' ? String(inYuan(given.monthlyCost)) : '')
  return {
    post: order.post,
    headcount: String(order.headcount),
    monthlyWage: String(inYuan(order.monthlyWage)),
    cityCode: order.cityCode,
    site: order.site,
    shift: order.shift,
    hoursPerWeek: String(order.hoursPerWeek),
    ...(baseWage && { baseWage: String(inYuan(baseWage)) }),
    ...(overtimePay && {
      overtimeBasis: overtimePay.basis,
      workdayPercent: String(overtimePay.workdayPercent),
      restDayPercent: String(overtimePay.restDayPercent),
      holidayPercent: String(overtimePay.holidayPercent),
    }),
    board: board.given,
    boardCost: cost(board),
    lodging: lodging.given,
    lodgingCost: cost(lodging),
    startDate: order.startDate,
    requiredSkill: order.requiredSkill ?? '',
    hazardous: order.hazardous ? 'yes' : 'no',
    remarks: order.remarks,
  }
}
