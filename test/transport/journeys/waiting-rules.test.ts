import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atShanghai, type CalendarDate, plusDays } from '../../../domain/kernel/instant.ts'
import { isRefusal } from '../../../domain/kernel/refusal.ts'
import {
  buildTransportInstance,
  firstDayOf,
  minutesFrom,
} from '../../../domain/transport/journeys/build-transport-instance.ts'
import { groupTravellers } from '../../../domain/transport/journeys/group-travellers.ts'
import { WaitingRuleSets, waitingRules, waitingRulesBetween } from '../../../domain/transport/journeys/waiting-rules.ts'
import { planTrips } from '../../../domain/transport/plan/plan-trips.ts'
import { hubWait } from '../../../domain/transport/plan/solve/hub-wait.ts'
import { readSettings } from '../../../functions/wiring/settings.ts'
import { waitCost } from '../plan/check-plan.ts'
import { now, quotes, trainQuotes, traveller, window } from '../some-travellers.ts'

const [shipped] = waitingRules
if (!shipped) throw new Error('rules are shipped')
const from = (validFrom: string, of: object = {}) => ({ ...shipped, validFrom: validFrom as CalendarDate, ...of })

describe('dated rules of waiting', () => {
  test('the shipped sets are well formed, count from before the first journey on, and lodge nobody', () => {
    expect(WaitingRuleSets.parse(waitingRules)).toEqual(waitingRules)
    expect(shipped.validFrom <= '2026-01-01').toBe(true)
    expect(waitingRules.map(({ lodgingYuan }) => lodgingYuan)).toEqual(waitingRules.map(() => null))
  })

  test('the set of the day of departure counts; before the first, the first does', () => {
    const sets = [from('2026-03-01'), from('2026-03-12'), from('2027-01-01')]
    const days = (first: string, last: string) =>
      waitingRulesBetween(sets, first as CalendarDate, last as CalendarDate).map(({ validFrom }) => validFrom)
    expect(days('2026-02-01', '2026-02-02')).toEqual(['2026-03-01'])
    expect(days('2026-03-11', '2026-03-11')).toEqual(['2026-03-01'])
    expect(days('2026-03-11', '2026-03-12')).toEqual(['2026-03-01', '2026-03-12'])
    expect(days('2026-03-12', '2026-12-31')).toEqual(['2026-03-12'])
    expect(days('2028-01-01', '2028-01-01')).toEqual(['2027-01-01'])
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 60 }), (start, days_) => {
        const first = plusDays('2026-01-01' as CalendarDate, start)
        const last = plusDays(first, days_)
        const found = waitingRulesBetween(sets, first, last)
        for (let day = first; day <= last; day = plusDays(day, 1)) {
          const meant = sets.findLast(({ validFrom }) => validFrom <= day) ?? sets[0]
          expect(found.findLast(({ validFrom }) => validFrom <= day) ?? found[0]).toEqual(meant)
        }
      }),
    )
  })

  test('a batch over the day of a change waits by the old rules before it and by the new ones from it on', async () => {
    const groups = groupTravellers(
      Array.from({ length: 20 }, (_, number) => traveller(number)),
      window,
      now,
    )
    const firstDay = firstDayOf(groups)
    const midnight = atShanghai('2026-03-12' as CalendarDate, '00:00')
    const change = minutesFrom(firstDay, midnight)
    const riders = async (services: typeof trainQuotes, sets: WaitingRuleSets) => {
      const instance = buildTransportInstance(groups, { services, coaches: quotes.coaches }, firstDay, sets)
      expect(instance.rules.later?.map((later) => later.from)).toEqual([change])
      const plan = await planTrips({ ...instance, rules: { ...instance.rules, maxCoachKm: 400 } }, { seconds: 0 })
      if (isRefusal(plan)) throw new Error(plan.detail)
      return plan.rides.reduce((sum, { passengers }) => sum + passengers, 0)
    }
    const nobodyWaits = { transferMin: 10, maxWait: 11, transferMax: 12 }
    const before = trainQuotes.filter(({ departs }) => departs < midnight)
    const after = trainQuotes.filter(({ departs }) => departs >= midnight)
    expect(change).toBeGreaterThan(0)
    const stricter = [from('2026-03-01'), from('2026-03-12', nobodyWaits)]
    expect(await riders(before, stricter)).toBe(20)
    expect(await riders(after, stricter)).toBe(0)
    const milder = [from('2026-03-01', nobodyWaits), from('2026-03-12')]
    expect(await riders(before, milder)).toBe(0)
    expect(await riders(after, milder)).toBe(20)
  })

  test('what an operator sets in their place is read whole or refused with the reason', () => {
    const environment = {
      TABLE_NAME: 'zhida',
      BUCKET_NAME: 'zhida',
      STATE_MACHINES_ARN: 'arn:',
      OIDC_ISSUER: 'https://id.example.cn',
      PUBLIC_URL: 'https://zhida.example.cn',
      SMS_PROVIDER_URL: 'https://sms.example.cn',
      CARRIER_URL: 'https://carriers.example.cn',
    }
    const read = (WAITING_RULES?: string) => readSettings({ ...environment, WAITING_RULES }).WAITING_RULES
    expect(read()).toEqual(waitingRules)
    expect(read(' ')).toEqual(waitingRules)
    const own = [from('2026-01-01'), from('2026-06-01', { lodgingYuan: 80, transferMax: 1440 })]
    expect(read(JSON.stringify(own))).toEqual(own)
    expect(() => read('80')).toThrow('WAITING_RULES')
    expect(() => read('[{"validFrom":"soon"}]')).toThrow('validFrom')
    expect(() => read('{')).toThrow('not sets of waiting rules')
    expect(() => read(JSON.stringify(own.toReversed()))).toThrow('oldest first')
    expect(() => read(JSON.stringify([from('2026-01-01', { maxWait: 900 })]))).toThrow('maxWait')
  })
})

test('a wait costs what its minutes cost, by day and by night, and a bed for each day begun', () => {
  const minute = fc.integer({ min: 0, max: 1440 })
  const rules = fc.record(
    {
      maxWait: fc.integer({ min: 0, max: 2000 }),
      waitYuan: fc.record({ day: fc.integer({ min: 0, max: 60 }), night: fc.integer({ min: 0, max: 60 }) }),
      lodging: fc.record({ yuan: fc.integer({ min: 0, max: 300 }) }),
      night: fc.record({ from: minute, to: minute }),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5000 }),
      fc.integer({ min: 0, max: 3000 }),
      rules,
      (arrives, minutes, some) => {
        const wait = hubWait(arrives, arrives + minutes, some)
        const yuan = waitCost(arrives, arrives + minutes, { transferMin: 0, transferMax: 3000, ...some })
        expect(wait.allowed).toBe(yuan < Infinity)
        if (wait.allowed) expect(wait.yuan).toBe(yuan)
        expect(wait.minutes).toBe(minutes)
      },
    ),
    { numRuns: 300 },
  )
})
