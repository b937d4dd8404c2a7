import jsonata from 'jsonata'
import { offsetMinutes } from '../../model/offset-minutes.ts'

const read = jsonata('$toMillis(timestamp, picture)')

/** `$toMillis(timestamp, picture)`; an offset beyond ±18:00 is refused as no timestamp at all, also where a picture reads one. */
export async function readInstant(timestamp?: string, picture?: string): Promise<unknown> {
  const offset = /[+-]\d{2}:?\d{2}$/.exec(timestamp ?? '')?.[0]
  const readsOffset = picture === undefined || /\[[Zz][^\]]*\]$/.test(picture)
  if (readsOffset && offset !== undefined && offsetMinutes(offset) === undefined) {
    throw { code: 'D3110', value: timestamp }
  }
  return read.evaluate({ timestamp, picture })
}
