import { atShanghai, dateInShanghai, minus, plus, plusDays } from '../kernel/instant.ts'
import { inWords } from '../kernel/judge-event.ts'
import { cityScope, countyScope, specialistScope, type Waiting, type WaitingScope } from '../kernel/waiting.ts'
import { warningRulesOn } from '../kernel/warning-rules.ts'
import type { Words } from '../kernel/words.ts'
import { type Agreement, endOfAgreement, expiryWarnings, signatureDeadlines } from './agreement.ts'
import type { Enterprise } from './enterprise.ts'
import { enterpriseSentences } from './enterprise-sentences.ts'
import { unfitTerms } from './enterprise-terms.ts'
import { type HeadcountRequest, headcountReminders } from './headcount.ts'
import { pauseWords } from './pause-reasons.ts'
import { UnfitWhy } from './unfit-returns.ts'

/** Whose lists what waits for an enterprise stands on: the province's, its specialist's, and those of the specialist's office. */
export function listsOfEnterprise({ specialist }: Pick<Enterprise, 'specialist'>): WaitingScope[] {
  if (!specialist) return [...provinceAlone]
  const { subject, office } = specialist
  const lists = [...provinceAlone, specialistScope(subject)]
  if (!office) return lists
  return [...lists, 'county' in office ? countyScope(office.county) : cityScope(office.city)]
}

/** Of what was asked while nobody looked after the enterprise. */
const provinceAlone: readonly WaitingScope[] = ['province']

/** Days before an interview from which the specialist is told (default). */
const interviewTold = 3

/** What an enterprise's specialist, their office, and the province must see to. */
export function waitingOnEnterprise(enterprise: Enterprise): Waiting[] {
  const { id, name, standing, reachability, specialist, unanswered = [], lastInterview, registeredAt } = enterprise
  const { unfitReturns = [] } = enterprise
  const scopes = listsOfEnterprise(enterprise)
  const about = ({ zh, en }: Words) => ({ zh: `${name}：${zh}`, en: `“${name}”: ${en}` })
  const entry = { id, subject: { enterpriseId: id as string }, scopes, until: null }
  const waiting: Waiting[] = []
  if (standing.state === 'paused')
    waiting.push({
      ...entry,
      kind: 'enterprise-paused',
      subject: { ...entry.subject, caseId: standing.caseIds[0] ?? '' },
      since: standing.since,
      note: about(pauseWords(standing.why)),
    })
  if (reachability?.state === 'paused' || reachability?.state === 'disabled')
    waiting.push({
      ...entry,
      kind: 'enterprise-unreachable',
      since: reachability.state === 'paused' ? reachability.pausedAt : reachability.disabledAt,
      note: about(enterpriseSentences('unreachable-since', { since: inWords(reachability.unreachableSince) })),
    })
  const last = unanswered.at(-1)
  if (last && unanswered.length >= warningRulesOn(dateInShanghai(last.at)).unansweredBatches)
    waiting.push({
      ...entry,
      kind: 'enterprise-silent',
      since: unanswered[1]?.at ?? last.at,
      note: about(enterpriseSentences('silent-batches', { count: unanswered.length })),
    })
  if (!specialist)
    waiting.push({
      ...entry,
      kind: 'enterprise-unmanned',
      since: registeredAt,
      note: about(enterpriseSentences('no-specialist')),
    })
  const nextOn = lastInterview?.nextOn ?? null
  if (nextOn !== null)
    waiting.push({
      ...entry,
      kind: 'interview-due',
      since: atShanghai(plusDays(nextOn, -interviewTold), '00:00'),
      until: atShanghai(plusDays(nextOn, 1), '00:00'),
      note: about(enterpriseSentences('interview-on', { nextOn })),
    })
  for (const { batchId, direction, since, until, proposed, counts, settled } of unfitReturns) {
    if (settled) continue
    const whys = UnfitWhy.options.filter((why) => counts[why] !== undefined)
    const listed = (language: keyof Words) =>
      whys.map((why) => `${unfitTerms[why][language]} ${counts[why]}`).join(language === 'zh' ? '、' : ', ')
    waiting.push({
      ...entry,
      kind: 'returns-unfit',
      id: `${id}-${batchId}`,
      subject: { ...entry.subject, batchId },
      since,
      until,
      note: about(
        enterpriseSentences('unfit-returns', {
          journey: enterpriseSentences(direction === 'homeward' ? 'homeward' : 'back-to-post'),
          proposed,
          unfit: whys.reduce((sum, why) => sum + (counts[why] ?? 0), 0),
          each: { zh: listed('zh'), en: listed('en') },
          until: inWords(until),
        }),
      ),
    })
  }
  return waiting
}

/** A signature that does not come, and an agreement that will need a successor; both are told ahead. */
export function waitingOnAgreement(agreement: Agreement, scopes = provinceAlone): Waiting[] {
  const { id, enterpriseId, offeredAt, answerUntil } = agreement
  const entry = { id, subject: { enterpriseId: enterpriseId as string, agreementId: id as string }, scopes }
  if (agreement.state === 'offered') {
    const [remindAt = offeredAt] = signatureDeadlines(agreement)
    return [{ ...entry, kind: 'agreement-unsigned', since: remindAt, until: answerUntil }]
  }
  if (agreement.state !== 'active') return []
  const until = endOfAgreement(agreement)
  const warned = minus(until, { days: expiryWarnings[0] })
  const since = warned > agreement.activatedAt ? warned : agreement.activatedAt
  return [{ ...entry, kind: 'agreement-expiring', since, until }]
}

/** A question for headcount that is still open after its first reminder. */
export function waitingOnHeadcount(request: HeadcountRequest, enterpriseId: string, scopes = provinceAlone): Waiting[] {
  return request.state === 'open' ? [entryOfHeadcount(request, enterpriseId, scopes)] : []
}

export function entryOfHeadcount(request: HeadcountRequest, enterpriseId: string, scopes = provinceAlone): Waiting {
  const { batchId, jobOrderId, askedAt, answerUntil } = request
  const [remindedAt = plus(askedAt, { hours: 1 })] = headcountReminders(request)
  return {
    kind: 'headcount-unanswered',
    id: `${batchId}-${jobOrderId}`,
    subject: { batchId, jobOrderId, enterpriseId },
    scopes,
    since: remindedAt,
    until: answerUntil,
  }
}
