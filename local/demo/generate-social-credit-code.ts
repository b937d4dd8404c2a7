import { checkSocialCreditCode } from '../../domain/enterprises/social-credit-code.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** A code of an enterprise in the city with a true check character; the organisation part is the number. */
export function generateSocialCreditCode(cityCode: string, number: number): string {
  const body = `91${cityCode}MA${String(number % 10_000_000).padStart(7, '0')}`
  const code = Array.from(alphabet, (check) => body + check).find((one) => checkSocialCreditCode(one) === 'valid')
  if (!code) throw new Error(`no check character fits ${body}`)
  return code
}
