import { createHmac } from 'node:crypto'
import { aes } from '../wiring/aes.ts'
import type { Deps } from '../wiring/deps.ts'

const purpose = 'pulse'

/** What only the service itself can have sealed, and open again: of its own key, made out of the links' one. */
export async function pulseSeal({ secrets }: Pick<Deps, 'secrets'>) {
  const { key } = await secrets.read('links')
  const own = createHmac('sha256', Buffer.from(key, 'base64')).update(purpose).digest()
  return {
    seal: (text: string) => aes.seal(own, Buffer.from(text), purpose).toString('base64url'),
    /** null for what was not sealed so. */
    open(sealed: string): string | null {
      try {
        return aes.open(own, Buffer.from(sealed, 'base64url'), purpose).toString('utf8')
      } catch {
        return null
      }
    },
  }
}
