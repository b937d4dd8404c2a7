import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto'

const nonceBytes = 12
const tagBytes = 16

/**
 * AES-256-GCM: 12 bytes nonce, ciphertext, 16 bytes tag. What is said to be `bound` is authenticated with it, so that it opens only
 * for who says the same. Keys go in as key objects: of bytes Node finds out what they are by an error, which takes longer than the sealing.
 */
export const aes = {
  seal(key: Buffer, content: Buffer, bound: string): Buffer {
    const nonce = randomBytes(nonceBytes)
    const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce)
    cipher.setAAD(Buffer.from(bound))
    return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()])
  },
  open(key: Buffer, sealed: Buffer, bound: string): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), sealed.subarray(0, nonceBytes))
    decipher.setAAD(Buffer.from(bound))
    decipher.setAuthTag(sealed.subarray(-tagBytes))
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()])
  },
} as const
