import { doorSentences } from '../../domain/kernel/door-sentences.ts'
import { counties } from '../../domain/kernel/places/counties.ts'
import { noSuch, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { cityScope, countyScope, specialistScope, type WaitingScope } from '../../domain/kernel/waiting.ts'
import { inScope, type Staff } from '../wiring/staff.ts'

interface Asked {
  readonly county?: string | undefined
  readonly city?: string | undefined
}

/**
 * The work lists of a colleague: those of their role and their own as a specialist; or that of one place they look after. What
 * stands on a specialist's list stands on the province's too.
 */
export function scopesFor(staff: Staff, { county, city }: Asked): WaitingScope[] | Refusal {
  if (county && city) return refuse('invalid-request', doorSentences('county-or-city'))
  if (county)
    return inScope(staff, { counties: [county] }) ? [countyScope(county)] : noSuch('county that you look after')
  if (city) return inScope(staff, { cities: [city] }) ? [cityScope(city)] : noSuch('city that you look after')
  return staff.role === 'province' ? ofRole(staff) : [...ofRole(staff), specialistScope(staff.subject)]
}

function ofRole(staff: Staff): WaitingScope[] {
  switch (staff.role) {
    case 'province':
      return ['province']
    case 'county':
      return [...counties.keys()].filter((code) => inScope(staff, { counties: [code] })).map(countyScope)
    case 'station':
      return staff.cities.map(cityScope)
    case 'auditor':
      return []
  }
}
