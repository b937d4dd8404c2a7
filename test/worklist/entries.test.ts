import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import {
  type Agreement,
  activateAgreement,
  declineAgreement,
  expireAgreement,
  lapseAgreement,
  signAgreement,
} from '../../domain/enterprises/agreement.ts'
import {
  answerHeadcount,
  askHeadcount,
  type HeadcountRequest,
  releaseHeadcount,
} from '../../domain/enterprises/headcount.ts'
import { offerAgreement } from '../../domain/enterprises/offer-agreement.ts'
import { firstSecretVersion } from '../../domain/enterprises/secret-versions.ts'
import { listsOfEnterprise } from '../../domain/enterprises/waits-of-enterprise.ts'
import { type CaseId, derivedId, type EnterpriseId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, type Instant, plus } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'
import { countyScope, type WaitingScope } from '../../domain/kernel/waiting.ts'
import {
  assignCase,
  type Case,
  type CaseIn,
  closeUnresolved,
  isOpen,
  settleCase,
} from '../../domain/stabilisation/case.ts'
import { alarmIdOf } from '../../domain/transport/trips/alarm.ts'
import { isForAnotherPlan } from '../../storage/batches/batches.ts'
import { assembly } from '../enterprises/sample.ts'
import { plannedCoach } from '../transport/planned-coach.ts'
import { openWorld, type World } from '../world.ts'
import { listsAndFacts } from './lists-and-facts.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

const at = '2026-03-10T04:00:00.000Z' as Instant
let run = 0

/** Takes steps in any order on facts of its own; after each the lists hold what waits and nothing else. */
async function holds(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const step of steps) {
    await step()
    const { listed, due } = await listsAndFacts(world.deps)
    expect(listed).toEqual(due)
  }
}

/** Sequences of names of steps; every run has a world of facts of its own. */
function anySequence<Name extends string>(
  names: readonly Name[],
  begin: (run: number) => Promise<Record<Name, () => Promise<unknown>>>,
  numRuns = 8,
) {
  return fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...names), { minLength: 3, maxLength: 14 }), async (sequence) => {
      run += 1
      const steps = await begin(run)
      await holds(sequence.map((name) => steps[name]))
    }),
    { numRuns, seed: 11 },
  )
}

test('a trip stands on the lists of its places just while a booking, a report or an alarm of it waits', async () => {
  const names = [
    'ask',
    'book',
    'refuse',
    'alarm',
    'other alarm',
    'late alarm',
    'see to',
    'late',
    'roll-call',
    'departed',
    'unreported',
    'lose',
    'other counties',
  ] as const
  await anySequence(names, async (number) => {
    const { trips } = world.deps
    const tripId = derivedId('TripId', number)
    const planned = plannedCoach(tripId, ['530627', '530621'], at)
    await trips.add([planned])
    const what = 'Nobody came.'
    return {
      ask: () => trips.book(tripId, ['planned'], { state: 'asked-by-hand', since: at }),
      book: () =>
        trips.book(tripId, ['planned', 'asked-by-hand'], { state: 'confirmed', reference: 'K1', by: 'hand', at }),
      refuse: () => trips.book(tripId, ['asked-by-hand'], { state: 'refused', at, why: 'not-booked-by-hand' }),
      alarm: () => trips.raiseAlarm(tripId, { at, what }),
      'other alarm': () => trips.raiseAlarm(tripId, { at, what: 'The plant counts 3 arrivals, the manifest 4.' }),
      'late alarm': () => trips.raiseAlarm(tripId, { at, what: 'The arrival report is late.', about: 'report' }),
      'see to': () => trips.seeToAlarm(tripId, { alarmId: alarmIdOf(tripId, { what }), by: 'li', at, note: '已联系' }),
      late: () => trips.noteLate(tripId, { report: 'roll-call', since: at }),
      'roll-call': () => trips.advance(tripId, ['planned', 'unreported'], { state: 'boarded', at }),
      departed: () => trips.advance(tripId, ['planned', 'boarded'], { state: 'departed', at }),
      unreported: () => trips.advance(tripId, ['planned', 'boarded', 'departed'], { state: 'unreported', at }),
      lose: () =>
        trips.lose(tripId, {
          at,
          by: 'li',
          why: 'vehicle-broken-down',
          reported: tripId,
          replaced: null,
          isOver: false,
        }),
      'other counties': () => trips.revise([{ ...planned, counties: ['530602'], cities: ['441900', '441300'] }]),
    }
  })
})

