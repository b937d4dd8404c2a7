import type { GivenContact } from '../../domain/enterprises/enterprise.ts'
import { PersonName } from '../../domain/kernel/personal.ts'
import { parsePhone } from '../../domain/surveys/phone-number.ts'
import type { SealedContact } from '../../storage/enterprises/enterprises.ts'
import type { Deps } from '../wiring/deps.ts'

/** A person's details, also where the person speaks for a firm. */
export async function sealContact(
  { name, phone }: GivenContact,
  { vault }: Pick<Deps, 'vault'>,
): Promise<SealedContact> {
  const number = parsePhone(phone)
  if (!number) throw new Error('the schema of a contact lets only mobile numbers pass')
  return {
    sealedName: await vault.seal('name', new PersonName(name)),
    sealedPhone: await vault.seal('contact-phone', number),
  }
}
