import { derivedId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { inYuan } from '../../domain/kernel/money.ts'
import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { renderNotice } from '../../domain/notices/render-notice.ts'
import { costOf } from '../../domain/notices/sms-prices.ts'
import type { HelpTexts } from '../../domain/relief/help-texts.ts'
import { isHelpFirst } from '../../domain/relief/is-help-first.ts'
import { reliefSentences } from '../../domain/relief/relief-sentences.ts'
import { consents } from '../../domain/surveys/consents.ts'
import { priceOfSegment } from '../notices/price-of-segment.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { disasterOf } from './disaster-of.ts'
import { helpTextVariables } from './help-text.ts'
import { whomToText } from './whom-to-text.ts'

/** A person of whom nobody says more than the form of address does, with the longest of the usual names. */
const person = '王**明'

/** Reckons the texts, and has them sent where that is asked for and they fit the budget. The same call again sends nobody a second one. */
async function sendHelpTexts(
  { params, body, staff, key }: Call<Routes['send-help-texts']>,
  deps: Pick<Deps, 'disasters' | 'helpOffers' | 'workers' | 'messages' | 'workflows' | 'settings' | 'clock'>,
) {
  const disaster = await disasterOf(params.disasterId, deps)
  if (isRefusal(disaster)) return disaster
  const { disasterId, countyCode } = disaster
  if (!inScope(staff, { counties: [countyCode] })) return outOfScope()
  if (!isHelpFirst(disaster, dateInShanghai(deps.clock.now())))
    return refuse('invalid-state', reliefSentences('disaster-not-on'))
  const { dryRun, hotline, smsBudgetYuan } = body
  const reckoned = await reckon(disaster, hotline, deps)
  if (dryRun || reckoned.people === 0) return { ...reckoned, isSending: false }
  const cost = inYuan(reckoned.cost)
  if (smsBudgetYuan !== null && cost > smsBudgetYuan)
    return refuse(
      'infeasible',
      reliefSentences('texts-over-budget', { people: reckoned.people, cost, budget: smsBudgetYuan }),
      '#/smsBudgetYuan',
    )
  const sending = derivedId('EventId', 'help texts', disasterId, key)
  await deps.workflows.start('relief/offer-help', sending, { disasterId, hotline })
  return { ...reckoned, isSending: true }
}

async function reckon(
  disaster: Exclude<Awaited<ReturnType<typeof disasterOf>>, { refused: string }>,
  hotline: string,
  deps: Pick<Deps, 'helpOffers' | 'workers' | 'messages' | 'settings' | 'clock'>,
): Promise<Omit<HelpTexts, 'isSending'>> {
  const { settings } = deps
  const sender = { signature: settings.SMS_SIGNATURE, linkPrefix: `${settings.PUBLIC_URL}/t/` }
  const one = renderNotice('help-offer', { person, ...helpTextVariables(disaster, hotline) }, sender)
  const sum = { people: 0, toldBefore: 0, answered: 0, byCallOnly: 0 }
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof deps.workers.ofCounty>> = await deps.workers.ofCounty(
      disaster.countyCode,
      cursor,
    )
    const { due, toldBefore, answered } = await whomToText(disaster.disasterId, page.items, deps)
    sum.people += due.length
    sum.toldBefore += toldBefore
    sum.answered += answered
    sum.byCallOnly += page.items.filter(consents).length - due.length - toldBefore - answered
    cursor = page.next
  } while (cursor !== null)
  const segments = sum.people * one.segments
  return { ...sum, segments, cost: costOf(segments, priceOfSegment(deps)), example: one.text }
}

export const handler = http(routes['send-help-texts'], sendHelpTexts)
