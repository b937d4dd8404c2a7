const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** 18 characters of the GB 32100 alphabet: registration authority, kind, division (digits), organisation, check. */
export const socialCreditCodeForm = /^[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}$/

/**
 * Unified social credit code (GB 32100-2015): check character = (31 - Σ value × 3^(i-1) mod 31) mod 31.
 * A mismatch is a warning that staff may override: real codes that fail the sum have been seen.
 */
export function checkSocialCreditCode(code: string): 'valid' | 'checksum-mismatch' | 'malformed' {
  if (!socialCreditCodeForm.test(code)) return 'malformed'
  let sum = 0
  let weight = 1
  for (const character of code.slice(0, 17)) {
    sum += alphabet.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return code[17] === alphabet[(31 - (sum % 31)) % 31] ? 'valid' : 'checksum-mismatch'
}
