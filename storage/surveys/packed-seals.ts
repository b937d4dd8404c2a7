import type { WorkerId } from '../../domain/kernel/ids.ts'

/** The sealed details of a worker by the letter under which they are packed. */
const letters = {
  n: 'sealedName',
  i: 'sealedNationalId',
  p: 'sealedPhone',
  q: 'sealedSecondPhone',
  t: 'sealedTownship',
  v: 'sealedVillage',
} as const

export type SealedDetail = (typeof letters)[keyof typeof letters]
type Details = { readonly [Name in SealedDetail]?: string | null | undefined }

type PackedSeals = { readonly [Name in 'seals' | SealedDetail]?: string }

export const sealedDetails = Object.values(letters)

/**
 * Sealed texts of one person say each whose they are and which key of theirs sealed it, which is half of their length
 * (`~1.<whose>.<key>.<sealed>`). An item says both once: `<key>.<letter><sealed>.<letter><sealed>…`. What was sealed with another key, or
 * otherwise, stays as it is beside; so does nothing of what is blank. Each is bound to person, detail and key as before.
 */
export function packSeals(workerId: WorkerId, details: Details): PackedSeals {
  const head = `~1.${workerId}.`
  const first = sealedDetails.map((name) => details[name]).find((text) => text?.startsWith(head))
  const key = first?.slice(head.length, first.lastIndexOf('.')) ?? ''
  const own = `${head}${key}.`
  const packed = Object.entries(letters).flatMap(([letter, name]) => {
    const text = details[name]
    return key !== '' && text?.startsWith(own) ? [`${letter}${text.slice(own.length)}`] : []
  })
  const others = sealedDetails.flatMap((name) => {
    const text = details[name]
    return text && !(key !== '' && text.startsWith(own)) ? [[name, text] as const] : []
  })
  return { ...(packed.length > 0 && { seals: [key, ...packed].join('.') }), ...Object.fromEntries(others) }
}

export function unpackSeals(workerId: WorkerId, seals: string | undefined): Details {
  const [key = '', ...packed] = seals?.split('.') ?? []
  return Object.fromEntries(
    packed.map((one) => [letters[one.charAt(0) as keyof typeof letters], `~1.${workerId}.${key}.${one.slice(1)}`]),
  )
}