test('a train from all counties stands on the list of each, and leaves them all', async () => {
  const { trips, waiting } = world.deps
  const listOf = async (code: string | undefined) => {
    const asked = { after: null, limit: 50 }
    return (await waiting.page([countyScope(code ?? '')], asked, at)).entries
  }
  const counties = Array.from({ length: 129 }, (_, index) => String(530_100 + index))
  const tripId = derivedId('TripId', 'all')
  await trips.add([plannedCoach(tripId, counties, at)])
  await trips.book(tripId, ['planned'], { state: 'asked-by-hand', since: at })
  for (const code of [counties[0], counties[128]]) expect(await listOf(code)).toHaveLength(1)
  await trips.book(tripId, ['asked-by-hand'], { state: 'confirmed', reference: 'K1', by: 'hand', at })
  const { listed, due } = await listsAndFacts(world.deps)
  expect(listed).toEqual(due)
  for (const code of counties) expect(await listOf(code)).toEqual([])
})

test('a batch stands on the province’s list while its approval waits, and each of its stalls while nobody decides', async () => {
  const names = ['plan', 'ask', 'approve', 'change', 'again', 'book', 'cancel', 'stall', 'decide', 'over'] as const
  await anySequence(names, async (number) => {
    const { batches, stalls } = world.deps
    const batchId = derivedId('BatchId', 'batch', number)
    const batch: TransferBatch = {
      batchId,
      campaign: '春风行动',
      counties: ['530621'],
      jobOrders: [derivedId('JobOrderId', 1)],
      travelWindow: { from: '2026-03-20' as CalendarDate, to: '2026-03-25' as CalendarDate },
      answerHours: 48,
      budget: null,
      createdAt: at,
      createdBy: 'test',
      state: 'running',
      progress: { step: 'matching', waitsFor: null, since: at, until: null },
      counts: { candidates: 0, chunks: 1 },
    }
    await batches.begin(batch)
    const note = (step: TransferBatch['progress']['step']) => () =>
      batches.note(batchId, at, () => ({
        progress: { step, waitsFor: null, since: at, until: plus(at, { hours: 48 }) },
      }))
    const stall = {
      stallId: derivedId('StallId', number),
      batchId,
      workflow: 'batches/run-transfer-batch',
      step: { en: 'Match the workers', zh: '人岗匹配' },
      of: {},
      error: 'Error',
      cause: 'no memory',
      since: at,
      until: plus(at, { days: 7 }),
      tries: 1,
      choices: ['retry' as const],
      skipTo: null,
      earlier: [],
    }
    const decided = { decision: 'retry' as const, reason: '已修复', by: 'zhao', at }
    return {
      plan: note('planning trips'),
      ask: note('waiting for approval'),
      approve: () => batches.decide(batchId, { decision: 'approve', by: 'zhao', at, why: null }),
      change: () =>
        batches.decide(batchId, {
          decision: number % 2 === 0 ? 'change' : 'replan',
          proposalId: derivedId('ProposalId', 1),
          by: 'zhao',
          at,
          why: null,
        }),
      again: async () => {
        const standing = await batches.approvalOf(batchId)
        if (standing && isForAnotherPlan(standing)) {
          await note('planning trips')()
          await batches.askApprovalAgain(batchId, standing.proposalId)
        }
      },
      book: note('booking trips'),
      cancel: async () => {
        const now = await batches.get(batchId)
        if (now?.state === 'running') await batches.move(now, { ...now, state: 'releasing', why: 'x' })
      },
      stall: () => stalls.ask({ ...stall, state: 'open' }, 'first', 'token'),
      decide: () => stalls.close({ ...stall, state: 'decided', decided }, 'first'),
      over: () => stalls.close({ ...stall, state: 'over', at, why: 'cancelled' }, 'first'),
    }
  })
})

test('a case stands on its station’s list until it is settled, and on the province’s once it is handed there', async () => {
  const names = ['open', 'station', 'province', 'settle', 'give up'] as const
  await anySequence(names, async (number) => {
    const { cases } = world.deps
    const caseId = derivedId('CaseId', number)
    const opened: CaseIn<'opened'> = {
      caseId,
      kind: number % 2 === 0 ? 'urgent-help' : 'promise',
      workerId: derivedId('WorkerId', number),
      batchId: derivedId('BatchId', number),
      chunk: 0,
      placementId: null,
      enterpriseId: null,
      countyCode: '530621',
      cityCode: number % 3 === 0 ? null : '441900',
      openedAt: at,
      state: 'opened',
    }
    const change = (changed: (one: Case) => Promise<unknown>) => async () => {
      const one = await cases.get(caseId)
      if (one) await changed(one)
    }
    return {
      open: () => cases.open([assignCase(opened, 'station', at)]),
      station: change(
        async (one) => isOpen(one) && cases.assign(assignCase(one, 'station', plus(at, { minutes: 1 })), 't'),
      ),
      province: change(
        async (one) => isOpen(one) && cases.assign(assignCase(one, 'province', plus(at, { days: 3 })), 't'),
      ),
      settle: async () => {
        const known = await cases.awaited(caseId)
        const settled = known && settleCase(known.one, { outcome: 'settled', note: '' }, 'li', at)
        if (settled && !isRefusal(settled)) await cases.settle(settled, known)
      },
      'give up': change(async (one) => isOpen(one) && cases.giveUp(closeUnresolved(one, at), one)),
    }
  })
})

