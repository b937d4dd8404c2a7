/** `$base64encode(text)`, of the UTF-8 bytes. */
export function encodeBase64(text: string | undefined): string | undefined {
  return text === undefined ? undefined : Buffer.from(text).toString('base64')
}

/** `$base64decode(text)`, read as UTF-8. */
export function decodeBase64(text: string | undefined): string | undefined {
  return text === undefined ? undefined : Buffer.from(text, 'base64').toString()
}
