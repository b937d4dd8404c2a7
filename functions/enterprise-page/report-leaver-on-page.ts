import { Speaker } from '../../domain/enterprises/said-by.ts'
import { PlacementId } from '../../domain/kernel/ids.ts'
import { CalendarDate } from '../../domain/kernel/instant.ts'
import { workerLeft } from '../stabilisation/worker-left.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { finish } from './finishing.ts'
import { takeForm } from './take-form.ts'
import { wrongAsRefused, wrongFields } from './wrong-with.ts'

/** A second tap finds the same on record. */
async function reportLeaverOnPage(call: Call<Routes['report-leaver-on-page']>, deps: Deps) {
  return takeForm('leavers', call, deps, async (page, form) => {
    const finished = await finish(page, form, deps)
    if (finished) return finished
    const { say, enterprise } = page
    const placementId = PlacementId.safeParse(form['placement'])
    const leftOn = CalendarDate.safeParse(form['leftOn'])
    const name = Speaker.safeParse(form['name'] ?? '')
    const wrong = {
      ...(!placementId.success && { placement: say('请选一个人。', 'Choose a person.') }),
      ...(!leftOn.success && { leftOn: say('请填日期，如2026-03-15。', 'Give the date, such as 2026-03-15.') }),
      ...(!name.success && { name: say('请填姓名，最多40个字。', 'Give your name, 40 characters at most.') }),
    }
    if (!placementId.success || !leftOn.success || !name.success) return wrongFields(page, wrong)
    const said = { placementId: placementId.data, leftOn: leftOn.data, by: name.data }
    const refused = await workerLeft(enterprise.id, said, deps)
    if (refused) return wrongAsRefused(page, refused)
    const from = Number(form['from'])
    return { looking: { order: form['order'], from: Number.isInteger(from) && from > 0 ? from : 0 } }
  })
}

export const handler = http(routes['report-leaver-on-page'], reportLeaverOnPage)
