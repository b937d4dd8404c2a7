import type { GivenContact } from '../../domain/enterprises/enterprise.ts'
import type { EnterpriseId } from '../../domain/kernel/ids.ts'
import { PersonName } from '../../domain/kernel/personal.ts'
import { parsePhone } from '../../domain/surveys/phone-number.ts'
import type { SealedContact } from '../../storage/enterprises/enterprises.ts'
import type { Deps } from '../wiring/deps.ts'

/** A person's details, also where the person speaks for a firm: under a key of their own, by the firm's id. */
export async function sealContact(
  enterpriseId: EnterpriseId,
  { name, phone }: GivenContact,
  { vault }: Pick<Deps, 'vault'>,
): Promise<SealedContact> {
  const number = parsePhone(phone)
  if (!number) throw new Error('the schema of a contact lets only mobile numbers pass')
  const keys = vault.newKeys()
  const sealed = {
    sealedName: keys.seal(enterpriseId, 'name', new PersonName(name)),
    sealedPhone: keys.seal(enterpriseId, 'contact-phone', number),
  }
  await keys.keep()
  return sealed
}
