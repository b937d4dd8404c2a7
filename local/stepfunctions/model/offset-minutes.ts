/** Minutes east of Greenwich of `Z`, `+08:00` or `+0800`; undefined beyond ±18:00, where java.time ends, and for no offset. */
export function offsetMinutes(text: string): number | undefined {
  if (/^z$/i.test(text)) return 0
  const [, sign, hours = '', minutes = ''] = /^([+-])(\d{2}):?(\d{2})$/.exec(text) ?? []
  if (sign === undefined || Number(minutes) > 59) return undefined
  const east = Number(hours) * 60 + Number(minutes)
  if (east > 18 * 60) return undefined
  return sign === '-' ? -east : east
}