test('an enterprise stands on its specialist’s list and the province’s while it is paused, unreachable or unmanned', async () => {
  const names = ['pause', 'pause again', 'resume', 'resume again', 'down', 'up', 'gone', 'name', 'other'] as const
  await anySequence(names, async (number) => {
    const { enterprises } = world.deps
    const id: EnterpriseId = derivedId('EnterpriseId', number)
    await enterprises.register({
      id,
      name: '东莞市华晟电子科技有限公司',
      socialCreditCode: `9144190${String(number).padStart(11, '0')}`,
      webhookUrl: 'https://hr.huasheng.example.cn/zhida',
      standing: { state: 'active' },
      secretVersions: firstSecretVersion,
      registeredAt: at,
    })
    const [one, two] = [derivedId('CaseId', id, 1), derivedId('CaseId', id, 2)] as [CaseId, CaseId]
    const pause = (caseId: CaseId) => () => enterprises.pause(id, { since: at, why: 'not as promised', caseId })
    const unreached = { unreachableSince: at, lastFailure: '503' }
    const name = (subject: string) => () =>
      enterprises.correct(id, (enterprise) => ({ ...enterprise, specialist: { name: '周', subject } }))
    return {
      pause: pause(one),
      'pause again': pause(two),
      resume: () => enterprises.resume(id, one),
      'resume again': () => enterprises.resume(id, two),
      down: () => enterprises.noteReachability(id, () => ({ state: 'paused', ...unreached, pausedAt: at })),
      gone: () => enterprises.noteReachability(id, () => ({ state: 'disabled', ...unreached, disabledAt: at })),
      up: () => enterprises.noteReachability(id, () => undefined),
      name: name('zhou@province'),
      other: name('wu@province'),
    }
  })
})

test('an agreement is listed ahead for the day on which nobody has signed it, or its end comes near; a question likewise', async () => {
  const names = [
    'sign',
    'activate',
    'expire',
    'decline',
    'lapse',
    'renew',
    'answer',
    'release',
    'zhou',
    'wu of a county',
  ] as const
  await anySequence(names, async (number) => {
    const { agreements, headcounts, jobOrders } = world.deps
    const id = derivedId('AgreementId', number)
    const enterpriseId = derivedId('EnterpriseId', number)
    const days = { firstDay: '2026-03-12' as CalendarDate, lastDay: '2026-09-30' as CalendarDate, answerHours: 48 }
    const offered = offerAgreement(days, { id, enterpriseId, at })
    if (isRefusal(offered)) throw new Error(offered.detail)
    await agreements.offer(offered)
    const move = (to: (agreement: Agreement) => Agreement | Refusal) => async () => {
      const from = await agreements.get(id)
      const next = from && to(from)
      if (from && next && !isRefusal(next)) await agreements.move(from, next)
    }
    const order = { ...assembly, id: derivedId('JobOrderId', number), enterpriseId, agreementId: id, reportedAt: at }
    await jobOrders.report(order)
    const question = { batchId: derivedId('BatchId', number), jobOrderId: order.id, asked: 10 }
    await headcounts.ask(askHeadcount(question, at), enterpriseId)
    const askedOf = async (to: (request: HeadcountRequest) => HeadcountRequest | Refusal) => {
      const kept = await headcounts.get(question.batchId, question.jobOrderId)
      const next = kept && to(kept.request)
      if (kept && next && !isRefusal(next)) await headcounts.move(kept.request, next)
    }
    const listOn = (lists: readonly WaitingScope[]) => async () => {
      await agreements.listOn(enterpriseId, lists)
      await headcounts.listOn(enterpriseId, lists)
    }
    const specialist = { name: '周', subject: 'zhou@province' }
    return {
      zhou: listOn(listsOfEnterprise({ specialist })),
      'wu of a county': listOn(
        listsOfEnterprise({ specialist: { ...specialist, subject: 'wu', office: { county: '530621' } } }),
      ),
      async renew() {
        const kept = await headcounts.get(question.batchId, question.jobOrderId)
        if (kept?.request.state === 'open') await headcounts.renew(askHeadcount(question, plus(at, { hours: 3 })))
      },
      sign: move((one) => signAgreement(one, { signedAt: at, signatory: '陈建国' })),
      activate: move((one) => activateAgreement(one, plus(at, { days: 1 }))),
      expire: move((one) => expireAgreement(one, plus(at, { days: 300 }))),
      decline: move((one) => declineAgreement(one, { declinedAt: at, why: '订单减少' })),
      lapse: move((one) => lapseAgreement(one, plus(at, { days: 10 }))),
      answer: () => askedOf((request) => answerHeadcount(request, { answer: 'full' }, at)),
      release: () => askedOf((request) => releaseHeadcount(request, { releasedAt: at, why: 'no-answer' })),
    }
  })
})
