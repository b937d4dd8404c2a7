import { derivedId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { askFirm } from '../../domain/stabilisation/ask-firm.ts'
import { type Case, caseInWords } from '../../domain/stabilisation/case.ts'
import { type Told, tellEnterprise } from '../enterprises/tell-enterprise.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { actOnce } from './act-once.ts'
import { type Routes, routes } from './catalog.ts'

/**
 * Asks the enterprise what it says to a case: its server by an event, else its contact by a text with a link. The person agreed to it. The
 * same call again completes what broke off.
 */
async function askFirmOf({ params, body, staff, key }: Call<Routes['ask-firm']>, deps: Deps) {
  const { caseId } = params
  const actKey = derivedId('EventId', 'ask firm', caseId, key)
  return actOnce(
    { staff, caseId, key: actKey },
    async (before, acting) => {
      const firm = before.enterpriseId === null ? null : await deps.enterprises.get(before.enterpriseId)
      const after = askFirm(before, body, { ...acting, firm: firm?.name ?? '' })
      return isRefusal(after) ? after : { after, step: { act: 'ask-firm', until: body.until }, text: body.note }
    },
    async (one) => answered(one, await tell(one, actKey, deps), deps),
    deps,
  )
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
