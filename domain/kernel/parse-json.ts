/**
 * Reads JSON that was written elsewhere: a text, or the bytes of a file in UTF-8 or, where its mark says so, UTF-16. Editors
 * and shells on Windows begin a file with a byte order mark, which is no part of the JSON.
 * @throws Error where it is not JSON, or bytes are no text in that encoding.
 */
export function parseJson(written: string | Uint8Array): unknown {
  const text =
    typeof written === 'string' ? written : new TextDecoder(encodingOf(written), { fatal: true }).decode(written)
  return JSON.parse(text.replace(/^\uFEFF/, ''))
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
