import { Speaker } from '../../domain/enterprises/said-by.ts'
import { PlacementId } from '../../domain/kernel/ids.ts'
import { CalendarDate } from '../../domain/kernel/instant.ts'
import { openingSentences } from '../../domain/kernel/opening-sentences.ts'
import type { Refusal } from '../../domain/kernel/refusal.ts'
import { takeProposal } from '../returns/take-proposal.ts'
import { maskedNames } from '../transport/masked-names.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import type { FirmPage } from './firm-page.ts'
import { takeForm } from './take-form.ts'
import { wrongAsRefused, wrongFields } from './wrong-with.ts'

/** A second tap leaves the same. */
async function proposeReturnsOnPage(call: Call<Routes['propose-returns-on-page']>, deps: Deps) {
  return takeForm('returns', call, deps, async (page, form) => {
    const { say, enterprise, subject } = page
    const chosen = Object.keys(form).flatMap((field) => {
      const id = PlacementId.safeParse(field.replace(/^p-/, ''))
      return field.startsWith('p-') && id.success ? [id.data] : []
    })
    const day = CalendarDate.safeParse(form['day'])
    const name = Speaker.safeParse(form['name'] ?? '')
    const wrong = {
      ...(!day.success && { day: say('请填日期，如2027-01-20。', 'Give the date, such as 2027-01-20.') }),
      ...(!name.success && { name: say('请填姓名，最多40个字。', 'Give your name, 40 characters at most.') }),
    }
    if (!day.success || !name.success) return wrongFields(page, wrong)
    if (chosen.length === 0) return { wrong: {}, problem: say('请勾选人员。', 'Tick whom you propose.') }
    const people = chosen.map((placementId) => ({ placementId, day: day.data }))
    const refused = await takeProposal(enterprise.id, { batchId: subject.batchId, people, by: name.data }, deps)
    if (refused) return { wrong: {}, problem: await inNames(page, refused, chosen, deps) }
    const from = Number(form['from'])
    return { looking: { order: form['order'], from: Number.isInteger(from) && from > 0 ? from : 0 } }
  })
}

/** What is wrong, of each by the masked name that the page shows. */
async function inNames(
  page: FirmPage<'returns'>,
  refused: Refusal,
  chosen: readonly PlacementId[],
  deps: Deps,
): Promise<string> {
  const { problem } = wrongAsRefused(page, refused)
  const ids = (refused.errors ?? []).flatMap(({ pointer }) => chosen[Number(pointer.split('/').at(-1))] ?? [])
  const found = await Promise.all(ids.map((id) => deps.placements.byId(id)))
  const own = found
    .filter((one) => one !== null && one.enterpriseId === page.enterprise.id)
    .filter((one) => one !== null)
  const why = openingSentences('show-leavers', { enterpriseId: page.enterprise.id }).en
  const names = await maskedNames(own, why, deps)
  const nameOf = new Map<string, string>(
    own.map(({ placementId, workerId }) => [placementId, names.get(workerId) ?? '']),
  )
  const each = (refused.errors ?? []).map(({ words }, index) => {
    const id = ids[index] ?? ''
    return words[page.language].replace(id, nameOf.get(id) ?? id)
  })
  return [problem, ...each].join(' ')
}

export const handler = http(routes['propose-returns-on-page'], proposeReturnsOnPage)
