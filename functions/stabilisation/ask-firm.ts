import { derivedId } from '../../domain/kernel/ids.ts'
import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { askFirm } from '../../domain/stabilisation/ask-firm.ts'
import { type Case, caseInWords } from '../../domain/stabilisation/case.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import { type Told, tellEnterprise } from '../enterprises/tell-enterprise.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { caseFor } from './case-for.ts'
import { type Routes, routes } from './catalog.ts'
import { mostTries } from './most-tries.ts'

/**
 * Asks the enterprise what it says to a case: its server by an event, else its contact by a text with a link. The person agreed to it. The
 * same call again completes what broke off.
 */
async function askFirmOf({ params, body, staff, key }: Call<Routes['ask-firm']>, deps: Deps) {
  const { caseId } = params
  const actKey = derivedId('EventId', 'ask firm', caseId, key)
  const done = (await deps.cases.steps(caseId)).some((kept) => kept.key === actKey)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const before = await caseFor(staff, caseId, deps)
    if (isRefusal(before)) return before
    if (done) return answered(before, await tell(before, actKey, deps), deps)
    const firm = before.enterpriseId === null ? null : await deps.enterprises.get(before.enterpriseId)
    const acting = { by: staff.subject, at: deps.clock.now() }
    const after = askFirm(before, body, { ...acting, firm: firm?.name ?? '' })
    if (isRefusal(after)) return after
    const sealed = body.note === '' ? {} : { sealedText: await deps.vault.sealFor(before.workerId, 'text', body.note) }
    const step = { act: 'ask-firm' as const, until: body.until, ...acting }
    if (await deps.cases.act(before, after, { key: actKey, step, ...sealed }))
      return answered(after, await tell(after, actKey, deps), deps)
  }
  return refuse('conflict', stabilisationSentences('case-busy'))
}

function answered(one: Case, told: Told, { clock }: Pick<Deps, 'clock'>) {
  return { case: caseInWords(one, clock.now()), told }
}

/** Who the person is stands on the page, and in the event by the id that the firm knows; what they typed is told to nobody. */
async function tell({ caseId, placementId, enterpriseId, kind, firmAsked, firstWage }: Case, key: string, deps: Deps) {
  if (!firmAsked || placementId === null || enterpriseId === null) return 'untold'
  const { until } = firmAsked
  const wage = firstWage && {
    promised: firstWage.promised,
    paid: firstWage.paid,
    missing: firstWage.missing,
    dueOn: firstWage.dueOn,
  }
  return tellEnterprise(
    enterpriseId,
    {
      event: {
        type: 'case.asked',
        timestamp: firmAsked.at,
        data: { caseId, placementId, kind, answerUntil: until, ...(wage && { wage }) },
      },
      eventId: derivedId('EventId', key),
      useful: until,
      text: async () => ({
        template: 'firm-case',
        variables: { deadline: until },
        subject: { purpose: 'case', caseId },
      }),
    },
    deps,
  )
}

export const handler = http(routes['ask-firm'], askFirmOf)
