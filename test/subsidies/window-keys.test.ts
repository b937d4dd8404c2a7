import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CalendarDate, dateOfDayNumber, dayNumber } from '../../domain/kernel/instant.ts'
import { windowsOn } from '../../domain/subsidies/claim-windows.ts'
import { windowKeys } from '../../domain/subsidies/window-keys.ts'
import { countyPolicy } from './county-policy.ts'

const first = dayNumber(CalendarDate.parse('2025-01-01'))
const by = fc.constantFrom('month', 'quarter', 'calendar-year', 'once')

test('the windows of a policy that have begun are those that could be claimed on some day until then', () => {
  fc.assert(
    fc.property(by, fc.nat(500), fc.nat(500), fc.nat(900), (each, from, days, at) => {
      const [validFrom, validUntil] = [dateOfDayNumber(first + from), dateOfDayNumber(first + from + days)]
      const policy = countyPolicy('ludian-test', { window: { by: each }, validFrom, validUntil })
      const today = dateOfDayNumber(first + Math.max(from, at))
      const claimed = new Set<string>()
      for (let day = first + from; day <= dayNumber(today); day += 1)
        for (const { key } of windowsOn(policy, dateOfDayNumber(day))) claimed.add(key)
      if (each === 'once') claimed.add('once')
      expect(windowKeys(policy, today)).toEqual([...claimed].toReversed())
    }),
    { numRuns: 60 },
  )
})
