import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { SetupProblem } from '../setup-problem.ts'

/** Hides what a ledger keeps: phones and texts of people must not lie readable on a disk. */
export interface LedgerSeal {
  seal(text: string): string
  /** @throws SetupProblem for a text that was sealed with another key, or was changed. */
  open(sealed: string): string
  /** The same for the same parts: stands for a key that may be somebody's phone. */
  nameFor(...parts: readonly string[]): string
}

/** No JSON begins so. */
const mark = 'sealed:'
const nonceBytes = 12
const tagBytes = 16

export const isSealed = (text: string) => text.startsWith(mark)

/** The key lies beside the ledger, readable by its owner only, and is made by the first start. */
export function ledgerSeal(file: string): LedgerSeal {
  const key = keyBeside(file)
  return {
    seal(text) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const bytes = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return mark + bytes.toString('base64')
    },
    open(sealed) {
      const bytes = Buffer.from(sealed.slice(mark.length), 'base64')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes))
      decipher.setAuthTag(bytes.subarray(-tagBytes))
      const text = decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8')
      try {
        return text + decipher.final('utf8')
      } catch {
        throw new SetupProblem(
          `${file} cannot be read with ${file}.key: put back the two of one folder, or choose another with --data`,
        )
      }
    },
    nameFor: (...parts) => createHmac('sha256', key).update(parts.join('\0')).digest('base64url'),
  }
}

function keyBeside(file: string): Buffer {
  const beside = `${file}.key`
  try {
    writeFileSync(beside, randomBytes(32), { flag: 'wx', mode: 0o600, flush: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(beside)
}
