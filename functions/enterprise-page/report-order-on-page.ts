import { Speaker } from '../../domain/enterprises/said-by.ts'
import { derivedId, JobOrderId } from '../../domain/kernel/ids.ts'
import { Instant } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { takeJobOrder } from '../enterprises/take-job-order.ts'
import { takeJobOrderChange } from '../enterprises/take-job-order-change.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { finish } from './finishing.ts'
import type { FirmPage } from './firm-page.ts'
import { fieldOfOrder, readOrderForm } from './read-order-form.ts'
import { takeForm } from './take-form.ts'
import { wrongAsRefused, wrongFields } from './wrong-with.ts'

async function reportOrderOnPage(call: Call<Routes['report-order-on-page']>, deps: Deps) {
  return takeForm('job-orders', call, deps, async (page, form) => {
    const finished = await finish(page, form, deps)
    if (finished) return finished
    const { say, subject, enterprise, link } = page
    const read = readOrderForm(form, subject.agreementId)
    const name = Speaker.safeParse(form['name'] ?? '')
    const opened = Instant.safeParse(form['form'])
    if ('wrong' in read || !name.success) {
      const wrong = new Set('wrong' in read ? read.wrong : [])
      if (!name.success) wrong.add('name')
      return wrongFields(page, saidOf(page, wrong))
    }
    const saidBy = { through: 'link', linkId: link.id, name: name.data } as const
    const fieldOf = (pointer: string) => fieldOfOrder(pointer.slice('#/'.length).replaceAll('/', '.'))
    if (form['order'] !== undefined && form['order'] !== 'new') {
      const jobOrderId = JobOrderId.safeParse(form['order'])
      const order = jobOrderId.success ? await deps.jobOrders.get(jobOrderId.data) : null
      if (order?.enterpriseId !== enterprise.id || order.agreementId !== subject.agreementId)
        return {
          wrong: {},
          problem: say('没有这个岗位，请回到列表再选。', 'No such vacancy; choose one from the list.'),
        }
      const { agreementId: _, ...report } = read.report
      // The form shows all of the order: a certificate that is not chosen is not asked for.
      const change = { ...report, requiredBrand: report.requiredBrand ?? null }
      const said = { jobOrderId: order.id, change, saidFor: enterprise.id, saidBy }
      const changed = await takeJobOrderChange(said, deps)
      return isRefusal(changed) ? wrongAsRefused(page, changed, fieldOf) : {}
    }
    const jobOrderId = derivedId('JobOrderId', link.id, opened.data ?? '')
    const reported = await takeJobOrder(read.report, { jobOrderId, reportedBy: enterprise.id, saidBy }, deps)
    if (!isRefusal(reported)) return {}
    if (reported.refused !== 'key-reused') return wrongAsRefused(page, reported, fieldOf)
    return {
      wrong: {},
      problem: say(
        '这张表已经提交过，内容不同：以前一次为准。要改请在下面的列表里点“修改”。',
        'This form was sent before and says something else: what was sent first stands. To change it, use the list below.',
      ),
    }
  })
}

function saidOf({ say }: Pick<FirmPage, 'say'>, wrong: ReadonlySet<string>): Record<string, string> {
  const money = say('请填金额（元），最多两位小数。', 'Give an amount in yuan, two decimals at most.')
  const percent = say('请填1到1000的整数，如150。', 'Give a whole number from 1 to 1000, such as 150.')
  const choose = say('请选一项。', 'Choose one.')
  const words: Record<string, string> = {
    post: say('请填岗位名称，最多20个字。', 'Name the post, 20 characters at most.'),
    headcount: say('请填1到5000的整数。', 'Give a whole number from 1 to 5000.'),
    monthlyWage: money,
    cityCode: choose,
    site: say('请填地址，2到100个字。', 'Give the address, 2 to 100 characters.'),
    shift: choose,
    baseWage: money,
    overtimeBasis: choose,
    workdayPercent: percent,
    restDayPercent: percent,
    holidayPercent: percent,
    approvalSystem: choose,
    approvalAuthority: say('请填批准机关，最多60个字。', 'Name who approved, 60 characters at most.'),
    approvalNumber: say('请填批准文号，最多60个字。', 'Give the number of the approval, 60 characters at most.'),
    approvalUntil: say('请填日期，如2027-12-31。', 'Give the date, such as 2027-12-31.'),
    hoursPerWeek: say('请填1到60的整数。', 'Give a whole number from 1 to 60.'),
    hoursPerDay: say(
      '请填16以内的数，可以有半小时，如8或10.5，或者不填。',
      'Give at most 16, in steps of half an hour, such as 8 or 10.5, or leave it empty.',
    ),
    payDay: say('请填1到31的整数，或者不填。', 'Give a whole number from 1 to 31, or leave it empty.'),
    board: choose,
    boardCost: money,
    lodging: choose,
    lodgingCost: money,
    startDate: say('请填日期，如2026-03-15。', 'Give the date, such as 2026-03-15.'),
    brand: choose,
    brandGrade: choose,
    requiredSkill: say('最多20个字。', '20 characters at most.'),
    remarks: say('最多500个字。', '500 characters at most.'),
    name: say('请填姓名，最多40个字。', 'Give your name, 40 characters at most.'),
  }
  return Object.fromEntries(Object.entries(words).filter(([field]) => wrong.has(field)))
}

export const handler = http(routes['report-order-on-page'], reportOrderOnPage)
