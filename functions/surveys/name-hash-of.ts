import type { CalendarDate } from '../../domain/kernel/instant.ts'
import type { PersonName } from '../../domain/kernel/personal.ts'
import type { Vault } from '../wiring/vault.ts'

interface Named {
  readonly name: PersonName
  readonly birthDate: CalendarDate
  readonly countyCode: string
}

/** By which somebody is found who knows neither number: one hash of all three, so that none of them can be tried alone. */
export function nameHashOf({ name, birthDate, countyCode }: Named, vault: Pick<Vault, 'lookupHash'>): Promise<string> {
  return vault.lookupHash('name', [countyCode, birthDate, name.reveal()].join('\u0000'))
}
