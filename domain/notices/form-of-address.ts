import type { PersonName } from '../kernel/personal.ts'

/**
 * `王*明`: tells apart the holders of one phone, and tells a stranger little. A name of two characters shows its first, a name of one none.
 */
export function formOfAddress(name: PersonName): string {
  // Spaces and dots tell nothing: without them 张 三 is a name of two.
  const characters = Array.from(name.reveal().replace(/[\s·.]/g, ''))
  return `${characters.length > 1 ? characters[0] : ''}*${characters.length > 2 ? characters.at(-1) : ''}`
}
