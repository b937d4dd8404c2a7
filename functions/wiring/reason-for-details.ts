import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'

const fewestLetters = 4

/** A purpose in words. It stands in an address, in the log and in the audit, so it names nobody by a number. */
export function reasonForDetails(why: string | undefined): string | Refusal<'invalid-request'> {
  const letters = why?.match(/\p{L}/gu) ?? []
  if (why === undefined || letters.length < fewestLetters || new Set(letters).size < 2)
    return refused(
      `Say why you need the details whole, in at least ${fewestLetters} characters: add why=… to details=full. 查看完整信息须用 why= 写明用途，至少${fewestLetters}个字，例如 why=核对团体票。`,
    )
  if (/\d{7}/.test(why.normalize('NFKC').replaceAll(/[\s\p{Pd}]/gu, '')))
    return refused(
      'Leave ID and telephone numbers out of the reason; it is kept on record. 用途将留存备查，请勿写身份证号或电话号码。',
    )
  return why
}

function refused(detail: string): Refusal<'invalid-request'> {
  return refuse('invalid-request', detail, [{ pointer: 'query/why', detail }])
}
