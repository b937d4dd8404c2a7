import type { PersonName } from '../kernel/personal.ts'

/** `王*明`: tells apart the holders of one phone, and tells a stranger little. A name of two characters shows its first. */
export function formOfAddress(name: PersonName): string {
  const characters = Array.from(name.reveal())
  return `${characters[0] ?? ''}*${characters.length > 2 ? characters.at(-1) : ''}`
}
