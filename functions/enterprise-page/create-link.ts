import type { EnterpriseLink, LinkSubject } from '../../domain/enterprises/enterprise-link.ts'
import { LinkSubject as Subject } from '../../domain/enterprises/enterprise-link.ts'
import { enterpriseSentences } from '../../domain/enterprises/enterprise-sentences.ts'
import { derivedId, type EnterpriseId } from '../../domain/kernel/ids.ts'
import { isRefusal, noSuch, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { returnTerm } from '../../domain/matching/return-term.ts'
import { returnSentences } from '../../domain/returns/return-sentences.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import { arrivesAt } from '../../domain/transport/trips/trip.ts'
import { makeLink } from '../enterprises/make-link.ts'
import { sendLink } from '../enterprises/send-link.ts'
import type { FirmText } from '../enterprises/text-contact.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { speaksFor } from '../wiring/speaks-for.ts'
import { type Routes, routes } from './catalog.ts'

async function createLink({ params, body, staff, key }: Call<Routes['create-link']>, deps: Deps) {
  const enterprise = await deps.enterprises.get(params.enterpriseId)
  if (!enterprise) return noSuch('enterprise')
  const refusal = speaksFor(staff, enterprise)
  if (refusal) return refusal
  const { id: enterpriseId } = enterprise
  const subject = Subject.parse(body)
  const text = await textAbout(subject, enterpriseId, deps)
  if (isRefusal(text)) return text
  if (body.send && !enterprise.contact) return refuse('invalid-state', enterpriseSentences('no-contact'))
  const id = derivedId('LinkId', key)
  const { validDays } = body
  const made = await makeLink({ id, enterpriseId, subject, madeBy: staff.subject, validDays }, deps)
  if (body.send) await sendLink(enterprise, made, { ...text, key: `link-${id}` }, deps)
  const link: EnterpriseLink = (await deps.enterpriseLinks.byToken(made.tokenHash))?.link ?? made.link
  return { link, address: `${deps.settings.PUBLIC_URL}/e/${made.token}` }
}

/** What the text says that bears the link; a refusal where what it is to be about is not this enterprise's. */
async function textAbout(subject: LinkSubject, enterpriseId: EnterpriseId, deps: Deps): Promise<FirmText | Refusal> {
  switch (subject.purpose) {
    case 'sign-agreement':
    case 'job-orders': {
      const agreement = await deps.agreements.get(subject.agreementId)
      if (agreement?.enterpriseId !== enterpriseId) return noSuch('agreement')
      const { firstDay: first, lastDay: last, answerUntil: deadline } = agreement
      return subject.purpose === 'job-orders'
        ? { template: 'firm-job-orders', variables: { last } }
        : { template: 'firm-agreement', variables: { first, last, deadline } }
    }
    case 'headcount': {
      const { batchId, jobOrderId } = subject
      const [kept, order] = await Promise.all([
        deps.headcounts.get(batchId, jobOrderId),
        deps.jobOrders.get(jobOrderId),
      ])
      if (!order || kept?.enterpriseId !== enterpriseId)
        return refuse('not-found', enterpriseSentences('not-asked', { jobOrderId, batchId }))
      const { asked, answerUntil: deadline } = kept.request
      return { template: 'firm-headcount', variables: { post: order.post, asked, start: order.startDate, deadline } }
    }
    case 'arrivals': {
      const trip = await deps.trips.get(subject.tripId)
      const people = (await deps.passengers.ofTrip(subject.tripId)).filter((one) => one.enterpriseId === enterpriseId)
      if (!trip || people.length === 0) return refuse('not-found', enterpriseSentences('none-of-its-people'))
      return { template: 'firm-arrivals', variables: { arrival: arrivesAt(trip), expected: people.length } }
    }
    case 'returns': {
      const { returns, travelWindow } = (await deps.batches.get(subject.batchId)) ?? {}
      if (!travelWindow || !returns?.enterprises.includes(enterpriseId))
        return refuse('not-found', returnSentences('not-asked-firm'))
      const { direction, proposeUntil: deadline } = returns
      const variables = { first: travelWindow.from, last: travelWindow.to, journey: returnTerm[direction], deadline }
      return { template: 'firm-returns', variables }
    }
    case 'case': {
      const { enterpriseId: whose, firmAsked } = (await deps.cases.get(subject.caseId)) ?? {}
      if (whose !== enterpriseId || !firmAsked) return refuse('not-found', stabilisationSentences('firm-not-asked'))
      return { template: 'firm-case', variables: { deadline: firmAsked.until } }
    }
    case 'leavers':
      return { template: 'firm-leavers', variables: {} }
  }
}

export const handler = http(routes['create-link'], createLink)
